"""Who changed what: the latest first, for those who may change something themselves."""

from __future__ import annotations

import streamlit as st

from analysis import page_tables
from analysis.page_downloads import downloads
from analysis.plans.journal_words import journal_table
from analysis.plans.page_messages import attempt
from analysis.texts import counted, text
from data.library import Library

SHOWN = 20  # entries, and as many more with each press
WIDTHS = {
    "when": 95,
    "who": 118,
    "act": 115,
    "half_year": 95,
    "subject": 192,
    "before": 100,
    "after": 100,
    "note": 90,
}


def journal(library: Library) -> None:
    """The table of acts, cut with «ещё N», and all of it as a file."""
    found = attempt(library.journal)
    if not found:
        return
    latest_first = found[0][::-1]
    if not latest_first:
        st.caption(text("plans.journal_empty"))
        return
    st.caption(text("plans.journal_lead", entries=counted("plans.entry", len(latest_first))))
    shown = st.session_state.get("journal_shown", SHOWN)
    widths = {text(f"plans.journal_{name}"): width for name, width in WIDTHS.items()}
    table, layout = page_tables.wrapped(journal_table(latest_first[:shown]), widths)
    page_tables.table(table, "journal_table", text("plans.journal_alt"), **layout)
    if len(latest_first) > shown:
        _offer_more(shown, len(latest_first) - shown)
    downloads("zhurnal", lambda: {text("plans.section_journal"): journal_table(latest_first)})


def _offer_more(shown: int, rest: int) -> None:
    st.button(
        text("plans.journal_more", more=min(rest, SHOWN), rest=counted("plans.entry", rest)),
        key="journal_more",
        icon=":material/expand_more:",
        on_click=lambda: st.session_state.update(journal_shown=shown + SHOWN),
    )
