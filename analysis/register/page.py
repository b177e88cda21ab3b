"""«Реестр»: every event with its source row, full-text search, and the cells that are in doubt."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.departments import short_name
from analysis.event_text import event_file, event_numbers, printed_numbers
from analysis.page_downloads import downloads
from analysis.register.counts import holds
from analysis.register.tables import (
    event_table,
    field_names,
    issue_table,
    participation_table,
    partner_words,
)
from analysis.selection import View
from analysis.texts import counted, number, text
from analysis.wording import attendance_name, date_span, half_year_title, kind_name

TABLE_HEIGHT, HEADER_HEIGHT, ROW_HEIGHT = 560, 40, 44


def page(view: View) -> None:
    """Draw the page; the query and the picked event live in the URL."""
    parts.heading(text("register.title", half_year=half_year_title(view.half_year)), _lead(view))
    if parts.nothing_left(view):
        return
    query = st.text_input(
        text("register.search"),
        placeholder=text("register.search_hint"),
        key="query",
        bind="query-params",
        icon=":material/search:",
    )
    table = _register(view)
    is_found = holds(view.events, table, query)
    found, table = view.events[is_found], table[is_found]
    st.caption(_found(len(found), len(view.events)))
    ids = list(found["event_id"])
    picked = st.session_state.get("event")
    page_tables.picking_table(
        table,
        "register_table",
        text("register.table_alt"),
        ids.index(picked) if picked in ids else None,
        lambda row: st.session_state.update(event=None if row is None else ids[row]),
        height=min(TABLE_HEIGHT, HEADER_HEIGHT + ROW_HEIGHT * len(found)) if len(found) else "auto",
        row_height=ROW_HEIGHT,
    )
    _picked(view)
    issues = issue_table(view)
    st.header(text("register.issues", count=number(len(issues))), anchor=False)
    st.caption(text("register.issues_note"))
    page_tables.table(issues, "issues_table", text("register.issues_alt"))
    downloads("reestr", lambda: _exports(_narrowed(view, found)), view)
    parts.source_line(view)


def _found(found: int, total: int) -> str:
    if not found:
        return text("register.found_nothing", total=counted("common.event", total))
    return text("register.found", found=counted("common.event", found), total=number(total))


def _narrowed(view: View, events: pd.DataFrame) -> View:
    kept = view.participations["event_id"].isin(events["event_id"])
    return replace(view, events=events, participations=view.participations[kept])


def _exports(view: View) -> dict[str, pd.DataFrame]:
    """What was found, with all its cells, and every remark on the document."""
    return {
        text("register.sheet"): event_table(view),
        text("register.participations_sheet"): participation_table(view),
        text("register.issues_sheet"): issue_table(view),
    }


def _picked(view: View) -> None:
    picked = view.events[view.events["event_id"] == st.session_state.get("event")]
    if len(picked):
        parts.event_list(view, picked, event_numbers(picked)[0], "register_event")


def _lead(view: View) -> str:
    return text(
        "register.lead",
        events=counted("common.event", len(view.events)),
        participations=counted("common.participation", len(view.participations)),
        issues=counted("common.issue", len(view.issues)),
    )


def _register(view: View) -> pd.DataFrame:
    events = view.events
    return pd.DataFrame(
        {
            text("register.column_number"): printed_numbers(events),
            text("register.column_department"): events["department"].map(short_name).astype("str"),
            text("register.column_title"): events["title"].str.split().str.join(" "),
            text("register.column_dates"): [
                date_span(event.start, event.end, event.precision, view.half_year)
                for event in events.itertuples()
            ],
            text("register.column_regions_text"): events["regions_text"].str.split().str.join(" "),
            text("register.column_regions"): partner_words(view),
            text("register.column_attendance"): events["attendance"].astype("str").map(attendance_name),
            text("register.column_kind"): events["kind"].astype("str").map(kind_name),
            text("register.column_venue"): events["venue"].str.split().str.join(" "),
            text("register.column_corrected"): events["corrected"].map(field_names),
            text("register.column_confirmed"): events["confirmed"].map(field_names),
            text("register.column_row"): events["source_row"],
            text("register.column_file"): [event_file(event) for event in events.itertuples()],
        }
    )
