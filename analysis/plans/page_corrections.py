"""A value that was read wrongly is put right, and put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.escaping import markdown
from analysis.event_text import event_details
from analysis.plans import edits
from analysis.plans.correction_words import (
    correction_labels,
    correction_table,
    event_labels,
    reasons_by_cell,
    whole_district,
)
from analysis.plans.counts import doubtful, in_doubt, plan_frames
from analysis.plans.edits import SCOPES, Entry
from analysis.plans.page_lists import list_table
from analysis.plans.page_messages import attempt, done, overtaken, turn
from analysis.texts import text
from analysis.wording import attendance_name, half_year_title, joined, kind_name
from data.library import EARLIEST, LATEST, Correction, Library, Standing, fingerprints
from data.schema import Attendance, Correctable, EventKind, HalfYear, Precision, Scope
from geo.subjects import DISTRICTS, subjects

WIDTHS = {
    "number": 44,
    "event": 130,
    "field": 75,
    "cell": 105,
    "value": 105,
    "standing": 98,
    "note": 100,
    "half_year": 90,
    "when": 90,
    "who": 70,
}
DATES = {"format": "DD.MM.YYYY", "min_value": EARLIEST, "max_value": LATEST}


def correct(library: Library, who: str) -> None:
    """The choice of an event, its form, and the corrections there are."""
    plans = library.plans()
    half_years = sorted((HalfYear.parse(key) for key in plans.events["half_year"].unique()), reverse=True)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        half_year = st.selectbox(
            text("plans.plan_to_correct"), half_years, format_func=half_year_title, key="correct_plan"
        )
        only_doubtful = st.toggle(text("plans.only_doubtful"), value=True, key="correct_doubtful")
    events, pairs, issues = plan_frames(plans, half_year.key)
    marks = fingerprints(events)
    kept = events[doubtful(events, issues)] if only_doubtful else events
    if kept.empty:
        st.info(text("plans.nothing_doubtful"), icon=":material/check_circle:")
    else:
        _event(library, half_year, kept.set_index(marks[kept.index]), pairs, issues, who)
    _corrections(library, who)


def _event(
    library: Library,
    half_year: HalfYear,
    events: pd.DataFrame,
    pairs: pd.DataFrame,
    issues: pd.DataFrame,
    who: str,
) -> None:
    """``events`` are indexed by fingerprint: whatever others save meanwhile, the row stays the same one."""
    labels = dict(zip(events.index, event_labels(events), strict=True))
    mark = st.selectbox(
        text("plans.event_to_correct"),
        list(events.index),
        index=None,
        format_func=labels.__getitem__,
        placeholder=text("plans.choose_event"),
        key=f"correct_event_{half_year.key}",
    )
    if mark is None:
        return
    event = events.loc[mark].to_dict()
    partners = pairs[pairs["event_id"] == event["event_id"]]
    words, form = st.columns(2, gap="medium")
    with words:
        st.markdown(event_details(events.loc[mark], partners, half_year))
        for told in reasons_by_cell(issues[issues["event_id"] == event["event_id"]]):
            st.caption(f":material/help: {markdown(told)}")
    with form:
        in_question = [field for field in Correctable if in_doubt(events.loc[[mark]], issues, field).iloc[0]]
        _form(library, mark, event, [str(code) for code in partners["region"]], in_question, who)


def _form(
    library: Library,
    mark: str,
    event: dict,
    regions: Sequence[str],
    in_question: Sequence[Correctable],
    who: str,
) -> None:
    opened, key = edits.entry_of(event, regions), edits.form_key(mark, event)
    if overtaken("correction", mark, key):
        st.warning(text("plans.changed_meanwhile"), icon=":material/sync_problem:")
    with st.form(f"correct_{turn()}_{key}"):
        sent = replace(_fields(opened, library.home), confirmed=_confirmed(in_question))
        is_sent = st.form_submit_button(text("plans.save_correction"), type="primary", icon=":material/save:")
    if not is_sent:
        return
    if edits.is_backwards(sent):
        st.error(text("plans.dates_backwards"), icon=":material/error:")
        return
    changed = edits.corrections(event, mark, opened, sent)
    if not changed:
        st.warning(text("plans.nothing_changed"), icon=":material/info:")
    elif attempt(lambda: library.correct(changed, who)):
        only_confirmed = replace(sent, confirmed=(), note=opened.note) == opened
        done(text("plans.confirmed" if only_confirmed else "plans.corrected"))


def _confirmed(in_question: Sequence[Correctable]) -> tuple[Correctable, ...]:
    """The doubtful fields, where the person says that they were read right."""
    if not in_question:
        return ()
    names = joined([text(f"plans.field_{field}") for field in in_question])
    return tuple(in_question) if st.checkbox(text("plans.confirm", fields=names)) else ()


def _fields(opened: Entry, home: str) -> Entry:
    codes = sorted((code for code in subjects() if code != home), key=lambda code: subjects()[code].name)
    scope = _choice("plans.scope", list(SCOPES), opened.scope, _scope_name)
    regions = st.multiselect(
        text("plans.regions"),
        [*codes, *DISTRICTS],
        default=opened.regions,
        format_func=lambda name: whole_district(name) if name in DISTRICTS else subjects()[name].name,
        placeholder=text("plans.choose_regions"),
        select_all=False,
    )
    precision = _choice("plans.precision", list(Precision), opened.precision, _precision_name)
    with st.container(horizontal=True):
        start = st.date_input(text("plans.start"), opened.start, **DATES)
        end = st.date_input(text("plans.end"), opened.end, **DATES)
    return replace(
        opened,
        scope=scope,
        regions=tuple(regions),
        start=start,
        end=end,
        precision=precision,
        attendance=_choice("plans.attendance", list(Attendance), opened.attendance, attendance_name),
        kind=_choice("plans.kind", list(EventKind), opened.kind, kind_name),
        note=st.text_area(text("plans.note"), placeholder=text("plans.note_hint"), height=80, max_chars=500),
    )


def _choice(label: str, options: list, opened: object, name: Callable[[str], str]) -> object:
    return st.selectbox(text(label), options, index=options.index(opened), format_func=name)


def _scope_name(scope: Scope) -> str:
    return text(f"common.scope_{scope}")


def _precision_name(precision: Precision) -> str:
    return text(f"plans.precision_{precision}")


def _corrections(library: Library, who: str) -> None:
    """Every correction that stands, with a way back."""
    found = library.corrections()
    st.header(text("plans.corrections", count=len(found)), anchor=False)
    if not found:
        st.caption(text("plans.no_corrections"))
        return
    list_table(correction_table(found), WIDTHS, "corrections_table", text("plans.corrections_alt"))
    if any(standing is not Standing.APPLIED for _, standing in found):
        st.caption(text("plans.not_applied_note"))
    standing = [correction for correction, _ in found]
    labels = dict(zip(standing, correction_labels(standing), strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen: Correction = st.selectbox(
            text("plans.correction_to_undo"),
            list(labels),
            format_func=labels.__getitem__,
            key=f"undo_choice_{turn()}",
        )
        if st.button(text("plans.undo"), key="undo", icon=":material/undo:") and attempt(
            lambda: library.undo(chosen, who)
        ):
            done(text("plans.undone"))
