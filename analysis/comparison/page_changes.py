"""Who appeared, stayed and dropped out: lists, dumbbells, departments, pairs, and the events of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.comparison import tables
from analysis.comparison.behind import events_of_department, events_of_pair
from analysis.comparison.counts import departments, most_alike, pairs, tally
from analysis.comparison.figure_dumbbells import dumbbells
from analysis.comparison.sentences import LISTED, TALLIES, change_title, list_title, partner_lists, renamed
from analysis.comparison.sides import Sides
from analysis.escaping import markdown
from analysis.texts import number, signed, text
from analysis.wording import half_year_short
from geo.subjects import subjects

if TYPE_CHECKING:  # brings Jinja along
    from pandas.io.formats.style import Styler

PARTNERS_NAMED = 10  # of each change
DUMBBELLS_SHOWN = 20
LIST_WIDTHS = (0.29, 0.42, 0.29)
TABLE_HEIGHT = 400
NUMBER_WIDTH = 70


def side_events(both: Sides, events: list[pd.DataFrame], key: str) -> None:
    """The events of both plans beside each other, each with its document's cells."""
    names = ("then", "now")
    for name, side, some, column in zip(names, both.views, events, st.columns(2, gap="medium"), strict=True):
        with column:
            parts.event_list(side, some, half_year_short(side.half_year), f"{key}_{name}")


def partners_part(changed: pd.DataFrame, both: Sides) -> None:
    """The partners in words and as a picture, those that changed most first; all of them on demand."""
    is_short = most_alike(changed) <= PARTNERS_NAMED and len(changed) <= DUMBBELLS_SHOWN
    is_whole = is_short or st.toggle(
        text("comparison.show_all", count=number(len(changed))), key="partners_all"
    )
    _lists(changed, None if is_whole else PARTNERS_NAMED)
    if len(changed):
        _dumbbells(changed if is_whole else changed.head(DUMBBELLS_SHOWN), len(changed), both)


def _lists(changed: pd.DataFrame, limit: int | None) -> None:
    """The three groups of partners in words; those that stayed, by what became of them."""
    for group, column in zip(TALLIES, st.columns(LIST_WIDTHS, gap="medium"), strict=True):
        with column:
            st.header(list_title(group, changed), anchor=False)
            named = partner_lists(changed, group, limit)
            for change, names in named.items():
                title = f"**{change_title(change, changed)}.** " if len(LISTED[group]) > 1 else ""
                st.markdown(title + markdown(names))
            if not named:
                st.markdown(text("comparison.nobody"))


def _dumbbells(shown: pd.DataFrame, total: int, both: Sides) -> None:
    """Partners then and now; how many are not shown is said."""
    st.header(text("comparison.dumbbells"), anchor=False)
    parts.chart(
        dumbbells(shown, both),
        "dumbbells",
        text("comparison.dumbbells_alt"),
        lambda point: parts.pick_region(point["customdata"]),
    )
    if len(shown) < total:
        rest = number(total - len(shown))
        st.caption(text("comparison.dumbbells_rest", shown=number(len(shown)), rest=rest))


def departments_part(both: Sides) -> None:
    """Departments then and now; a row leads to its events."""
    changed = departments(both)
    st.header(text("comparison.departments"), anchor=False)
    table = tables.department_table(changed, both)
    picked = pick(
        _with_signs(table),
        "changed_departments",
        text("comparison.departments_alt"),
        list(changed["department"]),
        column_config=_columns(table),
    )
    for sentence in renamed(both):
        st.caption(markdown(sentence))
    if picked is not None:
        st.markdown(f"**{markdown(both.department(picked))}**")
        side_events(both, events_of_department(both, picked), "compared_department")


def pairs_part(both: Sides) -> None:
    """Combinations of region and department then and now; a row leads to its events."""
    changed = pairs(both)
    counts = {name: number(value) for name, value in tally(changed).items()}
    st.header(text("comparison.pairs"), anchor=False)
    st.markdown(text("comparison.pairs_lead", **counts))
    table = tables.pair_table(changed, both)
    picked = pick(
        _with_signs(table),
        "changed_pairs",
        text("comparison.pairs_alt"),
        list(zip(changed["region"], changed["department"], strict=True)),
        height=TABLE_HEIGHT,
        column_config=_columns(table),
    )
    if picked is not None:
        region, code = picked
        st.markdown(f"**{markdown(f'{subjects()[region].name} · {both.department(code)}')}**")
        side_events(both, events_of_pair(both, region, code), "compared_pair")


def pick(frame: pd.DataFrame | Styler, key: str, alt: str, rows: list, **options: object):
    """A table of which a person picks a row: what stands for the row in ``rows``, ``None`` until then."""
    state = f"picked_{key}"
    picked = st.session_state.get(state)
    position = rows.index(picked) if picked in rows else None
    page_tables.picking_table(frame, key, alt, position, lambda row: _remember(state, rows, row), **options)
    return None if position is None else picked


def _with_signs(table: pd.DataFrame) -> Styler:
    """The table with its differences as «+3», «−2»: a browser would write a hyphen; they sort as numbers."""
    return page_tables.no_formulas(table).style.format(signed, subset=[text("comparison.column_difference")])


def _columns(table: pd.DataFrame) -> dict:
    """Numbers the reader's way, but for the differences, which say themselves how they are written."""
    own = st.column_config.NumberColumn(width=NUMBER_WIDTH)
    return page_tables.localized(table, NUMBER_WIDTH) | {text("comparison.column_difference"): own}


def _remember(state: str, rows: list, row: int | None) -> None:
    st.session_state[state] = None if row is None else rows[row]
