"""«Сравнение»: what changed between two half-years, or through all of them."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis.comparison import tables
from analysis.comparison.continuations import recurring_pairs
from analysis.comparison.counts import (
    departments,
    months,
    pairs,
    partners,
)
from analysis.comparison.page_changes import departments_part, pairs_part, partners_part
from analysis.comparison.page_picture import figures, picture, region_events
from analysis.comparison.page_profiles import formats_part, months_part
from analysis.comparison.page_recurring import recurring_part
from analysis.comparison.page_series import series_page
from analysis.comparison.sentences import lead
from analysis.comparison.sides import Sides, half_years, sides
from analysis.escaping import markdown
from analysis.filter_words import paired_months
from analysis.map_layers import MapView
from analysis.page_demonstration import plan_name, switch_on
from analysis.page_downloads import downloads
from analysis.selection import View
from analysis.texts import text
from analysis.wording import half_year_title
from data.schema import HalfYear, PlanFormatError

PLAN_WIDTH = 300  # pixels, for the name of an invented plan
NO_DECISIONS = pd.DataFrame(columns=["earlier", "later", "decision", "note"], dtype="str")


class Mode(StrEnum):
    """What is compared: the plan of the sidebar with one other, or all plans."""

    PAIR = "pair"
    SERIES = "series"


class Section(StrEnum):
    """What is shown in full under the map."""

    PARTNERS = "partners"
    DEPARTMENTS = "departments"
    PAIRS = "pairs"
    PROFILE = "profile"
    EVENTS = "events"


def page(view: View) -> None:
    """Draw the page; the other half-year lives in the URL under ``compare``, the region under ``region``."""
    library = half_years(view)
    if len(library) < 2:
        _needs_two(view)
        return
    heading = st.container()
    controls = st.container(horizontal=True)
    with controls:
        mode = parts.choice("comparison.mode", Mode, "mode") if len(library) > 2 else Mode.PAIR
    if mode == Mode.SERIES:
        series_page(view, heading)
    else:
        _pair_page(view, library, heading, controls)


def _pair_page(view: View, library: list[HalfYear], heading, controls) -> None:
    with controls:
        both = sides(view, other_half_year(view, library))
        map_view = parts.choice("comparison.view", MapView, "map")
        picked = parts.region_picker(view.home)
    changed = partners(both)
    with heading:
        parts.heading(pair_title(both), lead(both, changed))
        if paired := paired_months(*both.views):
            st.caption(paired)
    if all(side.events.empty for side in both.views):
        parts.nothing_left(view)
        return
    recurring = recurring_pairs(both, decisions(view))
    figures(both, changed, recurring)
    picture(both, changed, map_view, picked)
    if picked is not None:
        region_events(both, picked)
    _section(both, changed, recurring)
    downloads(
        "sravnenie",
        lambda: _exports(both, changed, recurring),
        *both.views,
        sources=lambda: tables.source_table(both),
    )
    parts.source_line(*both.views)


def _section(both: Sides, changed: pd.DataFrame, recurring: pd.DataFrame) -> None:
    section = parts.choice("comparison.section", Section, "section")
    if section == Section.PARTNERS:
        partners_part(changed, both)
    elif section == Section.DEPARTMENTS:
        departments_part(both)
    elif section == Section.PAIRS:
        pairs_part(both)
    elif section == Section.PROFILE:
        months_part(both)
        formats_part(both)
    else:
        recurring_part(both, recurring)


def _needs_two(view: View) -> None:
    parts.heading(
        text("comparison.title_one"),
        text("comparison.needs_two", half_year=half_year_title(view.half_year)),
    )
    if view.around.can_demonstrate:
        st.markdown(text("comparison.needs_two_demo"))
        st.button(text("comparison.demo_on"), icon=":material/science:", on_click=switch_on)
    parts.source_line(view)


def pair_title(both: Sides) -> str:
    """Which two plans are compared."""
    names = [plan_name(side.half_year, both.later.around.demonstration) for side in both.views]
    return text("comparison.title", then=names[0], now=names[1])


def decisions(view: View) -> pd.DataFrame:
    """What was decided about recurring events; nothing, and a word about it, where the file is damaged."""
    try:
        return NO_DECISIONS if view.around.decisions is None else view.around.decisions.read()
    except PlanFormatError as error:
        st.warning(markdown(str(error)))
        return NO_DECISIONS


def other_half_year(view: View, library: list[HalfYear]) -> HalfYear:
    """The half-year to compare the view's own with, kept in the URL; the nearest earlier one at first."""
    chosen = view.half_year
    options = [half_year for half_year in reversed(library) if half_year != chosen]
    earlier = [position for position, half_year in enumerate(options) if half_year < chosen]
    return st.selectbox(
        text("comparison.other"),
        options,
        index=earlier[0] if earlier else len(options) - 1,
        format_func=partial(plan_name, demonstration=view.around.demonstration),
        key="compare",
        bind="query-params",
        width=PLAN_WIDTH,
    )


def _exports(both: Sides, changed: pd.DataFrame, recurring: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {
        text("comparison.sheet_partners"): tables.partner_table(changed),
        text("comparison.sheet_departments"): tables.department_table(departments(both), both),
        text("comparison.sheet_pairs"): tables.pair_table(pairs(both), both),
        text("comparison.sheet_months"): tables.month_table(months(both)),
        text("comparison.sheet_formats"): tables.format_table(both, "attendance"),
        text("comparison.sheet_kinds"): tables.format_table(both, "kind"),
        text("comparison.sheet_recurring"): tables.recurring_table(recurring, both),
    }
