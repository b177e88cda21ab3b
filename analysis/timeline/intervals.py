"""The interval chart: every event from its beginning to its end, exact days and whole months told apart."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.departments import short_name
from analysis.escaping import hover
from analysis.event_text import event_number, shortened
from analysis.texts import text
from analysis.timeline.counts import drawn
from analysis.wording import date_span, month_short
from data.schema import HalfYear, Precision

DAY = pd.Timedelta(days=1)
ROW_HEIGHT = 27
BAR_WIDTH = 0.7  # of a row; left to Plotly, a series would take it from the distance of its own rows
NARROW_ROW_HEIGHT, NARROW_TITLE_LENGTH = 44, 40
AXES_HEIGHT = 90
AXIS_TITLE_LENGTH = 46


def interval_chart(intervals: pd.DataFrame, half_year: HalfYear, narrow: bool = False) -> go.Figure:
    """One bar per event from start to end: solid for exact days, pale and hatched for whole months.

    Where it is ``narrow`` each event's name stands over its bar instead of beside it. Bars end at the edge
    of what is ``drawn``.
    """
    earliest, latest = (pd.Timestamp(day).as_unit("s") for day in drawn(half_year))
    intervals = intervals.assign(
        left=intervals["start"].clip(earliest, latest), right=intervals["until"].clip(earliest, latest + DAY)
    )
    exact = intervals["precision"] == Precision.DAY
    traces = [
        _interval_bars(intervals[exact], half_year, text("timeline.exact"), style.ACCENT, ""),
        _interval_bars(
            intervals[~exact], half_year, text("timeline.approximate"), style.APPROXIMATE_COLOR, "/"
        ),
    ]
    for trace in traces:
        trace.update({"width": 0.32, "offset": 0.1} if narrow else {"width": BAR_WIDTH})
    first = min([pd.Timestamp(half_year.start), *intervals["left"]])
    last = max([pd.Timestamp(half_year.end) + DAY, *intervals["right"]])
    months = pd.period_range(first, last - DAY, freq="M")
    return style.figure(
        *traces,
        height=AXES_HEIGHT + (NARROW_ROW_HEIGHT if narrow else ROW_HEIGHT) * len(intervals),
        barmode="overlay",
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
        base=events["left"],
        x=(events["right"] - events["left"]).dt.total_seconds() * 1000,
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
        f"<b>{event_number(event.number, event.number_section)} · {dates}</b>",
        hover(shortened(event.title)),
        hover(short_name(event.department)),
    ]
    return "<br>".join(lines)


def _axis_title(event, length: int = AXIS_TITLE_LENGTH) -> str:
    return f"{event_number(event.number, event.number_section)} {hover(shortened(event.title, length))}"


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
