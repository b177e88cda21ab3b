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
CHARACTER = 8  # pixels
AXES_HEIGHT = 100
REACH_COLORS = {
    Reach.BILATERAL: "#0072B2",
    Reach.MULTILATERAL: "#56B4E9",
    Reach.NATIONWIDE: "#CC79A7",
    Reach.OTHER: "#9AA3AE",
}
LEGEND = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"}
LEGEND_LINE = 21  # pixels
LEGEND_ENTRY = 108  # pixels of a name, two of which stand beside each other on a phone
KIND_PATTERNS = ("", "/", "\\", "x")
BAR_CHARACTERS = 70  # that fit along the longest bar on the narrowest desktop screen
BAR_CHARACTERS_NARROW = 26  # and on a phone


def value_name(aspect: str, value: str) -> str:
    """What a value of the aspect is called."""
    if aspect == "reach":
        return text(f"formats.reach_{value}")
    return attendance_name(value) if aspect == "attendance" else kind_name(value)


def bars(counts: pd.DataFrame, aspect: str, narrow: bool = False, height: int | None = None) -> go.Figure:
    """Departments down, the busiest first; the number of events in every segment.

    The figure is as tall as its rows need, or ``height`` pixels.
    """
    letters = BAR_CHARACTERS_NARROW if narrow else BAR_CHARACTERS
    totals = counts.groupby("department")["events"].sum().sort_values(ascending=False, kind="stable")
    shorts = short_names(totals.index)
    traces = [
        _segment(counts[counts["value"] == value], aspect, value, shorts, letters / totals.max())
        for value in _values(counts, aspect)
    ]
    room = _legend_and_height([trace["name"] for trace in traces], len(totals), narrow)
    return style.figure(
        *traces,
        barmode="stack",
        bargap=0.3,
        showlegend=True,
        **room | ({} if height is None else {"height": height}),
        xaxis=style.rule_axis(rangemode="tozero", tickformat="d", dtick=_step(totals.max()), fixedrange=True),
        yaxis=style.rule_axis(
            categoryorder="array",
            categoryarray=[hover(shorts[name]) for name in reversed(totals.index)],
            showgrid=False,
            fixedrange=True,
        ),
    )


def _legend_and_height(names: list[str], rows: int, narrow: bool) -> dict:
    """On a phone the legend has the whole width, two columns where names are short, and room of its own."""
    height = AXES_HEIGHT + ROW_HEIGHT * rows
    if not narrow:
        return {"legend": LEGEND, "height": height}
    is_short = max(map(len, names)) * CHARACTER < LEGEND_ENTRY
    above = LEGEND_LINE * (-(-len(names) // 2) if is_short else len(names)) + 20
    legend = {**LEGEND, "xref": "container", "yref": "container", "y": 1, "yanchor": "top", "maxheight": 1}
    return {
        "legend": legend | {"entrywidth": LEGEND_ENTRY if is_short else 2 * LEGEND_ENTRY},
        "margin": {"l": 8, "r": 8, "t": above, "b": 8},
        "height": height + above - LEGEND_LINE,
    }


def _values(counts: pd.DataFrame, aspect: str) -> list[str]:
    order = {"attendance": Attendance, "kind": EventKind, "reach": Reach}[aspect]
    return [member.value for member in order if (counts["value"] == member.value).any()]


def _segment(
    counts: pd.DataFrame, aspect: str, value: str, shorts: dict[str, str], room: float
) -> style.Trace:
    color, pattern = _look(aspect, value)
    name = value_name(aspect, value)
    return style.trace(
        "bar",
        orientation="h",
        y=[hover(shorts[department]) for department in counts["department"]],
        x=counts["events"],
        name=name,
        text=[_segment_text(name, value, room) for value in counts["events"]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": style.text_on(color), "shadow": style.halo(color)},
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


def _segment_text(name: str, value: int, room: float) -> str:
    """Name and number where both fit in a segment with ``room`` characters for an event, else the number."""
    full = f"{name} {value}"
    return full if len(full) <= value * room else str(value)


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
