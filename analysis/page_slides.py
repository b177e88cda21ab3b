"""The slides of «Режим показа»: what of the pages makes a picture for a room, in the order of the pages."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analysis import page_show
from analysis.comparison.page_slide import has_two
from analysis.comparison.page_slide import slide as comparison_slide
from analysis.coverage.page_slide import slide as coverage_slide
from analysis.formats.page_slide import slide as formats_slide
from analysis.matrix.page_slide import slide as matrix_slide
from analysis.overview.page_slide import slide as overview_slide
from analysis.page_window import is_measured
from analysis.selection import View
from analysis.timeline.page_slide import slide as timeline_slide

SLIDES: dict[str, Callable] = {
    "obzor": overview_slide,
    "karta": coverage_slide,
    "matritsa": matrix_slide,
    "kalendar": timeline_slide,
    "formaty": formats_slide,
    "sravnenie": comparison_slide,
}


def on_the_wall(view: View, current: str) -> None:
    """One slide, the one of the page ``current`` first, and below it the way to the others.

    It waits for the size of the screen: drawn for a guess, it would be seen to jump.
    """
    paths = [path for path in SLIDES if path != "sravnenie" or has_two(view)]
    stage = st.container(key="stage")
    shown, choices = page_show.bar(paths, current if current in paths else paths[0])
    if not is_measured():
        return
    with stage:
        SLIDES[shown](view, choices)
