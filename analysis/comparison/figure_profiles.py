"""Then and now side by side: months as two lines, formats as pairs of bars, half-years as trends."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.comparison.sides import Sides
from analysis.texts import counted, number, text
from analysis.wording import half_year_short, month_short
from data.schema import HalfYear

THEN_COLOR = "#9AA3AE"
AXES_HEIGHT = 76
PROFILE_HEIGHT = 320
BAR_HEIGHT = 58
TREND_HEIGHT = 240


def month_lines(months: pd.DataFrame, sides: Sides) -> go.Figure:
    """Two lines over the six positions in the half-year, each named at its end."""
    ticks = [_tick(position, sides) for position in months["position"]]
    traces = [
        _month_line(
            months, "then", half_year_short(sides.earlier.half_year), THEN_COLOR, "dash", "circle-open"
        ),
        _month_line(months, "now", half_year_short(sides.later.half_year), style.ACCENT, "solid", "circle"),
    ]
    return style.figure(
        *traces,
        height=PROFILE_HEIGHT,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yref": "container", "yanchor": "top"},
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        xaxis=style.rule_axis(
            tickvals=months["position"], ticktext=ticks, range=[0.7, 6.3], showgrid=False, fixedrange=True
        ),
        yaxis=style.rule_axis(
            range=[0, max(months[["then", "now"]].max(axis=None), 1) * 1.2], tickformat="d", fixedrange=True
        ),
    )


def _month_line(
    months: pd.DataFrame, column: str, name: str, color: str, dash: str, symbol: str
) -> style.Trace:
    other = months["now" if column == "then" else "then"]
    above = (months[column] > other) | ((months[column] == other) & (column == "now"))
    return style.trace(
        "scatter",
        x=months["position"],
        y=months[column],
        name=name,
        mode="lines+markers+text",
        text=months[column],
        textposition=["top center" if is_above else "bottom center" for is_above in above],
        textfont={"color": style.INK_SECONDARY if column == "then" else style.ACCENT, "size": 14},
        line={"color": color, "dash": dash, "width": 2.5},
        marker={"size": 9, "symbol": symbol, "color": color},
        hovertext=[f"{name}: {counted('common.event', value)}" for value in months[column]],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _tick(position: int, sides: Sides) -> str:
    """«июл», or «июл | янв» where the two half-years are of different halves."""
    shorts = [month_short(view.half_year.months[position - 1][1]) for view in sides.views]
    return "<br>".join(dict.fromkeys(shorts))


def format_bars(formats: pd.DataFrame, names: list[str], sides: Sides) -> go.Figure:
    """A pair of bars per format: the number of events and their share of the plan."""
    looks = (("now", sides.later, style.ACCENT, ""), ("then", sides.earlier, THEN_COLOR, "/"))
    traces = [
        style.trace(
            "bar",
            orientation="h",
            y=names,
            x=formats[column],
            name=half_year_short(view.half_year),
            text=[_share(row, column) for row in formats.itertuples()],
            textposition="outside",
            cliponaxis=False,
            marker={"color": color, "pattern": style.pattern(shape)},
            hoverinfo="skip",
        )
        for column, view, color, shape in looks
    ]
    return style.figure(
        *traces,
        height=AXES_HEIGHT + BAR_HEIGHT * len(formats),
        barmode="group",
        bargap=0.3,
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "traceorder": "reversed",
        },
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        xaxis=style.rule_axis(
            range=[0, max(formats[["then", "now"]].max(axis=None), 1) * 1.35],
            tickformat="d",
            fixedrange=True,
        ),
        yaxis=style.rule_axis(
            categoryorder="array", categoryarray=names[::-1], showgrid=False, fixedrange=True
        ),
    )


def _share(row, column: str) -> str:
    percent = number(100 * getattr(row, f"{column}_share"), 0)
    return text("comparison.value_share", value=number(getattr(row, column)), percent=percent)


def trend(series: pd.DataFrame, column: str, height: int = TREND_HEIGHT) -> go.Figure:
    """One measure by half-year, from zero, every value written; ``coverage`` in per cent.

    A half-year without a plan has its place on the axis and says so; the line is broken there.
    """
    values = (series[column] * 100 if column == "coverage" else series[column]).astype("float")
    line = style.trace(
        "scatter",
        x=[_half_year_tick(row.half_year, pd.notna(row.events)) for row in series.itertuples()],
        y=[None if pd.isna(value) else value for value in values],
        connectgaps=False,
        mode="lines+markers+text",
        text=["" if pd.isna(value) else number(value) for value in values],
        textposition="top center",
        line={"color": style.ACCENT, "width": 2.5},
        marker={"size": 9, "color": style.ACCENT},
        hoverinfo="skip",
        cliponaxis=False,
    )
    return style.figure(
        line,
        height=height,
        margin={"l": 8, "r": 16, "t": 16, "b": 8},
        xaxis=style.rule_axis(type="category", showgrid=False, fixedrange=True, autotickangles=[0, 60, 90]),
        yaxis=style.rule_axis(range=[0, max(values.max(), 1) * 1.25], tickformat="d", fixedrange=True),
    )


def _half_year_tick(key: str, has_plan: bool) -> str:
    """«II 2023» in two lines; of a half-year without a plan also «нет плана», in two more."""
    half_year = HalfYear.parse(key)
    tick = text(f"comparison.half_year_tick_{half_year.half}", year=half_year.year)
    words = tick if has_plan else f"{tick} {text('comparison.no_plan')}"
    return words.replace(" ", "<br>")
