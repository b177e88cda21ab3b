"""Events held again: proposed pairs with their likeness, and what people decide about them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.comparison import tables
from analysis.comparison.behind import events_by_id
from analysis.comparison.continuations import held_once
from analysis.comparison.matching import MatchState, decision_row, fingerprints
from analysis.comparison.page_changes import pick, side_events
from analysis.comparison.page_joining import pick_two
from analysis.comparison.recurring import partner_changes
from analysis.comparison.sentences import evidence, pair_lead, recurring_lead
from analysis.comparison.sides import Sides, whole
from analysis.escaping import markdown
from analysis.selection import MatchDecisions
from analysis.texts import text

TABLE_HEIGHT = 530
SIMILARITY = st.column_config.ProgressColumn(format="%d", min_value=0, max_value=100, width=90)


def recurring_part(both: Sides, pairs: pd.DataFrame) -> None:
    """The pairs, the events without a pair, and the decision about the one picked."""
    st.header(text("comparison.recurring"), anchor=False)
    st.markdown(recurring_lead(both, pairs))
    st.caption(text("comparison.recurring_note"))
    if len(pairs):
        _pair_list(both, pairs)
    _unmatched(both, pairs)


def _pair_list(both: Sides, pairs: pd.DataFrame) -> None:
    shown, layout = page_tables.wrapped(tables.recurring_table(pairs, both), _widths())
    layout["column_config"][text("comparison.column_similarity")] = SIMILARITY
    picked = pick(
        shown,
        "recurring_pairs",
        text("comparison.recurring_alt"),
        list(zip(pairs["earlier"], pairs["later"], strict=True)),
        height=TABLE_HEIGHT,
        **layout,
    )
    if picked is None:
        st.caption(text("comparison.recurring_pick"))
        return
    plans = whole(both)
    events = events_by_id(plans, picked)
    pair = pairs[(pairs["earlier"] == picked[0]) & (pairs["later"] == picked[1])].head(1)
    [said], [change] = pair.itertuples(), partner_changes(both, pair).itertuples()
    st.markdown(markdown(pair_lead(said.state, change)))
    st.caption(evidence(said))
    side_events(plans, events, "recurring_events")
    _decision(both.later.around.decisions, events, said.state)


def _widths() -> dict[str, int]:
    """The columns that are shown; the rest is said of the pair that is picked."""
    widths = {"state": 100, "similarity": 90, "earlier": 210, "later": 210, "partner_changes": 260}
    return {text(f"comparison.column_{name}"): width for name, width in widths.items()}


def _decision(decisions: MatchDecisions | None, events: list[pd.DataFrame], state: str) -> None:
    if decisions is None or not decisions.editable:
        st.caption(text("comparison.recurring_read_only"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        note = st.text_input(text("comparison.note"), key="match_note", max_chars=200)
        if state != MatchState.CONFIRMED:
            _button("confirm", "check", partial(_record, decisions, events, MatchState.CONFIRMED, note))
        if state != MatchState.SPLIT:
            _button("split", "call_split", partial(_record, decisions, events, MatchState.SPLIT, note))
        if state in (MatchState.CONFIRMED, MatchState.SPLIT):
            earlier, later = (fingerprints(event).iloc[0] for event in events)
            _button("withdraw", "undo", lambda: decisions.withdraw(earlier, later))


def _record(decisions: MatchDecisions, events: list[pd.DataFrame], decision: MatchState, note: str) -> None:
    decisions.record(decision_row(events, decision, note))


def _button(name: str, icon: str, act) -> None:
    if not st.button(text(f"comparison.{name}"), icon=f":material/{icon}:", key=f"match_{name}"):
        return
    try:
        act()
    except RuntimeError as error:
        st.error(markdown(str(error)))
    else:
        st.rerun()


def _unmatched(both: Sides, pairs: pd.DataFrame) -> None:
    alone = held_once(both, pairs)
    keys = ("unmatched_then", "unmatched_now")
    for key, side, events, column in zip(keys, both.views, alone, st.columns(2, gap="medium"), strict=True):
        with column:
            parts.event_list(side, events, text(f"comparison.{key}"), key)
    decisions = both.later.around.decisions
    if decisions is not None and decisions.editable and all(map(len, alone)):
        _join(both, alone, decisions)


def _join(both: Sides, alone: list[pd.DataFrame], decisions: MatchDecisions) -> None:
    """Any two events without a pair, joined by hand."""
    st.header(text("comparison.join"), anchor=False)
    st.caption(text("comparison.join_note"))
    if events := pick_two(both, alone):
        _button("join", "link", partial(_record, decisions, events, MatchState.CONFIRMED, ""))
