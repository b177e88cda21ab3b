"""A table as a grid of coloured cells, a number in each: bars, since a heatmap's cells cannot be picked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from analysis import style
from analysis.texts import number

ROW_HEIGHT = 26
CELL_WIDTH, CELL_HEIGHT = 0.985, 0.93
BARE_AXIS = {"fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True, "ticks": ""}

Hover = Callable[[str, str, float], str]


def cell_bars(cells: pd.DataFrame, hover_text: Hover, picked: tuple | None = None) -> style.Trace:
    """One bar per cell that is not missing, coloured by class on ``coloraxis``; zero shows no number.

    Row r is drawn at height r, column c at c; ``customdata`` of a point is (row, column) by their names.
    ``hover_text`` gets row, column and value; the cell ``picked`` is outlined.
    """
    long = cells.set_axis(range(len(cells.columns)), axis=1).set_axis(range(len(cells)), axis=0)
    long = long.stack().dropna().rename_axis(["row", "column"]).rename("value").reset_index()
    rows, columns = cells.index[long["row"]], cells.columns[long["column"]]
    classes = long["value"].map(style.count_class)
    points = list(zip(rows, columns, strict=True))
    return style.trace(
        "bar",
        x=long["column"],
        y=[CELL_HEIGHT] * len(long),
        base=long["row"] - CELL_HEIGHT / 2,
        width=CELL_WIDTH,
        customdata=points,
        marker={"color": classes, "coloraxis": "coloraxis", "line": _outline(points, picked)},
        text=[number(value, 2) if value else "" for value in long["value"]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": 14, "color": [style.CLASS_TEXT_COLORS[value] for value in classes]},
        hovertext=[hover_text(*cell) for cell in zip(rows, columns, long["value"], strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
        **style.KEEP_UNPICKED,
    )


def _outline(points: list[tuple], picked: tuple | None) -> dict:
    if picked not in points:
        return {"width": 0}
    return {"width": [3 if point == picked else 0 for point in points], "color": style.INK}


def across(titles: Sequence[str], upright: bool = False) -> dict:
    """The axis of the columns, their titles above; the last may be one without cells, for totals."""
    return BARE_AXIS | {
        "side": "top",
        "tickvals": list(range(len(titles))),
        "ticktext": list(titles),
        "range": [-0.5, len(titles) - 0.5],
        **({"tickangle": -90} if upright else {"autotickangles": [0, 60, 90]}),
    }


def down(titles: Sequence[str]) -> dict:
    """The axis of the rows, the first on top."""
    return BARE_AXIS | {
        "tickvals": list(range(len(titles))),
        "ticktext": list(titles),
        "range": [len(titles) - 0.5, -0.5],
    }
