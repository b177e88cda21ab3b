"""Who appeared, stayed and dropped out: lists, dumbbells, departments, pairs, and the events of each."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from analysis import page_parts as parts
from analysis.comparison import tables
from analysis.comparison.counts import departments, pairs, tally
from analysis.comparison.figure_dumbbells import dumbbells
from analysis.comparison.sentences import TALLIES, list_title, partner_list, renamed
from analysis.comparison.sides import Sides
from analysis.escaping import markdown
from analysis.selection import View
from analysis.texts import number, signed, text
from analysis.wording import half_year_short
from geo.subjects import subjects

DUMBBELLS_SHOWN = 20
TABLE_HEIGHT = 400
NUMBER_WIDTH = 70


def side_events(both: Sides, events: list[pd.DataFrame], key: str) -> None:
    """The events of both plans beside each other, each with its document's cells."""
    names = ("then", "now")
    for name, side, some, column in zip(names, both.views, events, st.columns(2, gap="medium"), strict=True):
        with column:
            parts.event_list(side, some, half_year_short(side.half_year), f"{key}_{name}")


def lists(changed: pd.DataFrame) -> None:
    """The three groups of partners in words."""
    for group, column in zip(TALLIES, st.columns(len(TALLIES), gap="medium"), strict=True):
        with column:
            st.header(list_title(group, changed), anchor=False)
            st.markdown(markdown(partner_list(changed, group)) or text("comparison.nobody"))


def dumbbell_part(changed: pd.DataFrame, both: Sides) -> None:
    """The busiest partners then and now; the rest on demand."""
    st.header(text("comparison.dumbbells"), anchor=False)
    rest = len(changed) - DUMBBELLS_SHOWN
    shown = changed if st.session_state.get("dumbbells_all") else changed.head(DUMBBELLS_SHOWN)
    parts.chart(
        dumbbells(shown, both),
        "dumbbells",
        text("comparison.dumbbells_alt"),
        lambda point: parts.pick_region(point["customdata"]),
    )
    if rest > 0:
        if len(shown) < len(changed):
            st.caption(text("comparison.dumbbells_rest", shown=number(len(shown)), rest=number(rest)))
        st.toggle(text("comparison.dumbbells_all", count=number(len(changed))), key="dumbbells_all")


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
        events = [_of_department(side, both, picked) for side in both.views]
        side_events(both, events, "compared_department")


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
        events = [_of_pair(side, both, region, code) for side in both.views]
        side_events(both, events, "compared_pair")


def pick(frame: pd.DataFrame | Styler, key: str, alt: str, rows: list, **options: object):
    """A table of which a person picks a row: what stands for the row in ``rows``, ``None`` until then."""
    state = f"picked_{key}"
    picked = st.session_state.get(state)
    position = rows.index(picked) if picked in rows else None
    parts.picking_table(frame, key, alt, position, lambda row: _remember(state, rows, row), **options)
    return None if position is None else picked


def _with_signs(table: pd.DataFrame) -> Styler:
    """The table with its differences as «+3», «−2»: a browser would write a hyphen; they sort as numbers."""
    return table.style.format(signed, subset=[text("comparison.column_difference")])


def _columns(table: pd.DataFrame) -> dict:
    """Numbers the reader's way, but for the differences, which say themselves how they are written."""
    own = st.column_config.NumberColumn(width=NUMBER_WIDTH)
    return parts.localized(table, NUMBER_WIDTH) | {text("comparison.column_difference"): own}


def _remember(state: str, rows: list, row: int | None) -> None:
    st.session_state[state] = None if row is None else rows[row]


def _of_department(side: View, both: Sides, code: str) -> pd.DataFrame:
    return side.events[side.events["department"].isin(both.names_of(code))]


def _of_pair(side: View, both: Sides, region: str, code: str) -> pd.DataFrame:
    rows = side.participations
    chosen = (rows["region"] == region) & rows["department"].isin(both.names_of(code))
    return side.events_of(rows[chosen])
