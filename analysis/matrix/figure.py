"""The matrix as a grid of coloured cells, the number in every one and the totals beside it."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis import style
from analysis.cell_grid import ROW_HEIGHT, across, cell_bars, down
from analysis.departments import short_names
from analysis.escaping import hover
from analysis.matrix.counts import Matrix
from analysis.texts import counted, number, text
from geo.subjects import subjects

HEADER_HEIGHT = 130
WRAPPED_FROM = 12  # characters of a column heading


def cell_grid(
    matrix: Matrix, fractional: bool, picked: tuple[str | None, str | None] = (None, None)
) -> go.Figure:
    """Regions down, departments across; ``customdata`` of a point is (region code, department)."""
    regions = matrix.cells.index
    return style.figure(
        cell_bars(matrix.cells, _hover, picked),
        height=HEADER_HEIGHT + ROW_HEIGHT * len(regions),
        coloraxis=style.class_axis(fractional) | {"showscale": False},
        xaxis=across(_column_titles(matrix)),
        yaxis=down([subjects()[code].name for code in regions]),
        annotations=_totals(matrix),
    )


def _column_titles(matrix: Matrix) -> list[str]:
    shorts = short_names(matrix.cells.columns)
    titles = [
        f"{_wrapped(shorts[department])}<br>{text('matrix.total_of', total=number(total))}"
        for department, total in matrix.department_totals.items()
    ]
    return [*titles, text("matrix.total")]


def _wrapped(name: str) -> str:
    return hover(name).replace(" ", "<br>", 1) if len(name) > WRAPPED_FROM else hover(name)


def _totals(matrix: Matrix) -> list[dict]:
    column = len(matrix.cells.columns)
    return [
        {"x": column, "y": row, "text": f"<b>{number(total, 2)}</b>", "showarrow": False}
        for row, total in enumerate(matrix.region_totals)
    ]


def _hover(code: str, department: str, value: float) -> str:
    events = counted("common.event", value) if value else text("common.none")
    return f"<b>{hover(subjects()[code].name)}</b><br>{hover(department)}<br>{events}"
