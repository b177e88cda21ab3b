"""The matrix as a grid of coloured cells, the number in every one and the totals beside it."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis import style
from analysis.departments import short_names
from analysis.escaping import hover
from analysis.matrix.counts import Matrix
from analysis.texts import counted, number, text
from geo.subjects import subjects

ROW_HEIGHT = 26
HEADER_HEIGHT = 130
WRAPPED_FROM = 12  # characters of a column heading
CELL_WIDTH, CELL_HEIGHT = 0.985, 0.93
BARE_AXIS = {"fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True, "ticks": ""}


def cell_grid(matrix: Matrix, fractional: bool) -> go.Figure:
    """Regions down, departments across; ``customdata`` of a point is (region code, department).

    The cells are bars, since a heatmap's cells cannot be picked in Streamlit.
    """
    rows, columns = range(len(matrix.cells.index)), range(len(matrix.cells.columns))
    return style.figure(
        _cells(matrix),
        height=HEADER_HEIGHT + ROW_HEIGHT * len(rows),
        coloraxis=style.class_axis(fractional) | {"showscale": False},
        xaxis=BARE_AXIS
        | {
            "side": "top",
            "tickvals": [*columns, len(columns)],
            "ticktext": _column_titles(matrix),
            "range": [-0.5, len(columns) + 0.4],
            "autotickangles": [0, 60, 90],
        },
        yaxis=BARE_AXIS
        | {
            "tickvals": list(rows),
            "ticktext": [subjects()[code].name for code in matrix.cells.index],
            "range": [len(rows) - 0.5, -0.5],
        },
        annotations=_totals(matrix),
    )


def _cells(matrix: Matrix) -> go.Bar:
    cells = matrix.cells.stack().rename_axis(["region", "department"]).rename("value").reset_index()
    columns = {department: position for position, department in enumerate(matrix.cells.columns)}
    rows = {region: position for position, region in enumerate(matrix.cells.index)}
    classes = cells["value"].map(style.count_class)
    return go.Bar(
        x=cells["department"].map(columns),
        y=[CELL_HEIGHT] * len(cells),
        base=cells["region"].map(rows) - CELL_HEIGHT / 2,
        width=CELL_WIDTH,
        customdata=cells[["region", "department"]].to_numpy(),
        marker={"color": classes, "coloraxis": "coloraxis", "line": {"width": 0}},
        text=[number(value, 2) if value else "" for value in cells["value"]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": 14, "color": [style.CLASS_TEXT_COLORS[value] for value in classes]},
        hovertext=[_hover(cell.region, cell.department, cell.value) for cell in cells.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
        **style.KEEP_UNPICKED,
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
