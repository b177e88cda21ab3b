"""«Планы»: what the library holds, how a plan gets into it, and where a reading is put right."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.escaping import markdown
from analysis.page_downloads import downloads
from analysis.plans import tables
from analysis.plans.correction_words import correction_table
from analysis.plans.counts import documents, plan_list, replaced
from analysis.plans.page_corrections import correct
from analysis.plans.page_journal import journal
from analysis.plans.page_lists import list_table
from analysis.plans.page_messages import show_done
from analysis.plans.page_upload import upload
from analysis.plans.page_versions import choose_versions
from analysis.texts import counted, text
from data.library import Library, Plans
from data.schema import Correctable

DOCUMENT_WIDTHS = {
    "half_year": 125,
    "version": 65,
    "current": 85,
    "received": 95,
    "by": 110,
    "file": 185,
    "title": 240,
}
SHARE_COLUMNS = [f"share_{field}" for field in Correctable]


class Section(StrEnum):
    """What the page shows; the first is what it opens with."""

    LIBRARY = "library"
    UPLOAD = "upload"
    CORRECTIONS = "corrections"
    JOURNAL = "journal"


def page(library: Library, editable: bool, who: str = "") -> None:
    """Draw the page; ``editable`` says whether this person, called ``who``, may upload and correct."""
    plans = library.plans()
    if plans.events.empty:
        _empty(library, editable, who)
        return
    parts.heading(text("plans.title"), _lead(plans))
    show_done()
    section = parts.choice("plans.section", Section, "section")
    if section == Section.LIBRARY:
        _library(library, plans, editable, who)
    elif not editable:
        st.info(text("plans.read_only"), icon=":material/lock:")
    elif section == Section.UPLOAD:
        upload(library, who)
    elif section == Section.CORRECTIONS:
        correct(library, who)
    else:
        journal(library)
    _failures(plans.failures)


def _lead(plans: Plans) -> str:
    lead = text(
        "plans.lead",
        plans=counted("plans.plan", len(plans.sources)),
        events=counted("common.event", len(plans.events)),
    )
    failed = counted("plans.failure", len(plans.failures))
    return text("plans.lead_failed", lead=lead, failed=failed) if plans.failures else lead


def _empty(library: Library, editable: bool, who: str) -> None:
    parts.heading(text("plans.empty_title"), text("plans.empty_body", folder=markdown(str(library.folder))))
    show_done()
    _failures(library.plans().failures)
    if editable:
        upload(library, who)
    else:
        st.info(text("plans.read_only"), icon=":material/lock:")


def _library(library: Library, plans: Plans, editable: bool, who: str) -> None:
    versions = library.versions()
    table = tables.plan_table(plan_list(plans, versions))
    page_tables.table(table, "plans_table", text("plans.table_alt"), column_config=_columns())
    st.caption(text("plans.shares_note"))
    for file in replaced(plans, versions):
        st.warning(markdown(text("plans.replaced", file=file)), icon=":material/sync_problem:")
    st.header(text("plans.documents"), anchor=False)
    held = with_names(tables.document_table(documents(plans, versions)), editable)
    list_table(held, DOCUMENT_WIDTHS, "documents_table", text("plans.documents_alt"))
    if editable:
        choose_versions(library, who)
    sheets = {text("plans.sheet"): table, text("plans.documents"): held}
    if corrections := library.corrections():
        sheets[text("plans.corrections_sheet")] = with_names(correction_table(corrections), editable)
    downloads("plany", lambda: sheets)


def with_names(table: pd.DataFrame, editable: bool) -> pd.DataFrame:
    """Who has done what is for editors: the names are people's addresses."""
    names = [text("plans.column_by"), text("plans.column_who")]
    return table if editable else table.drop(columns=names, errors="ignore")


def _columns() -> dict:
    shares = {
        text(f"plans.column_{name}"): st.column_config.ProgressColumn(
            format="%.0f%%", min_value=0, max_value=100, width=96, color="#1F5FA8"
        )
        for name in SHARE_COLUMNS
    }
    counts = {
        text(f"plans.column_{name}"): st.column_config.NumberColumn(width=80)
        for name in ("events", "participations", "regions", "corrected")
    }
    return shares | counts


def _failures(failures: dict[str, str]) -> None:
    if not failures:
        return
    st.header(text("plans.failures"), anchor=False)
    for sentence in failures.values():
        st.error(markdown(sentence), icon=":material/error:")
