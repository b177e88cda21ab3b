"""A document comes in: read, shown, compared with what is there, and only then saved."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import streamlit as st

from analysis.escaping import markdown
from analysis.page_sidebar import show_next
from analysis.plans.counts import doubtful
from analysis.plans.page_messages import NextStep, attempt, done, overtaken, turn
from analysis.plans.page_preview import show_preview
from analysis.texts import number, text
from analysis.wording import half_year_title
from data.library import HalfYearMissing, Library, Plan, StorageError, Upload
from data.schema import HalfYear, PlanFormatError

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
    earlier = show_preview(library, shown, [standing for _, standing in standings])
    _save(library, plan, data, earlier, who, int(doubtful(shown.events, shown.issues).sum()))


def _save(library: Library, plan: Plan, data: bytes, earlier: int, who: str, doubts: int) -> None:
    """The button belongs to the version it was shown beside: pressed after another came, it does nothing."""
    make_current = True
    if overtaken("upload", plan.sha256, earlier):
        st.warning(text("plans.saved_meanwhile", version=earlier), icon=":material/sync_problem:")
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
