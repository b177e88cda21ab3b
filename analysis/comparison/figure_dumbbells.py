"""Regions then and now: a ring, a disc, and a rule between."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.comparison.change_words import change_mark, change_name, then_now
from analysis.comparison.counts import STAYED
from analysis.comparison.figure_profiles import AXES_HEIGHT, THEN_COLOR
from analysis.comparison.sides import Sides
from analysis.escaping import hover
from analysis.wording import half_year_short
from geo.subjects import subjects

ROW_HEIGHT = 26
DOT = 11


def dumbbells(partners: pd.DataFrame, sides: Sides) -> go.Figure:
    """One row per region: a ring for then, a disc for now, a rule between; the change written beside."""
    rows = partners.assign(name=[hover(subjects()[code].label) for code in partners["region"]])
    labels = [half_year_short(view.half_year) for view in sides.views]
    return style.figure(
        _rules(rows),
        _dots(rows, "then", labels[0], "circle-open", THEN_COLOR),
        _dots(rows, "now", labels[1], "circle", style.ACCENT),
        _change_labels(rows),
        height=AXES_HEIGHT + ROW_HEIGHT * len(rows),
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yref": "container", "yanchor": "top"},
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        xaxis=style.rule_axis(
            rangemode="tozero",
            range=[-0.3, _largest(rows) * 1.12 + 0.5],
            tickformat="d",
            fixedrange=True,
        ),
        yaxis=style.rule_axis(
            categoryorder="array",
            categoryarray=rows["name"][::-1],
            dtick=1,
            showgrid=False,
            fixedrange=True,
        ),
    )


def _largest(rows: pd.DataFrame) -> float:
    return rows[["then", "now"]].max(axis=None) if len(rows) else 0


def _rules(rows: pd.DataFrame) -> style.Trace:
    ends = rows.assign(gap=None)[["then", "now", "gap"]]
    return style.trace(
        "scatter",
        x=ends.to_numpy().ravel().tolist(),
        y=rows["name"].repeat(3),
        mode="lines",
        line={"color": style.RULE, "width": 4},
        hoverinfo="skip",
        showlegend=False,
    )


def _dots(rows: pd.DataFrame, column: str, name: str, symbol: str, color: str) -> style.Trace:
    return style.trace(
        "scatter",
        x=rows[column],
        y=rows["name"],
        mode="markers",
        name=name,
        marker={"symbol": symbol, "size": DOT, "color": color, "line": {"width": 2, "color": color}},
        customdata=rows["region"],
        hovertext=[f"<b>{row.name}</b><br>{then_now(row)}" for row in rows.itertuples(index=False)],
        hovertemplate="%{hovertext}<extra></extra>",
        **style.KEEP_UNPICKED,
    )


def _change_labels(rows: pd.DataFrame) -> style.Trace:
    return style.trace(
        "scatter",
        x=rows[["then", "now"]].max(axis=1),
        y=rows["name"],
        mode="text",
        text=[f"   {_label(row)}" for row in rows.itertuples()],
        textposition="middle right",
        textfont={"size": 13, "color": style.INK_SECONDARY},
        hoverinfo="skip",
        showlegend=False,
    )


def _label(row) -> str:
    mark = change_mark(row.change, row.difference)
    return mark if row.change in STAYED else f"{mark} {change_name(row.change)}"
