"""The pictures that charts save from their mode bar: which format, and what the file is called."""

from __future__ import annotations

import streamlit as st

from analysis.page_demonstration import marked
from analysis.page_window import window
from analysis.texts import text
from data.schema import HalfYear

FORMATS = ("png", "svg")
NAME = "picture_name"


def choose() -> None:
    """The one control, the same on every page and kept in the URL; drawn before the charts it is for.

    Not on a phone, where charts have no mode bar.
    """
    if window().narrow:
        return
    st.segmented_control(
        text("parts.picture"),
        FORMATS,
        default=FORMATS[0],
        required=True,
        format_func=str.upper,
        key="picture",
        bind="query-params",
        help=text("parts.picture_help"),
        width="stretch",
    )


def name_after(page: str, half_year: HalfYear) -> None:
    """Have the files' names begin with the page's path and the half-year."""
    st.session_state[NAME] = f"{page}_{half_year.key}"


def picture_options(chart: str) -> dict[str, object]:
    """Plotly's ``toImageButtonOptions`` for a chart; a PNG has twice the points of the screen."""
    name = f"{st.session_state[NAME]}_{chart}" if NAME in st.session_state else chart
    return {"format": st.session_state.get("picture", FORMATS[0]), "filename": marked(name), "scale": 2}
