"""The matrix as a grid of coloured cells, the number in every one and the totals beside it."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis import style
from analysis.cell_grid import ROW_HEIGHT, across, cell_bars, down
from analysis.departments import short_names
from analysis.escaping import hover
from analysis.event_text import shortened
from analysis.matrix.counts import Matrix
from analysis.texts import counted, number, text
from geo.subjects import subjects

HEADER_HEIGHT = 130
WRAPPED_FROM = 12  # characters of a column heading
UPRIGHT_HEIGHT = 190
UPRIGHT_LENGTH = 24  # characters of a column heading
MOST_ACROSS = 9  # departments whose headings stand beside each other


def cell_grid(
    matrix: Matrix,
    picked: tuple[str | None, str | None] = (None, None),
    narrow: bool = False,
) -> go.Figure:
    """Regions down, departments across; ``cell_at`` tells what a point stands for.

    Where it is ``narrow`` or the departments are many, their names stand upright and regions have short ones.
    """
    regions = matrix.cells.index
    upright = narrow or len(matrix.cells.columns) > MOST_ACROSS
    return style.figure(
        cell_bars(matrix.cells, _hover, picked),
        height=(UPRIGHT_HEIGHT if upright else HEADER_HEIGHT) + ROW_HEIGHT * len(regions),
        coloraxis=style.class_colors(),
        xaxis=across(_column_titles(matrix, upright), upright),
        yaxis=down([_row_title(code, upright) for code in regions]),
        annotations=_totals(matrix),
    )


def _row_title(code: str, upright: bool) -> str:
    return hover(subjects()[code].label) if upright else subjects()[code].name


def _column_titles(matrix: Matrix, upright: bool) -> list[str]:
    shorts = short_names(matrix.cells.columns)
    titles = [
        _column_title(shorts[department], number(total), upright)
        for department, total in matrix.department_totals.items()
    ]
    return [*titles, text("matrix.total")]


def _column_title(name: str, total: str, upright: bool) -> str:
    if upright:
        return f"{hover(shortened(name, UPRIGHT_LENGTH))} · {total}"
    wrapped = hover(name).replace(" ", "<br>", 1) if len(name) > WRAPPED_FROM else hover(name)
    return f"{wrapped}<br>{text('matrix.total_of', total=total)}"


def _totals(matrix: Matrix) -> list[dict]:
    column = len(matrix.cells.columns)
    return [
        {"x": column, "y": row, "text": f"<b>{number(total, 2)}</b>", "showarrow": False}
        for row, total in enumerate(matrix.region_totals)
    ]


def _hover(code: str, department: str, value: float) -> str:
    events = counted("common.event", value) if value else text("common.none")
    return f"<b>{hover(subjects()[code].name)}</b><br>{hover(department)}<br>{events}"
