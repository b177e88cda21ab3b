"""Months by their position in the half-year, and formats, then and now."""

from __future__ import annotations

import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.comparison import tables
from analysis.comparison.counts import formats, months
from analysis.comparison.figure_profiles import format_bars, month_lines
from analysis.comparison.sentences import months_note
from analysis.comparison.sides import Sides
from analysis.texts import text


def months_part(both: Sides) -> None:
    """Two profiles laid over each other."""
    st.header(text("comparison.months"), anchor=False)
    parts.chart(month_lines(months(both), both), "compared_months", text("comparison.months_alt"))
    if note := months_note(both):
        st.caption(note)


def formats_part(both: Sides) -> None:
    """How events are held, and what they are."""
    modes, kinds = st.columns(2, gap="medium")
    with modes:
        st.header(text("comparison.formats"), anchor=False)
        counts = formats(both, "attendance")
        figure = format_bars(counts, tables.format_names(counts, "attendance"), both)
        parts.chart(figure, "compared_formats", text("comparison.formats_alt"))
    with kinds:
        st.header(text("comparison.kinds"), anchor=False)
        table = tables.format_table(both, "kind")
        page_tables.table(table, "compared_kinds", text("comparison.formats_alt"))
