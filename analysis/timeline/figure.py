"""Monthly bars and the interval chart."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.departments import short_name, short_names
from analysis.escaping import hover
from analysis.event_text import event_number, shortened
from analysis.texts import counted, text
from analysis.timeline.counts import PERMANENT, Split
from analysis.wording import attendance_name, date_span, month_short
from data.schema import Attendance, HalfYear, Precision

BARS_HEIGHT = 380
ROW_HEIGHT = 27
NARROW_ROW_HEIGHT, NARROW_TITLE_LENGTH = 44, 40
AXES_HEIGHT = 90
AXIS_TITLE_LENGTH = 46


def monthly_bars(monthly: pd.DataFrame, half_year: HalfYear, split: Split) -> go.Figure:
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
        height=BARS_HEIGHT,
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


def interval_chart(intervals: pd.DataFrame, half_year: HalfYear, narrow: bool = False) -> go.Figure:
    """One bar per event from start to end: solid for exact days, pale and hatched for whole months.

    Where it is ``narrow`` each event's name stands over its bar instead of beside it.
    """
    exact = intervals["precision"] == Precision.DAY
    traces = [
        _interval_bars(intervals[exact], half_year, text("timeline.exact"), style.ACCENT, ""),
        _interval_bars(intervals[~exact], half_year, text("timeline.approximate"), "#A9C6E8", "/"),
    ]
    if narrow:
        for trace in traces:
            trace.update(width=0.32, offset=0.1)
    first = min([pd.Timestamp(half_year.start), *intervals["start"]])
    last = max([pd.Timestamp(half_year.end) + pd.Timedelta(days=1), *intervals["until"]])
    months = pd.period_range(first, last - pd.Timedelta(days=1), freq="M")
    return style.figure(
        *traces,
        height=AXES_HEIGHT + (NARROW_ROW_HEIGHT if narrow else ROW_HEIGHT) * len(intervals),
        barmode="overlay",
        bargap=0.3,
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "xref": "container",
            "y": 1,
            "yanchor": "top",
            "yref": "container",
        },
        margin={"l": 8, "r": 8, "t": 64, "b": 8},
        xaxis=style.rule_axis(
            type="date",
            side="top",
            range=[first.replace(day=1), last],
            tickvals=[period.start_time + (period.end_time - period.start_time) / 2 for period in months],
            ticktext=[month_short(period.month) for period in months],
            showgrid=False,
            fixedrange=True,
        ),
        yaxis=style.rule_axis(
            tickvals=list(range(len(intervals))),
            ticktext=[_axis_title(event) for event in intervals.itertuples()],
            range=[len(intervals) - 0.5, -0.5],
            showgrid=False,
            fixedrange=True,
            showticklabels=not narrow,
        ),
        shapes=[*_before_half_year(first, half_year), *_month_starts(months)],
        annotations=_names_over_bars(intervals) if narrow else [],
    )


def _interval_bars(
    events: pd.DataFrame, half_year: HalfYear, name: str, color: str, pattern: str
) -> style.Trace:
    return style.trace(
        "bar",
        orientation="h",
        base=events["start"],
        x=(events["until"] - events["start"]).dt.total_seconds() * 1000,
        y=events.index,
        name=name,
        marker={
            "color": color,
            "line": {"color": style.ACCENT, "width": 1},
            "pattern": style.pattern(pattern),
        },
        customdata=events["event_id"],
        hovertext=[_interval_hover(event, half_year) for event in events.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
        **style.KEEP_UNPICKED,
    )


def _interval_hover(event, half_year: HalfYear) -> str:
    dates = date_span(event.start, event.end, event.precision, half_year)
    lines = [
        f"<b>{event_number(event.number)} · {dates}</b>",
        hover(shortened(event.title)),
        hover(short_name(event.department)),
    ]
    return "<br>".join(lines)


def _axis_title(event, length: int = AXIS_TITLE_LENGTH) -> str:
    return f"{event_number(event.number)} {hover(shortened(event.title, length))}"


def _names_over_bars(intervals: pd.DataFrame) -> list[dict]:
    """Each event's name at the left edge over its bar: labels inside an axis would hide the months."""
    return [
        {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": row,
            "yanchor": "bottom",
            "text": _axis_title(event, NARROW_TITLE_LENGTH),
            "showarrow": False,
        }
        for row, event in enumerate(intervals.itertuples())
    ]


def _month_starts(months: pd.PeriodIndex) -> list[dict]:
    """A thin rule where each month but the first begins; the month's name stands between two."""
    return [
        {
            "type": "line",
            "x0": month.start_time,
            "x1": month.start_time,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": style.RULE, "width": 1},
            "layer": "below",
        }
        for month in months[1:]
    ]


def _before_half_year(first: pd.Timestamp, half_year: HalfYear) -> list[dict]:
    start = pd.Timestamp(half_year.start)
    if first >= start:
        return []
    return [
        {
            "type": "rect",
            "x0": first.replace(day=1),
            "x1": start,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "fillcolor": style.INK_SECONDARY,
            "opacity": 0.08,
            "line": {"width": 0},
            "layer": "below",
        }
    ]
