"""The choropleth over a pre-projected plane, and the tile grid: one colour scale for both."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.escaping import hover
from analysis.map_layers import (
    LEGEND_HEIGHT,
    MAP_HEIGHT,
    NAMED_HOVER,
    USUAL_ROOM,
    MapView,
    Room,
    flat_axes,
    marks,
    names,
    stand_whole,
)
from analysis.texts import counted, number, text
from analysis.tile_layers import tile_axes, tile_bars
from geo.geometry import PLANES, areas, label_points, tile_labels, tiles
from geo.subjects import subjects

FIRST_DARK_CLASS = 3
SPECK_AREA = 3000  # km²: Moscow, Saint Petersburg, Sevastopol
LEGEND_ABOVE = {"l": 0, "r": 0, "t": LEGEND_HEIGHT, "b": 0}


def choropleth(
    counts: pd.DataFrame,
    view: MapView,
    geometry_url: str,
    home: str,
    picked: str | None,
    class_axis: dict,
    room: Room = USUAL_ROOM,
) -> go.Figure:
    """Partner regions by class over one of the planes; the geometry comes by URL, never in the figure.

    ``counts`` is the frame of ``region_counts``, ``class_axis`` comes from ``style.class_axis``;
    ``picked`` is outlined in the accent colour; ``room`` is what the map may fill.
    """
    drawn = counts[counts["region"].isin(PLANES[view.plane].codes)]
    named = drawn if view == MapView.NEIGHBOURS else drawn[drawn["events"] > 0]
    specks = named[named["region"].map(areas()) < SPECK_AREA]
    specks = specks[specks["region"].isin(stand_whole(specks["region"], view, home))]
    dark = set(named.loc[named["value_class"] >= FIRST_DARK_CLASS, "region"]) - set(specks["region"])
    return style.figure(
        _areas(drawn, geometry_url),
        *marks(view, geometry_url, home, picked),
        _dots(specks, view, picked),
        names(named["region"], view, home, room=room, on_dark=dark, lifted=set(specks["region"])),
        height=room.height,
        geo=flat_axes(view, home),
        coloraxis=class_axis,
        margin=LEGEND_ABOVE,
    )


def tile_grid(
    counts: pd.DataFrame, home: str, picked: str | None, class_axis: dict, height: int = MAP_HEIGHT
) -> go.Figure:
    """One equal tile per federal subject, so that a small one weighs as much as a large one."""
    grid = tiles().merge(counts, left_on="code", right_on="region", how="left")
    classes = grid["value_class"].fillna(0).astype(int)
    bars = tile_bars(
        grid,
        color={"color": classes, "coloraxis": "coloraxis"},
        texts=[_tile_text(row) for row in grid.itertuples()],
        text_colors=[style.CLASS_TEXT_COLORS[value] for value in classes],
        home=home,
        picked=picked,
    )
    bars["hovertext"] = [_tile_hover(row, home) for row in grid.itertuples()]
    bars["hovertemplate"] = "%{hovertext}<extra></extra>"
    return style.figure(
        bars,
        height=height,
        **tile_axes(grid),
        coloraxis=class_axis,
        margin=LEGEND_ABOVE,
    )


def leaders(partners: pd.DataFrame, row_height: int) -> go.Figure:
    """Partners by what the map shows, a bar each; rows of ``region_counts``, the first on top."""
    return style.figure(
        style.trace(
            "bar",
            orientation="h",
            y=[hover(subjects()[code].label) for code in partners["region"]],
            x=partners["value"],
            text=[number(value, 2) for value in partners["value"]],
            textposition="outside",
            cliponaxis=False,
            marker={"color": style.ACCENT},
            hoverinfo="skip",
        ),
        height=row_height * len(partners),
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        bargap=0.35,
        xaxis={"visible": False, "range": [0, partners["value"].max() * 1.2], "fixedrange": True},
        yaxis=style.rule_axis(autorange="reversed", dtick=1, showgrid=False, fixedrange=True, ticks=""),
    )


def _areas(counts: pd.DataFrame, geometry_url: str) -> style.Trace:
    return style.trace(
        "choropleth",
        geojson=geometry_url,
        featureidkey="id",
        locations=counts["region"],
        z=counts["value_class"],
        coloraxis="coloraxis",
        marker={"line": {"color": style.PAGE, "width": 0.7}},
        text=[_hover_figures(row) for row in counts.itertuples()],
        hovertemplate=NAMED_HOVER,
        **style.KEEP_UNPICKED,
    )


def _dots(counts: pd.DataFrame, view: MapView, picked: str | None) -> style.Trace:
    """A dot for each subject too small to be seen: Moscow is the busiest partner and a speck."""
    points = label_points(view.plane).set_index("code").loc[counts["region"]]
    return style.trace(
        "scattergeo",
        lon=points["x"],
        lat=points["y"],
        mode="markers",
        marker={
            "size": 13,
            "color": counts["value_class"],
            "coloraxis": "coloraxis",
            "line": {
                "width": 2,
                "color": [style.ACCENT if code == picked else style.PAGE for code in counts["region"]],
            },
        },
        customdata=counts["region"],
        text=[_hover_text(row) for row in counts.itertuples()],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        **style.KEEP_UNPICKED,
    )


def _hover_text(row) -> str:
    return f"<b>{hover(row.name)}</b><br>{_hover_figures(row)}"


def _hover_figures(row) -> str:
    if not row.events:
        return text("common.none")
    lines = [
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
    return f"{label}<br><b>{number(row.value, 2)}</b>" if row.value > 0 else label
