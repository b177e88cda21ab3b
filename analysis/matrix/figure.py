"""The matrix as a heatmap with the number in every cell and the totals beside it."""

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


def heatmap(matrix: Matrix, fractional: bool) -> go.Figure:
    """Regions down, departments across; ``customdata`` of a point is (region code, department)."""
    cells = matrix.cells
    shorts = short_names(cells.columns)
    names = [subjects()[code].name for code in cells.index]
    rows, columns = range(len(cells.index)), range(len(cells.columns))
    trace = go.Heatmap(
        x=list(columns),
        y=list(rows),
        z=cells.map(style.count_class).to_numpy(),
        coloraxis="coloraxis",
        xgap=2,
        ygap=2,
        customdata=[[(code, department) for department in cells.columns] for code in cells.index],
        text=[
            [_hover(code, department, value) for department, value in row.items()]
            for code, row in cells.iterrows()
        ],
        hovertemplate="%{text}<extra></extra>",
    )
    figure = style.figure(
        trace,
        height=HEADER_HEIGHT + ROW_HEIGHT * len(names),
        coloraxis=style.class_axis(fractional) | {"showscale": False},
        xaxis={
            "side": "top",
            "tickvals": [*columns, len(columns)],
            "ticktext": [
                *(
                    f"{_wrapped(shorts[name])}<br>{text('matrix.total_of', total=number(total))}"
                    for name, total in matrix.department_totals.items()
                ),
                text("matrix.total"),
            ],
            "range": [-0.5, len(columns) + 0.4],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
            "autotickangles": [0, 60, 90],
        },
        yaxis={
            "tickvals": list(rows),
            "ticktext": names,
            "range": [len(rows) - 0.5, -0.5],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
        },
    )
    return figure.update_layout(annotations=[*_numbers(matrix), *_totals(matrix)])


def _wrapped(name: str) -> str:
    return hover(name).replace(" ", "<br>", 1) if len(name) > WRAPPED_FROM else hover(name)


def _numbers(matrix: Matrix) -> list[dict]:
    return [
        _annotation(column, row, number(value, 2), style.CLASS_TEXT_COLORS[style.count_class(value)])
        for row, values in enumerate(matrix.cells.to_numpy())
        for column, value in enumerate(values)
        if value
    ]


def _totals(matrix: Matrix) -> list[dict]:
    column = len(matrix.cells.columns)
    return [
        _annotation(column, row, f"<b>{number(total, 2)}</b>", style.INK)
        for row, total in enumerate(matrix.region_totals)
    ]


def _annotation(x: int, y: int, label: str, color: str) -> dict:
    return {"x": x, "y": y, "text": label, "showarrow": False, "font": {"size": 14, "color": color}}


def _hover(code: str, department: str, value: float) -> str:
    events = counted("common.event", value) if value else text("common.none")
    return f"<b>{hover(subjects()[code].name)}</b><br>{hover(department)}<br>{events}"
