"""What was read of a document, before it is saved: its figures, what it changes, what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analysis.escaping import markdown
from analysis.other_region import other_regions
from analysis.plans import tables
from analysis.plans.changes import changes
from analysis.plans.counts import doubtful, half_year_plan, plan_frames, read_shares
from analysis.plans.page_lists import list_table
from analysis.plans.page_messages import turn
from analysis.texts import counted, number, text
from analysis.wording import half_year_title, joined
from data.library import Library, Plan, Standing

EVENT_WIDTHS = {
    "number": 40,
    "doubt": 180,
    "event": 210,
    "partners": 165,
    "dates": 105,
    "attendance": 100,
    "kind": 105,
}
CHANGE_WIDTHS = {"change": 110, "number": 40, "event": 295, "before": 230, "after": 230}
ISSUE_WIDTHS = {"row": 60, "severity": 95, "field": 95, "cell": 185, "reason": 470}


def show_preview(library: Library, plan: Plan, standings: Sequence[Standing]) -> int:
    """Show it; the version of the plan that is there, 0 where there is none.

    ``standings`` say which of the corrections there are would hold.
    """
    st.header(half_year_title(plan.half_year), anchor=False)
    st.markdown(markdown(plan.title))
    if others := other_regions(plan.title, library.home):
        said = text("plans.other_region", names=joined(others))
        st.warning(markdown(said), icon=":material/wrong_location:")
    _figures(plan)
    if standings:
        kept = sum(standing is Standing.APPLIED for standing in standings)
        st.caption(text("plans.corrections_kept", kept=kept, lost=len(standings) - kept))
    earlier = _changes(library, plan)
    _events(plan)
    if len(plan.issues):
        st.markdown(f"**{text('plans.issues', issues=counted('common.issue', len(plan.issues)))}**")
        issues = tables.issue_table(plan.issues)
        list_table(issues, ISSUE_WIDTHS, "preview_issues", text("plans.issues_alt"))
    return earlier


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
        table = tables.change_table(found, plan.half_year)
        list_table(table, CHANGE_WIDTHS, "preview_changes", text("plans.changes_alt"))
    return earlier["version"]


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
    list_table(table, EVENT_WIDTHS, "preview_events", text("plans.preview_alt"))
