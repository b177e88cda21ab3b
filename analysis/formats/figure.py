"""Stacked bars by department for one aspect of how events are held."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.departments import short_names
from analysis.escaping import hover
from analysis.formats.counts import Reach
from analysis.texts import counted, text
from analysis.wording import attendance_name, kind_name
from data.schema import Attendance, EventKind

ROW_HEIGHT = 38
AXES_HEIGHT = 100
REACH_COLORS = {
    Reach.BILATERAL: "#0072B2",
    Reach.MULTILATERAL: "#56B4E9",
    Reach.NATIONWIDE: "#CC79A7",
    Reach.OTHER: "#9AA3AE",
}
KIND_PATTERNS = ("", "/", "\\", "x")
BAR_CHARACTERS = 70  # that fit along the longest bar on the narrowest desktop screen


def value_name(aspect: str, value: str) -> str:
    """What a value of the aspect is called."""
    if aspect == "reach":
        return text(f"formats.reach_{value}")
    return attendance_name(value) if aspect == "attendance" else kind_name(value)


def bars(counts: pd.DataFrame, aspect: str) -> go.Figure:
    """Departments down, the busiest first; the number of events in every segment."""
    totals = counts.groupby("department")["events"].sum().sort_values(ascending=False, kind="stable")
    shorts = short_names(totals.index)
    traces = [
        _segment(counts[counts["value"] == value], aspect, value, shorts, totals.max())
        for value in _values(counts, aspect)
    ]
    return style.figure(
        *traces,
        height=AXES_HEIGHT + ROW_HEIGHT * len(totals),
        barmode="stack",
        bargap=0.3,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        xaxis=style.rule_axis(rangemode="tozero", tickformat="d", dtick=_step(totals.max()), fixedrange=True),
        yaxis=style.rule_axis(
            categoryorder="array",
            categoryarray=[hover(shorts[name]) for name in reversed(totals.index)],
            showgrid=False,
            fixedrange=True,
        ),
    )


def _values(counts: pd.DataFrame, aspect: str) -> list[str]:
    order = {"attendance": Attendance, "kind": EventKind, "reach": Reach}[aspect]
    return [member.value for member in order if (counts["value"] == member.value).any()]


def _segment(
    counts: pd.DataFrame, aspect: str, value: str, shorts: dict[str, str], longest: int
) -> style.Trace:
    color, pattern = _look(aspect, value)
    name = value_name(aspect, value)
    return style.trace(
        "bar",
        orientation="h",
        y=[hover(shorts[department]) for department in counts["department"]],
        x=counts["events"],
        name=name,
        text=[_segment_text(name, value, longest) for value in counts["events"]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": style.text_on(color)},
        customdata=[[department, value] for department in counts["department"]],
        hovertext=[
            f"<b>{hover(row.department)}</b><br>{name}: {counted('common.event', row.events)}"
            for row in counts.itertuples()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": color,
            "pattern": style.pattern(pattern),
        },
        **style.KEEP_UNPICKED,
    )


def _segment_text(name: str, value: int, longest: int) -> str:
    """Name and number where both fit in the segment, else the number alone."""
    full = f"{name} {value}"
    return full if len(full) <= value / longest * BAR_CHARACTERS else str(value)


def _look(aspect: str, value: str) -> tuple[str, str]:
    if aspect == "attendance":
        return style.ATTENDANCE_COLORS[Attendance(value)], style.ATTENDANCE_PATTERNS[Attendance(value)]
    if aspect == "reach":
        return REACH_COLORS[Reach(value)], ""
    if value == EventKind.UNSPECIFIED:
        return style.ATTENDANCE_COLORS[Attendance.UNSPECIFIED], ""
    position = list(EventKind).index(EventKind(value))
    colors = style.SEQUENCE[:-1]
    return colors[position % len(colors)], KIND_PATTERNS[position // len(colors) % len(KIND_PATTERNS)]


def _step(largest: int) -> int:
    return max(1, round(largest / 8))
