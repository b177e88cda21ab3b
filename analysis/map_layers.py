"""What every map is made of, whatever its colours mean: the window, the home region, names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from analysis import style
from analysis.escaping import hover
from analysis.map_labels import Label, clear_labels
from analysis.texts import text
from analysis.wording import joined
from geo.geometry import PLANES, extent, hatch, label_points, neighbours
from geo.subjects import subjects

MAP_HEIGHT = 680
LEGEND_HEIGHT = 56
LABEL_SIZE = 12
LABEL_ROOM = 2.5  # units of the plane, for names at the western edge
MAY_MOVE = 6  # names, the most important ones, that may stand beside their point
DOT_ROOM = 0.02  # of the height of a map
NO_FILL = "rgba(0,0,0,0)"
# The name comes with the geometry, the rest with each change of a filter.
NAMED_HOVER = "<b>%{properties.name}</b><br>%{text}<extra></extra>"

Range = tuple[float, float]


class MapView(StrEnum):
    """The presets of a map."""

    EUROPE = "europe"
    RUSSIA = "russia"
    NEIGHBOURS = "neighbours"
    TILES = "tiles"

    @property
    def plane(self) -> str:
        return "russia" if self == MapView.RUSSIA else "europe"


@dataclass(frozen=True, slots=True)
class Room:
    """What a map and the legend above it may fill, in pixels; names are thinned out for it.

    ``type_size`` is that of the names: the larger it is, the fewer fit.
    """

    width: float = 560
    height: float = MAP_HEIGHT
    type_size: float = LABEL_SIZE


USUAL_ROOM = Room()


def height_within(view: MapView, home: str, width: float) -> int:
    """The height at which a map with its legend fills a width, so that nothing stands empty."""
    x_range, y_range = _window(view, home)
    return round(LEGEND_HEIGHT + width * (y_range[1] - y_range[0]) / (x_range[1] - x_range[0]))


def marks(view: MapView, geometry_url: str, home: str, picked: str | None) -> list[style.Trace]:
    """The home region outlined and hatched, and the picked one outlined in the accent colour."""
    layers = [_outline(home, geometry_url, style.INK, 2), _hatch(home, view.plane)]
    if picked in PLANES[view.plane].codes:
        layers.append(_outline(picked, geometry_url, style.ACCENT, 3.5))
    return layers


def names(
    codes: Iterable[str],
    view: MapView,
    home: str,
    notes: Mapping[str, str] | None = None,
    room: Room = USUAL_ROOM,
    on_dark: Collection[str] = (),
    lifted: Collection[str] = (),
) -> style.Trace:
    """Names on the map, the home region's first, then in the order given, as many as stand clear.

    The first ``MAY_MOVE`` stand beside their point where they find no room on it; not in the large type of
    the wall, in which they would seem to name a neighbour.

    ``notes`` are a few signs to write after the name of a region, by code; ``room`` decides
    how many names fit; names ``on_dark`` areas are written in white, those ``lifted`` above their point.
    """
    x_range, y_range = _window(view, home)
    points = label_points(view.plane)
    places = dict(zip(points["code"], zip(points["x"], points["y"], strict=True), strict=True))
    units_per_pixel = max(
        (x_range[1] - x_range[0]) / room.width,
        (y_range[1] - y_range[0]) / (room.height - LEGEND_HEIGHT),
    )
    candidates = [
        Label(
            _label(code, notes or {}),
            places[code][0],
            places[code][1] + (room.type_size * units_per_pixel if code in lifted else 0),
            code,
        )
        for code in [home, *codes]
    ]
    dark = {label for label in candidates if label.code in on_dark}  # beside its point a name is on no area
    may_move = MAY_MOVE if room.type_size <= LABEL_SIZE else 0
    placed = clear_labels(candidates, room.type_size, units_per_pixel, x_range, y_range, may_move)
    return style.trace(
        "scattergeo",
        lon=[round(label.x, 2) for label in placed],
        lat=[round(label.y, 2) for label in placed],
        mode="text",
        text=[label.text for label in placed],
        textfont={
            "size": room.type_size,
            "color": [style.ON_DARK if label in dark else style.INK for label in placed],
            "shadow": [style.DARK_HALO if label in dark else style.HALO for label in placed],
        },
        hoverinfo="skip",
        showlegend=False,
    )


def stand_whole(codes: Iterable[str], view: MapView, home: str) -> list[str]:
    """Those whose point lies so far within the map that a dot on it is not cut."""
    (west, east), (south, north) = _window(view, home)
    edge = DOT_ROOM * (north - south)
    points = label_points(view.plane).set_index("code").loc[list(codes)]
    inside = points["x"].between(west + edge, east - edge) & points["y"].between(south + edge, north - edge)
    return list(points.index[inside])


def beyond_note(view: MapView, codes: Iterable[str], limit: int | None = None) -> str:
    """Who lies beyond a picture of the European part, at most ``limit`` named; empty where nobody does."""
    reached = PLANES[view.plane].codes
    names = [subjects()[code].label for code in codes if view == MapView.EUROPE and code not in reached]
    return text("common.beyond", names=joined(names, limit)) if names else ""


def flat_axes(view: MapView, home: str) -> dict:
    """Plotly's ``layout.geo`` for a plane that is already projected."""
    x_range, y_range = _window(view, home)
    return {
        "projection": {"type": "equirectangular"},
        "visible": False,
        "lonaxis": {"range": x_range},
        "lataxis": {"range": y_range},
        "bgcolor": style.PAGE,
    }


def _outline(code: str, geometry_url: str, color: str, width: float) -> style.Trace:
    return style.trace(
        "choropleth",
        geojson=geometry_url,
        featureidkey="id",
        locations=[code],
        z=[0],
        colorscale=[[0, NO_FILL], [1, NO_FILL]],
        showscale=False,
        hoverinfo="skip",
        marker={"line": {"color": color, "width": width}},
    )


@cache
def _hatch(home: str, plane: str) -> style.Trace:
    lon, lat = ([None if at is None else round(at, 2) for at in line] for line in hatch(home, plane))
    return style.trace(
        "scattergeo",
        lon=lon,
        lat=lat,
        mode="lines",
        line={"color": style.INK, "width": 0.7},
        hoverinfo="skip",
        showlegend=False,
    )


@cache
def _window(view: MapView, home: str) -> tuple[Range, Range]:
    if view == MapView.NEIGHBOURS:
        return extent([home, *neighbours(home)], view.plane)
    plane = PLANES[view.plane]
    west, east = plane.lon_range
    return (west - LABEL_ROOM, east), plane.lat_range


def _label(code: str, notes: Mapping[str, str]) -> str:
    note = notes.get(code)
    return hover(subjects()[code].label) + (f" {note}" if note else "")
