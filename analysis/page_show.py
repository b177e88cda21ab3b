"""«Режим показа»: one page on the wall, in large type, with nothing around it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

import streamlit as st

from analysis.appearance import SHOW_SCALE
from analysis.texts import text

SECONDS_PER_PAGE = 20

# Streamlit has no setting for either: the type size of one session, and a page without its frame.
ON_THE_WALL = f"""<style>
html {{ font-size: {16 * SHOW_SCALE}px }}
[data-testid=stSidebar], [data-testid=stHeader] {{ display: none }}
[data-testid=stMainBlockContainer] {{ padding: 1rem 2rem }}
</style>"""


def is_on() -> bool:
    """Whether this person is showing; kept in the URL under ``show``."""
    return bool(st.session_state.get("show"))


def switch() -> None:
    """The one control that begins it."""
    st.toggle(text("show.toggle"), key="show", bind="query-params", help=text("show.help"))


def frame(pages: Sequence, current) -> None:
    """Large type and, above the page, the way to the next one, to the one before, and out."""
    st.html(ON_THE_WALL)
    position = pages.index(current)
    following, preceding = pages[(position + 1) % len(pages)], pages[position - 1]
    with st.container(horizontal=True, vertical_alignment="center"):
        _turn("show.previous", "arrow_back", preceding)
        _turn("show.next", "arrow_forward", following)
        st.toggle(text("show.rotate"), key="rotate", bind="query-params")
        st.button(text("show.leave"), icon=":material/close:", on_click=_leave, key="show_leave")
        st.caption(text("show.position", title=current.title, number=position + 1, total=len(pages)))
    if st.session_state.get("rotate"):
        st.session_state["shown_since"] = time.monotonic()
        _rotate(following)


def _turn(label: str, icon: str, page) -> None:
    st.button(text(label), icon=f":material/{icon}:", key=label, on_click=partial(st.switch_page, page))


def _leave() -> None:
    st.session_state["show"] = st.session_state["rotate"] = False


@st.fragment(run_every=SECONDS_PER_PAGE)
def _rotate(following) -> None:
    if time.monotonic() - st.session_state["shown_since"] >= SECONDS_PER_PAGE * 0.9:
        st.switch_page(following)
