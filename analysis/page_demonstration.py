"""The demonstration plan in the interface: asked for on one page, marked on all of them and in file names."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analysis.texts import text
from analysis.wording import half_year_short
from data.schema import HalfYear

KEY = "demo"  # in the session and in the URL


def is_asked_for() -> bool:
    """Whether this person has switched the demonstration on, or opened an address that does."""
    return bool(st.session_state.get(KEY, st.query_params.get(KEY) == "true"))


def switch_on() -> None:
    """Include the demonstration plan from the next run on.

    The toggle is not there yet, so nothing but this writes its state into the URL.
    """
    st.session_state[KEY] = True
    st.query_params[KEY] = "true"


def switch() -> None:
    """The toggle in the sidebar, there only while the demonstration is on."""
    st.toggle(text("shell.demonstration"), key=KEY, bind="query-params")


def notice(half_year: HalfYear) -> None:
    """The mark above every page."""
    st.warning(
        text("shell.demonstration_notice", half_year=half_year_short(half_year)), icon=":material/science:"
    )


def plan_name(half_year: HalfYear, demonstration: HalfYear | None) -> str:
    """«II полугодие 2023»; an invented plan says so."""
    name = half_year_short(half_year)
    return text("shell.demonstration_plan", name=name) if half_year == demonstration else name


def marked(name: str) -> str:
    """The name of a file or sheet, marked while the demonstration is on."""
    return marker()(name)


def marker() -> Callable[[str], str]:
    """What marks names by whether the demonstration is on now, for files that are made later."""
    is_on = bool(st.session_state.get(KEY))
    return lambda name: text("shell.demonstration_file", name=name) if is_on else name
