"""«Матрица» on the wall: its first rows and columns, in cells that a room can read."""

from __future__ import annotations

import streamlit as st

from analysis import page_parts as parts
from analysis.cell_grid import ROW_HEIGHT
from analysis.escaping import markdown
from analysis.matrix.counts import Order, corner, matrix
from analysis.matrix.figure import HEADER_HEIGHT, cell_grid
from analysis.matrix.sentences import lead
from analysis.page_window import wall
from analysis.selection import View
from analysis.texts import counted, text
from analysis.wall import GAP, LINE
from analysis.wording import half_year_title, joined

MOST_ACROSS = 6  # departments whose headings stand beside each other


def slide(view: View, choices) -> None:
    """Draw the slide; its one choice is the order of regions."""
    st.title(markdown(text("matrix.title", half_year=half_year_title(view.half_year))), anchor=False)
    if parts.nothing_left(view):
        return
    with choices():
        table = matrix(view, parts.choice("matrix.order", Order, "order"))
    words = lead(view, table)
    st.markdown(words)
    height = wall().picture_height(words, taken=HEADER_HEIGHT + LINE + GAP)
    shown = corner(table, height // ROW_HEIGHT, MOST_ACROSS)
    parts.chart(cell_grid(shown), "matrix_chart", text("matrix.alt"))
    if left_out := _left_out(table.cells.shape, shown.cells.shape):
        st.caption(text("parts.left_out", names=left_out))


def _left_out(all_of: tuple[int, int], shown: tuple[int, int]) -> str:
    """«23 региона и 2 ведомства»; ``""`` where everything is shown."""
    regions, departments = (each - some for each, some in zip(all_of, shown, strict=True))
    return joined(
        [counted("common.region", regions)] * (regions > 0)
        + [counted("common.department", departments)] * (departments > 0)
    )
