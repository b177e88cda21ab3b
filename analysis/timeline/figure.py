"""Monthly bars: how full each month is."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.departments import short_names
from analysis.escaping import hover
from analysis.texts import counted, text
from analysis.timeline.counts import PERMANENT, Split
from analysis.wording import attendance_name, month_short
from data.schema import Attendance, HalfYear

BARS_HEIGHT = 380


def monthly_bars(
    monthly: pd.DataFrame, half_year: HalfYear, split: Split, height: int = BARS_HEIGHT
) -> go.Figure:
    """Stacked bars by month, zero-based; the permanent events on top, hatched and grey."""
    months = list(dict.fromkeys(zip(monthly["year"], monthly["month"], strict=True)))
    labels = [_month_label(year, month, half_year) for year, month in months]
    series = list(dict.fromkeys(monthly["series"]))
    names = series_names(series, split)
    traces = [
        _month_series(
            monthly[monthly["series"] == name], labels, names[name], _series_look(name, split, position)
        )
        for position, name in enumerate(series)
    ]
    totals = monthly.groupby(["year", "month"])["events"].sum()
    marks = style.trace(
        "scatter",
        x=labels,
        y=[totals[month] for month in months],
        text=[f"<b>{totals[month]}</b>" for month in months],
        mode="text",
        textposition="top center",
        hoverinfo="skip",
        showlegend=False,
        textfont={"size": 16},
    )
    return style.figure(
        *traces,
        marks,
        height=height,
        barmode="stack",
        bargap=0.35,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        xaxis=style.rule_axis(type="category", showgrid=False, fixedrange=True),
        yaxis=style.rule_axis(
            rangemode="tozero", range=[0, max(totals.max(), 1) * 1.15], tickformat="d", fixedrange=True
        ),
    )


def _month_series(monthly: pd.DataFrame, labels: list[str], name: str, look: tuple[str, str]) -> style.Trace:
    color, pattern = look
    return style.trace(
        "bar",
        x=labels,
        y=monthly["events"],
        name=hover(name),
        marker={
            "color": color,
            "pattern": style.pattern(pattern),
        },
        customdata=list(zip(monthly["year"], monthly["month"], strict=True)),
        hovertext=[f"{hover(name)}: {counted('common.event', value)}" for value in monthly["events"]],
        hovertemplate="%{hovertext}<extra></extra>",
        **style.KEEP_UNPICKED,
    )


def series_names(series: Iterable[str], split: Split) -> dict[str, str]:
    """What the legend calls each series; no two are called the same."""
    dated = [name for name in series if name != PERMANENT]
    names = (
        short_names(dated) if split == Split.DEPARTMENT else {name: attendance_name(name) for name in dated}
    )
    return names | {PERMANENT: text("timeline.permanent")}


def _series_look(name: str, split: Split, position: int) -> tuple[str, str]:
    if name == PERMANENT:
        return style.PERMANENT_COLOR, "/"
    if split == Split.ATTENDANCE:
        return style.ATTENDANCE_COLORS[Attendance(name)], style.ATTENDANCE_PATTERNS[Attendance(name)]
    return style.SEQUENCE[position % len(style.SEQUENCE)], ""


def _month_label(year: int, month: int, half_year: HalfYear) -> str:
    inside = (year, month) in half_year.months
    return month_short(month) if inside else text("timeline.outside", month=month_short(month), year=year)
