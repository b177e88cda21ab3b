"""«Календарь» on the wall: how full each month is."""

from __future__ import annotations

import streamlit as st

from analysis import page_parts as parts
from analysis.escaping import markdown
from analysis.page_window import wall
from analysis.selection import View
from analysis.texts import text
from analysis.timeline.counts import monthly
from analysis.timeline.figure import monthly_bars
from analysis.timeline.page import controls
from analysis.timeline.sentences import lead
from analysis.wording import half_year_title


def slide(view: View, choices) -> None:
    """Draw the slide; its choices are those of the page."""
    st.title(markdown(text("timeline.title", half_year=half_year_title(view.half_year))), anchor=False)
    if parts.nothing_left(view):
        return
    with choices():
        activity, split = controls()
    words = lead(view)
    st.markdown(words)
    counts = monthly(view.events, view.half_year, activity, split)
    figure = monthly_bars(counts, view.half_year, split, wall().picture_height(words))
    parts.chart(figure, "months_chart", text("timeline.bars_alt"))
