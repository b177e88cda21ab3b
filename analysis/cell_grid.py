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

    Row r is drawn at height r, column c at c; ``cell_at`` tells what a point stands for.
    ``hover_text`` gets row, column and value; the cell ``picked`` is outlined.
    """
    long = _long(cells)
    classes = long["value"].map(style.count_class)
    points = _cells_of(cells, long)
    return style.trace(
        "bar",
        x=long["column"],
        y=[CELL_HEIGHT] * len(long),
        base=(long["row"] - CELL_HEIGHT / 2).round(3),
        width=CELL_WIDTH,
        marker={"color": classes, "coloraxis": "coloraxis", "line": _outline(points, picked)},
        text=[number(value, 2) if value else "" for value in long["value"]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": 14, "color": [style.CLASS_TEXT_COLORS[value] for value in classes]},
        hovertext=[hover_text(*point, value) for point, value in zip(points, long["value"], strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
        **style.KEEP_UNPICKED,
    )


def cell_at(cells: pd.DataFrame, place: int) -> tuple[str, str]:
    """Row and column, by their names, of the point number ``place`` of ``cell_bars``."""
    return _cells_of(cells, _long(cells))[place]


def _cells_of(cells: pd.DataFrame, long: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(cells.index[long["row"]], cells.columns[long["column"]], strict=True))


def _long(cells: pd.DataFrame) -> pd.DataFrame:
    """``row``, ``column`` (positions) and ``value`` of every cell that is not missing."""
    numbered = cells.set_axis(range(len(cells.columns)), axis=1).set_axis(range(len(cells)), axis=0)
    return numbered.stack().dropna().rename_axis(["row", "column"]).rename("value").reset_index()


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
