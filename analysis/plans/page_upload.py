"""A document comes in: read, shown, compared with what is there, and only then saved."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import streamlit as st

from analysis import page_parts as parts
from analysis.escaping import markdown
from analysis.page_sidebar import show_next
from analysis.plans import tables
from analysis.plans.changes import changes
from analysis.plans.counts import doubtful, half_year_plan, plan_frames, read_shares
from analysis.plans.page_messages import NextStep, attempt, done, turn
from analysis.texts import counted, number, text
from analysis.wording import half_year_title, joined
from data.library import HalfYearMissing, Library, Plan, Standing, StorageError, Upload
from data.schema import HalfYear, PlanFormatError
from geo.gazetteer import locate
from geo.subjects import subjects

YEARS_AROUND = 5


def upload(library: Library, who: str) -> None:
    """The uploader and all that follows from a document in it."""
    st.markdown(text("plans.upload_note"))
    key = f"upload_{turn()}"
    file = st.file_uploader(text("plans.upload"), key=key, on_change=_look_again, args=(library, key))
    if file is None:
        return
    data = file.getvalue()
    found = attempt(lambda: library.twin(data))
    if found and (twin := found[0]):
        sentence = text("plans.twin", file=twin.file, version=twin.version)
        st.warning(markdown(sentence), icon=":material/file_copy:")
    elif found and (plan := _read(library, data, file.name)):
        _preview(library, plan, data, who)


def _look_again(library: Library, key: str) -> None:
    """A person who gives a document that the library could not read asks for another attempt."""
    if file := st.session_state[key]:
        with suppress(StorageError, PlanFormatError):  # the page that follows says so
            library.look_again(file.getvalue())


def _read(library: Library, data: bytes, name: str) -> Plan | None:
    """The plan in the document; where it does not say its half-year the person is asked."""
    try:
        with st.spinner(text("plans.reading", name=name)):
            return library.read(data, name)
    except HalfYearMissing as error:
        st.warning(markdown(str(error)), icon=":material/help:")
        half_year = _ask_half_year()
    except PlanFormatError as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return None
    plans = attempt(lambda: library.read(data, name, half_year)) if half_year else []
    return plans[0] if plans else None


def _ask_half_year() -> HalfYear | None:
    this_year = date.today().year
    with st.container(horizontal=True):
        half = st.selectbox(
            text("plans.half"),
            [1, 2],
            index=None,
            format_func=lambda half: text(f"plans.half_option_{half}"),
            placeholder=text("plans.choose"),
            key=f"half_{turn()}",
        )
        year = st.selectbox(
            text("plans.year"),
            range(this_year + YEARS_AROUND, this_year - 4 * YEARS_AROUND, -1),
            index=None,
            placeholder=text("plans.choose"),
            key=f"year_{turn()}",
        )
    return HalfYear(year, half) if half and year else None


def _preview(library: Library, plan: Plan, data: bytes, who: str) -> None:
    previewed = attempt(lambda: library.preview(plan))
    if not previewed:
        return
    shown, standings = previewed[0]
    st.header(half_year_title(plan.half_year), anchor=False)
    st.markdown(markdown(plan.title))
    if others := locate(plan.title) - {library.home}:
        names = joined(sorted(subjects()[code].name for code in others))
        st.warning(markdown(text("plans.other_region", names=names)), icon=":material/wrong_location:")
    _figures(shown)
    lost = [standing for _, standing in standings if standing is not Standing.APPLIED]
    if standings:
        st.caption(text("plans.corrections_kept", kept=len(standings) - len(lost), lost=len(lost)))
    earlier = _changes(library, shown)
    _events(shown)
    if len(shown.issues):
        st.markdown(f"**{text('plans.issues', issues=counted('common.issue', len(shown.issues)))}**")
        parts.table(tables.issue_table(shown.issues), "preview_issues", text("plans.issues_alt"))
    _save(library, plan, data, earlier, who, int(doubtful(shown.events, shown.issues).sum()))


def _events(plan: Plan) -> None:
    """The events that were read; of a plan with doubtful ones, those alone, until a person asks for all."""
    in_doubt = doubtful(plan.events, plan.issues)
    if in_doubt.any() and st.toggle(
        text("plans.only_doubtful"), value=True, key=f"preview_doubtful_{turn()}"
    ):
        plan = replace(plan, events=plan.events[in_doubt])
    table = tables.event_table(plan)
    if not in_doubt.any():
        table = table.drop(columns=text("plans.column_doubt"))
    parts.table(table, "preview_events", text("plans.preview_alt"), column_config=_columns())


def _figures(plan: Plan) -> None:
    figures = {
        "events": len(plan.events),
        "participations": len(plan.participations),
        "regions": plan.participations["region"].nunique(),
        "doubtful": int(doubtful(plan.events, plan.issues).sum()),
    }
    with st.container(horizontal=True):
        for name, value in figures.items():
            st.metric(text(f"plans.figure_{name}"), number(value), width=150)
    st.markdown(text("plans.read_surely", shares=tables.share_words(read_shares(plan.events, plan.issues))))


def _columns() -> dict:
    widths = {"number": 44, "doubt": 205, "event": 180, "partners": 145, "dates": 110, "attendance": 115}
    widths["kind"] = 95
    return {
        text(f"plans.column_{name}"): st.column_config.Column(width=width) for name, width in widths.items()
    }


def _changes(library: Library, plan: Plan) -> int:
    """What the document changes in the plan that is there; its version, 0 where there is none."""
    plans = library.plans()
    earlier = half_year_plan(plans, plan.half_year)
    if earlier is None:
        return 0
    events, pairs, _ = plan_frames(plans, plan.half_year.key)
    found = changes((events, pairs), (plan.events, plan.participations))
    count = counted("plans.change", len(found))
    st.markdown(f"**{text('plans.changes', version=earlier['version'], changes=count)}**")
    if found.empty:
        st.caption(text("plans.no_changes"))
    else:
        parts.table(tables.change_table(found, plan.half_year), "preview_changes", text("plans.changes_alt"))
    return earlier["version"]


def _save(library: Library, plan: Plan, data: bytes, earlier: int, who: str, doubts: int) -> None:
    """The button belongs to the version it was shown beside: pressed after another came, it does nothing."""
    make_current = True
    if earlier:
        make_current = st.checkbox(text("plans.become_current"), value=True, key=f"current_{turn()}")
    upload = Upload(data, plan.file, plan.half_year, plan.title, by=who)
    pressed = st.button(
        text("plans.save"), type="primary", icon=":material/save:", key=f"save_{turn()}_{earlier}"
    )
    if pressed and (saved := attempt(lambda: library.add(upload, make_current=make_current))):
        show_next(plan.half_year)
        message = text("plans.saved", half_year=half_year_title(plan.half_year), version=saved[0].version)
        done(message, _look_at_doubts(plan.half_year, doubts) if doubts and make_current else None)


def _look_at_doubts(half_year: HalfYear, doubts: int) -> NextStep:
    choices = {"section": "corrections", "correct_plan": half_year, "correct_doubtful": True}
    return NextStep(text("plans.look_at_doubts", count=number(doubts)), choices)
