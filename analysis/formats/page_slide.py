"""«Форматы» on the wall: how the events of each department are held."""

from __future__ import annotations

import streamlit as st

from analysis import page_parts as parts
from analysis.escaping import markdown
from analysis.formats.counts import busiest, by_department
from analysis.formats.figure import bars
from analysis.formats.sentences import lead
from analysis.page_window import wall
from analysis.selection import View
from analysis.texts import counted, text
from analysis.wall import GAP, LINE
from analysis.wording import half_year_title

LEGEND_AND_AXIS, ROW_HEIGHT, TALLEST_ROW = 70, 30, 60


def slide(view: View, _choices) -> None:
    """Draw the slide: as many departments, the busiest first, as there is room for."""
    st.title(markdown(text("formats.title", half_year=half_year_title(view.half_year))), anchor=False)
    if parts.nothing_left(view):
        return
    words = lead(view)
    st.markdown(words)
    counts = by_department(view, "attendance")
    height = wall().picture_height(words, taken=LINE + GAP)
    shown = busiest(counts, (height - LEGEND_AND_AXIS) // ROW_HEIGHT)
    rows = shown["department"].nunique()
    figure = bars(shown, "attendance", height=min(height, LEGEND_AND_AXIS + TALLEST_ROW * rows))
    parts.chart(figure, "formats_attendance", text("formats.attendance"))
    if left_out := counts["department"].nunique() - rows:
        st.caption(text("parts.left_out", names=counted("common.department", left_out)))
