"""The one sidebar: which plan, which rows of it, and how they count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from analysis import page_demonstration as demonstration
from analysis.departments import short_names
from analysis.escaping import markdown
from analysis.event_text import shortened
from analysis.selection import Plans, Selection
from analysis.texts import text
from analysis.wording import attendance_name, kind_name, month_name
from data.schema import HalfYear

NEXT_PLAN = "next_plan"
MISSED = "missed_plan"
FILTER_KEYS = ("departments", "attendance", "kinds", "months")


def sidebar(plans: Plans, invented: HalfYear | None) -> Selection:
    """Draw the filters and say what is chosen; every choice lives in the URL under its own key.

    ``invented`` is the half-year of the demonstration plan while it is among the plans.
    """
    half_years = sorted((HalfYear.parse(key) for key in plans.events["half_year"].unique()), reverse=True)
    if (following := st.session_state.pop(NEXT_PLAN, None)) in half_years:
        st.session_state["plan"] = following
    name = partial(demonstration.plan_name, demonstration=invented)
    _note_missed(half_years, name)
    half_year = st.selectbox(
        text("shell.plan"),
        sorted(half_years, key=lambda half_year: half_year == invented),
        format_func=name,
        key="plan",
        bind="query-params",
        on_change=lambda: st.session_state.pop(MISSED, None),
    )
    missed = st.session_state.get(MISSED)
    if missed and missed not in map(name, half_years):
        st.warning(text("shell.plan_missed", plan=markdown(shortened(missed)), shown=name(half_year)))
    if invented:
        demonstration.switch()
    events = plans.events[plans.events["half_year"] == half_year.key]
    departments = short_names(events["department"].unique())
    return Selection(
        half_year=half_year,
        departments=_several("departments", list(departments), departments.get),
        attendance=_several("attendance", _present(events["attendance"]), attendance_name),
        kinds=_several("kinds", _present(events["kind"]), kind_name),
        months=_several("months", list(half_year.months), lambda month: month_name(month[1])),
        fractional=_counting(),
    )


def _note_missed(half_years: list[HalfYear], name: Callable[[HalfYear], str]) -> None:
    """Remembers the plan that an address or this session asks for where there is none such (any more)."""
    kept = st.session_state.get("plan")
    asked = name(kept) if kept else st.query_params.get("plan")
    if asked and asked not in map(name, half_years):
        st.session_state[MISSED] = asked


def unread(failures: Mapping[str, str]) -> None:
    """Says on every page that something of the folder could not be read; «Планы» says what."""
    if failures:
        st.warning(text("shell.unread"))


def show_next(half_year: HalfYear) -> None:
    """From the next run on show this plan: one that has just been saved."""
    st.session_state[NEXT_PLAN] = half_year


def _several(key: str, options: list, name: Callable) -> tuple:
    chosen = st.multiselect(
        text(f"shell.{key}"),
        options,
        format_func=name,
        placeholder=text("shell.all"),
        key=key,
        bind="query-params",
    )
    return tuple(chosen)


def _counting() -> bool:
    counting = st.radio(
        text("shell.counting"),
        ["full", "fractional"],
        format_func=lambda name: text(f"shell.counting_{name}"),
        help=text("shell.counting_help"),
        key="counting",
        bind="query-params",
    )
    st.button(text("shell.reset"), icon=":material/filter_alt_off:", on_click=_reset, width="stretch")
    return counting == "fractional"


def _reset() -> None:
    """Back to the whole plan. Values are set, not dropped: a dropped one comes back from the address."""
    for key in FILTER_KEYS:
        st.session_state[key] = []
    st.session_state["counting"] = "full"
    st.session_state["region"] = None


def _present(column: pd.Series) -> list[str]:
    """The members of a closed set that occur, in the set's own order."""
    return [value for value in column.cat.categories if (column == value).any()]
