"""«Режим показа»: one slide on the wall, in large type, with nothing around it but a bar to turn it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis.texts import text
from analysis.wall import BAR, MARGIN, TYPE, TYPE_SIZE

SECONDS_PER_PAGE = 20

# Streamlit has no setting for any: the type size of one session, a page without its frame, a bar that stays
# at the foot and small, and words in the ink of the page (notes and chosen options have less than 7:1
# against their ground). Explanations on pointing are for a desk.
ON_THE_WALL = f"""<style>
html {{ font-size: {TYPE_SIZE} }}
[data-testid=stSidebar], [data-testid=stHeader], [data-testid=stTooltipIcon] {{ display: none }}
[data-testid=stMainBlockContainer] {{ padding: 0.5rem {MARGIN / TYPE}rem {BAR / TYPE}rem }}
[data-testid=stMainBlockContainer] h1 {{ padding: 0 }}
:is([data-testid=stMetricLabel], [data-testid=stMetricDelta], [data-testid=stCaptionContainer]) p {{
    font-size: 1rem }}
.st-key-show_bar {{ position: fixed; bottom: 0; left: 0; right: 0; zoom: 0.6;
    padding: 0.4rem {MARGIN / TYPE / 0.6}rem; background: var(--st-background-color) }}
[data-testid=stApp] :is(
    [data-testid=stCaptionContainer], [data-testid=stMetricDelta], [data-variant=segmented_control], kbd
) {{ color: inherit !important; opacity: 1 }}
</style>"""

# An icon takes its size once, when it is drawn: one that was drawn on the wall has to be told at a desk.
# Where nothing can hover every table shows its toolbar, which needs room of its own above the table.
AT_A_DESK = """<style>
[data-testid=stTooltipIcon] svg { width: 1rem; height: 1rem }
@media (hover: none) {
    [data-testid=stElementContainer]:has(> [data-testid=stFullScreenFrame] [data-testid=stElementToolbar]) {
        margin-top: 2rem }
}
</style>"""


def is_on() -> bool:
    """Whether this person is showing; kept in the URL under ``show``."""
    return bool(st.session_state.get("show"))


def switch() -> None:
    """The one control that begins it."""
    st.toggle(text("show.toggle"), key="show", bind="query-params", help=text("show.help"))


def dress() -> None:
    """Large type while showing; called before the page is drawn, so that it is measured in its own type."""
    st.html(ON_THE_WALL if is_on() else AT_A_DESK)


def bar(paths: list[str], current: str) -> tuple[str, Callable]:
    """The way to the other slides and out, at the foot of the screen.

    Returns the slide that is to be drawn, and what opens a place for its choices. The slide is a choice of
    its own (``slide`` in the URL), since Streamlit cannot turn to another address and keep what stands in it.
    """
    _begin_with(current)
    with st.container(horizontal=True, vertical_alignment="center", key="show_bar"):
        st.button(
            text("show.previous"),
            icon=":material/arrow_back:",
            on_click=_turn,
            args=(paths, -1),
            shortcut="Left",
        )
        shown = st.segmented_control(
            text("show.slide"),
            paths,
            default=current,
            required=True,
            format_func=lambda path: text(f"shell.page_{path}"),
            key="slide",
            bind="query-params",
            label_visibility="collapsed",
        )
        st.button(
            text("show.next"),
            icon=":material/arrow_forward:",
            on_click=_turn,
            args=(paths, 1),
            shortcut="Right",
        )
        st.toggle(text("show.rotate"), key="rotate", bind="query-params")
        place = st.container(width="content")
        st.button(text("show.leave"), icon=":material/close:", on_click=_leave, shortcut="Escape")
    if st.session_state["rotate"]:
        st.session_state["shown_since"] = time.monotonic()
        _rotate(paths)
    return shown, partial(place.popover, text("show.choices"), icon=":material/tune:")


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
