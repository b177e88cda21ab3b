"""The small map of a region's profile: where it lies, seen from the home region."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis import style
from analysis.map_layers import MapView, Room, flat_axes, marks, names
from geo.geometry import PLANES, label_points, neighbours

MAP_HEIGHT = 400
PICKED = "rgba(80, 140, 210, 0.45)"  # on a light page and in a dark room


def closest_view(region: str, home: str) -> MapView:
    """The nearest preset that shows the region: the neighbours, European Russia, or the country."""
    if region in neighbours(home):
        return MapView.NEIGHBOURS
    return MapView.EUROPE if is_in_europe(region) else MapView.RUSSIA


def is_in_europe(region: str) -> bool:
    """Whether the European picture shows the region, and not only an edge of it."""
    plane = PLANES[MapView.EUROPE.plane]
    points = label_points(plane.name).set_index("code")
    if region not in points.index:
        return False
    (west, east), (south, north) = plane.lon_range, plane.lat_range
    return west < points["x"][region] < east and south < points["y"][region] < north


def region_map(region: str, home: str, view: MapView, geometry_url: str) -> go.Figure:
    """The region filled and outlined, the home region hatched, all others plain."""
    codes = list(PLANES[view.plane].codes)
    areas = style.trace(
        "choropleth",
        geojson=geometry_url,
        featureidkey="id",
        locations=codes,
        z=[int(code == region) for code in codes],
        zmin=0,
        zmax=1,
        colorscale=[[0, style.CLASS_COLORS[0]], [1, PICKED]],
        showscale=False,
        marker={"line": {"color": style.PAGE, "width": 0.7}},
        hovertemplate="%{properties.name}<extra></extra>",
    )
    return style.figure(
        areas,
        *marks(view, geometry_url, home, region),
        names([region], view, home, room=Room(420, MAP_HEIGHT)),
        height=MAP_HEIGHT,
        geo=flat_axes(view, home),
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )
