"""The choropleth over a pre-projected plane, and the tile grid: one colour scale for both."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.coverage.labels import Label, clear_labels
from analysis.escaping import hover
from analysis.texts import counted, number, text
from geo.geometry import PLANES, extent, hatch, label_points, neighbours, tile_labels, tiles
from geo.subjects import subjects

MAP_HEIGHT = 680
USUAL_WIDTH = 900  # pixels, on the screens the map is made for; labels are thinned out for it
LEGEND_ABOVE = {"l": 0, "r": 0, "t": 56, "b": 0}
LABEL_SIZE = 12
LABEL_ROOM = 2.5  # units of the plane, for names at the western edge
TILE_SIDE = 0.94
NO_FILL = "rgba(0,0,0,0)"


class MapView(StrEnum):
    """The presets of the map page."""

    EUROPE = "europe"
    RUSSIA = "russia"
    NEIGHBOURS = "neighbours"
    TILES = "tiles"

    @property
    def plane(self) -> str:
        return "russia" if self == MapView.RUSSIA else "europe"


def choropleth(
    counts: pd.DataFrame, view: MapView, geometry_url: str, home: str, picked: str | None, fractional: bool
) -> go.Figure:
    """Partner regions by class over one of the planes; the geometry comes by URL, never in the figure.

    ``counts`` is the frame of ``region_counts``; ``picked`` is outlined in the accent colour.
    """
    drawn = counts[counts["region"].isin(PLANES[view.plane].codes)]
    x_range, y_range = _window(view, home)
    traces = [
        _areas(drawn, geometry_url),
        _outline(home, geometry_url, style.INK, 2),
        _hatch(home, view.plane),
    ]
    if picked in PLANES[view.plane].codes:
        traces.append(_outline(picked, geometry_url, style.ACCENT, 3.5))
    return style.figure(
        *traces,
        _labels(drawn, view, home),
        height=MAP_HEIGHT,
        geo=_flat_axes(x_range, y_range),
        coloraxis=style.class_axis(fractional),
        margin=LEGEND_ABOVE,
    )


def tile_grid(counts: pd.DataFrame, home: str, picked: str | None, fractional: bool) -> go.Figure:
    """One equal tile per federal subject, so that a small one weighs as much as a large one."""
    grid = tiles().merge(counts, left_on="code", right_on="region", how="left")
    is_home = grid["code"] == home
    classes = grid["value_class"].fillna(0).astype(int)
    bars = go.Bar(
        x=grid["column"],
        y=[TILE_SIDE] * len(grid),
        base=grid["row"] - TILE_SIDE / 2,
        width=TILE_SIDE,
        customdata=grid["code"],
        marker={
            "color": classes,
            "coloraxis": "coloraxis",
            "line": {
                "width": _tile_borders(grid["code"], home, picked),
                "color": _tile_border_colors(grid["code"], picked),
            },
            "pattern": {
                "shape": ["/" if home_tile else "" for home_tile in is_home],
                "fgcolor": style.INK,
                "fillmode": "overlay",
            },
        },
        text=[_tile_text(row) for row in grid.itertuples()],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": [style.CLASS_TEXT_COLORS[value] for value in classes], "size": 12},
        hovertext=[_tile_hover(row, home) for row in grid.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    return style.figure(
        bars,
        height=MAP_HEIGHT,
        xaxis={
            "visible": False,
            "range": [grid["column"].min() - 0.6, grid["column"].max() + 0.6],
            "fixedrange": True,
        },
        yaxis={
            "visible": False,
            "range": [grid["row"].max() + 0.6, grid["row"].min() - 0.6],
            "fixedrange": True,
        },
        coloraxis=style.class_axis(fractional),
        margin=LEGEND_ABOVE,
    )


def _areas(counts: pd.DataFrame, geometry_url: str) -> go.Choropleth:
    return go.Choropleth(
        geojson=geometry_url,
        featureidkey="id",
        locations=counts["region"],
        z=counts["value_class"],
        coloraxis="coloraxis",
        marker={"line": {"color": style.PAGE, "width": 0.7}},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        text=[_hover_text(row) for row in counts.itertuples()],
        hovertemplate="%{text}<extra></extra>",
    )


def _outline(code: str, geometry_url: str, color: str, width: float) -> go.Choropleth:
    return go.Choropleth(
        geojson=geometry_url,
        featureidkey="id",
        locations=[code],
        z=[0],
        colorscale=[[0, NO_FILL], [1, NO_FILL]],
        showscale=False,
        hoverinfo="skip",
        marker={"line": {"color": color, "width": width}},
    )


def _hatch(home: str, plane: str) -> go.Scattergeo:
    lon, lat = hatch(home, plane)
    return go.Scattergeo(
        lon=lon, lat=lat, mode="lines", line={"color": style.INK, "width": 0.7}, hoverinfo="skip"
    )


def _labels(counts: pd.DataFrame, view: MapView, home: str) -> go.Scattergeo:
    """Names on the map, the home region first, then the busiest, as many as stand clear of each other."""
    x_range, y_range = _window(view, home)
    named = counts if view == MapView.NEIGHBOURS else counts[counts["events"] > 0]
    points = label_points(view.plane).set_index("code")
    units_per_pixel = max((x_range[1] - x_range[0]) / USUAL_WIDTH, (y_range[1] - y_range[0]) / MAP_HEIGHT)
    candidates = [
        Label(hover(subjects()[code].label), points["x"][code], points["y"][code], code)
        for code in [home, *named["region"]]
        if x_range[0] < points["x"][code] < x_range[1] and y_range[0] < points["y"][code] < y_range[1]
    ]
    placed = clear_labels(candidates, LABEL_SIZE, units_per_pixel)
    return go.Scattergeo(
        lon=[label.x for label in placed],
        lat=[label.y for label in placed],
        mode="text",
        text=[label.text for label in placed],
        textfont={
            "size": LABEL_SIZE,
            "color": style.INK,
            "shadow": style.HALO,
        },
        hoverinfo="skip",
    )


def _window(view: MapView, home: str) -> tuple[tuple[float, float], tuple[float, float]]:
    if view == MapView.NEIGHBOURS:
        return extent([home, *neighbours(home)], view.plane)
    plane = PLANES[view.plane]
    west, east = plane.lon_range
    return (west - LABEL_ROOM, east), plane.lat_range


def _flat_axes(x_range: tuple[float, float], y_range: tuple[float, float]) -> dict:
    return {
        "projection": {"type": "equirectangular"},
        "visible": False,
        "lonaxis": {"range": x_range},
        "lataxis": {"range": y_range},
        "bgcolor": style.PAGE,
    }


def _hover_text(row) -> str:
    if not row.events:
        return f"<b>{hover(row.name)}</b><br>{text('common.none')}"
    lines = [
        f"<b>{hover(row.name)}</b>",
        counted("common.event", row.events),
        text("coverage.hover_share", value=number(row.fractional, 2)),
        counted("common.department", row.departments),
    ]
    return "<br>".join(lines)


def _tile_hover(row, home: str) -> str:
    if row.code == home:
        return f"<b>{hover(subjects()[home].name)}</b><br>{text('coverage.home')}"
    return _hover_text(row)


def _tile_text(row) -> str:
    label = tile_labels()[row.code]
    return f"{label}<br><b>{number(row.value)}</b>" if row.value > 0 else label


def _tile_borders(codes: pd.Series, home: str, picked: str | None) -> list[float]:
    return [3 if code == picked else 2 if code == home else 0 for code in codes]


def _tile_border_colors(codes: pd.Series, picked: str | None) -> list[str]:
    return [style.ACCENT if code == picked else style.INK for code in codes]
