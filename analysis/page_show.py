"""«Режим показа»: one page on the wall, in large type, with nothing around it."""

from __future__ import annotations

import time

import streamlit as st

from analysis.appearance import SHOW_SCALE
from analysis.texts import text

SECONDS_PER_PAGE = 20

# Streamlit has no setting for any: the type size of one session, a page without its frame, and words
# in the ink of the page (notes and chosen options have less than 7:1 against their ground).
ON_THE_WALL = f"""<style>
html {{ font-size: {16 * SHOW_SCALE}px }}
[data-testid=stSidebar], [data-testid=stHeader] {{ display: none }}
[data-testid=stMainBlockContainer] {{ padding: 1rem 2rem }}
[data-testid=stApp] :is(
    [data-testid=stCaptionContainer], [data-testid=stMetricDelta], [data-variant=segmented_control], kbd
) {{ color: inherit !important; opacity: 1 }}
</style>"""


def is_on() -> bool:
    """Whether this person is showing; kept in the URL under ``show``."""
    return bool(st.session_state.get("show"))


def switch() -> None:
    """The one control that begins it."""
    st.toggle(text("show.toggle"), key="show", bind="query-params", help=text("show.help"))


def slide(paths: list[str], current: str) -> str:
    """Large type and, above the page, the way to the others and out; which page is to be drawn.

    The page on the wall is a choice of its own (``slide`` in the URL), since Streamlit cannot turn to
    another address by itself and keep what stands in it.
    """
    st.html(ON_THE_WALL)
    _begin_with(current)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            text("show.previous"),
            icon=":material/arrow_back:",
            on_click=_turn,
            args=(paths, -1),
            shortcut="Left",
        )
        shown = st.selectbox(
            text("show.slide"),
            paths,
            format_func=lambda path: text(f"shell.page_{path}"),
            key="slide",
            bind="query-params",
            label_visibility="collapsed",
            width=220,
        )
        st.button(
            text("show.next"),
            icon=":material/arrow_forward:",
            on_click=_turn,
            args=(paths, 1),
            shortcut="Right",
        )
        st.toggle(text("show.rotate"), key="rotate", bind="query-params")
        st.button(text("show.leave"), icon=":material/close:", on_click=_leave, shortcut="Escape")
    if st.session_state["rotate"]:
        st.session_state["shown_since"] = time.monotonic()
        _rotate(paths)
    return shown


def _begin_with(current: str) -> None:
    """The page that was open is shown first, unless the address or a turn has named another."""
    if "slide" not in st.session_state and "slide" not in st.query_params:
        st.session_state["slide"] = current


def _turn(paths: list[str], step: int) -> None:
    position = paths.index(st.session_state["slide"])
    st.session_state["slide"] = paths[(position + step) % len(paths)]


def _leave() -> None:
    st.session_state["show"] = st.session_state["rotate"] = False


@st.fragment(run_every=SECONDS_PER_PAGE)
def _rotate(paths: list[str]) -> None:
    if time.monotonic() - st.session_state["shown_since"] >= SECONDS_PER_PAGE * 0.9:
        _turn(paths, 1)
        st.rerun()
