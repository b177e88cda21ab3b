"""Co-participation as a grid, events by half-year as bars, and the reach of federal districts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.cell_grid import ROW_HEIGHT, across, cell_bars, down
from analysis.escaping import hover
from analysis.map_layers import NAMED_HOVER, MapView, flat_axes, marks
from analysis.texts import counted, number, text
from analysis.wording import district_name, half_year_short, joined, percent
from data.schema import HalfYear
from geo.geometry import PLANES
from geo.subjects import subjects

HEADER_HEIGHT = 110
TREND_HEIGHT = 260
DISTRICT_HEIGHT = 34
GAP_MAP_HEIGHT = 400
OTHER = "#9AA3AE"
LOOKS = {"covered": ("#1F78B4", style.ON_DARK, ""), "uncovered": ("#FDB863", style.ON_LIGHT, "/")}
NAMED_MISSING = 12


def together_grid(shared: pd.DataFrame) -> go.Figure:
    """Partners against partners, the events they share; on the diagonal, in grey, all events of each.

    ``shared`` is the frame of ``co_participation`` or its upper left corner.
    """
    labels = [hover(subjects()[code].label) for code in shared.index]
    return style.figure(
        cell_bars(together_cells(shared), _together_hover),
        height=HEADER_HEIGHT + ROW_HEIGHT * len(labels),
        coloraxis=style.class_colors(),
        xaxis=across(labels),
        yaxis=down(labels),
        annotations=[_own_total(position, shared.iat[position, position]) for position in range(len(labels))],
    )


def together_cells(shared: pd.DataFrame) -> pd.DataFrame:
    """The cells of the grid: nothing on the diagonal, where no two meet."""
    return shared.mask(np.eye(len(shared), dtype=bool))


def _own_total(position: int, events: int) -> dict:
    return {
        "x": position,
        "y": position,
        "text": number(events),
        "font": {"color": style.INK_SECONDARY},
        "showarrow": False,
    }


def _together_hover(one: str, other: str, value: float) -> str:
    events = counted("common.event", value) if value else text("depth.never_together")
    return f"<b>{hover(subjects()[one].name)} — {hover(subjects()[other].name)}</b><br>{events}"


def trend_bars(events: pd.Series, selected: HalfYear) -> go.Figure:
    """Events by half-year, the selected one in the accent colour; where there is no plan, it says so.

    ``events`` is a row of ``partner_trend`` or ``department_trend``.
    """
    labels = ["<br>".join(half_year_short(HalfYear.parse(key)).rsplit(maxsplit=1)) for key in events.index]
    known, no_plan = events.fillna(0).astype(int), text("depth.no_plan").replace(" ", "<br>")
    return style.figure(
        style.trace(
            "bar",
            x=labels,
            y=known,
            width=0.5,
            marker={"color": [style.ACCENT if key == selected.key else OTHER for key in events.index]},
            text=[no_plan if pd.isna(value) else f"<b>{number(value)}</b>" for value in events],
            textposition="outside",
            constraintext="none",
            hoverinfo="skip",
        ),
        height=TREND_HEIGHT,
        xaxis=style.rule_axis(type="category", showgrid=False, fixedrange=True, autotickangles=[0, 60, 90]),
        yaxis={"visible": False, "range": [0, max(known.max(), 1) * 1.25], "fixedrange": True},
    )


def reach_bars(reach: pd.DataFrame) -> go.Figure:
    """Subjects with and without an event by federal district; ``reach`` comes from ``district_reach``."""
    return style.figure(
        _subjects_bar(reach, reach["covered"], "covered"),
        _subjects_bar(reach, reach["subjects"] - reach["covered"], "uncovered"),
        height=90 + DISTRICT_HEIGHT * len(reach),
        barmode="stack",
        bargap=0.25,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
        xaxis=style.rule_axis(rangemode="tozero", tickformat="d", fixedrange=True),
        yaxis=style.rule_axis(autorange="reversed", showgrid=False, fixedrange=True),
    )


def _subjects_bar(reach: pd.DataFrame, values: pd.Series, series: str) -> style.Trace:
    color, ink, shape = LOOKS[series]
    return style.trace(
        "bar",
        orientation="h",
        y=reach["district"].map(district_name),
        x=values,
        name=text(f"depth.series_{series}"),
        marker={"color": color, "pattern": style.pattern(shape)},
        text=[str(value) if value else "" for value in values],
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont={"color": ink},
        textangle=0,
        hovertext=[_reach_hover(row, series) for row in reach.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _reach_hover(row, series: str) -> str:
    lines = [
        f"<b>{hover(district_name(row.district))}</b>",
        text("depth.reach_hover", covered=row.covered, total=row.subjects, share=percent(row.share)),
    ]
    if series == "uncovered" and row.missing:
        lines.append(text("depth.reach_missing", names=hover(joined(row.missing, limit=NAMED_MISSING))))
    return "<br>".join(lines)


def gap_map(partners: pd.Series, geometry_url: str, home: str, height: float = GAP_MAP_HEIGHT) -> go.Figure:
    """The whole country: subjects with an event and without; ``partners`` holds codes."""
    others = [code for code in PLANES["russia"].codes if code != home]
    reached = [int(code in set(partners)) for code in others]
    states = [text("depth.series_uncovered"), text("depth.series_covered")]
    areas = style.trace(
        "choropleth",
        geojson=geometry_url,
        featureidkey="id",
        locations=others,
        z=reached,
        zmin=0,
        zmax=1,
        colorscale=[[0, LOOKS["uncovered"][0]], [1, LOOKS["covered"][0]]],
        showscale=False,
        marker={"line": {"color": style.PAGE, "width": 0.7}},
        text=[states[state] for state in reached],
        hovertemplate=NAMED_HOVER,
    )
    return style.figure(
        areas,
        *marks(MapView.RUSSIA, geometry_url, home, None),
        height=height,
        geo=flat_axes(MapView.RUSSIA, home),
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )
