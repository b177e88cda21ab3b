"""Measures as figures, each with its definition and formula one click away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from analysis.escaping import markdown
from analysis.texts import text

FIGURE_WIDTH = 164  # pixels


def figures(values: Mapping[str, str]) -> None:
    """Measures side by side, in as many lines as the screen needs; ``values`` are by measure."""
    with st.container(horizontal=True, gap="small"):
        for measure, value in values.items():
            st.metric(text(f"depth.measure_{measure}"), value, help=definition(measure), width=FIGURE_WIDTH)


def definitions(measures: Iterable[str], key: str) -> None:
    """One button that opens the definitions of all the measures of a section."""
    with st.popover(text("depth.definitions"), icon=":material/function:", type="tertiary", key=key):
        for measure in measures:
            st.markdown(f"**{text(f'depth.measure_{measure}')}.** {definition(measure)}")


def definition(measure: str) -> str:
    """The definition of a measure and its formula, as Markdown."""
    formula = text("depth.formula", formula=markdown(text(f"depth.formula_{measure}")))
    return f"{text(f'depth.definition_{measure}')}  \n*{formula}*"
