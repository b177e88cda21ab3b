"""The headline figures of a half-year and how they changed since an earlier one."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.comparison.counts import possible_partners
from analysis.depth.counts import single_department
from analysis.formats.counts import Reach, reach
from analysis.selection import View
from data.schema import ON_THE_SPOT


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures of one view; shares are of its events, 0 to 1, NaN where it has none."""

    events: int
    partners: int
    subjects: int
    departments: int
    in_person: float
    bilateral: float
    one_department: int


def headline(view: View) -> Headline:
    """The six figures of the first screen."""
    events, pairs = view.events, view.participations
    return Headline(
        events=len(events),
        partners=pairs["region"].nunique(),
        subjects=possible_partners(),
        departments=events["department"].nunique(),
        in_person=float(events["attendance"].isin(ON_THE_SPOT).mean()),
        bilateral=float((reach(view) == Reach.BILATERAL).mean()),
        one_department=len(single_department(pairs)),
    )


@dataclass(frozen=True, slots=True)
class NextEvents:
    """The first of the dated events ahead, or the last of all dated ones where none is; ``total`` of them."""

    events: pd.DataFrame
    total: int
    ahead: bool


def next_events(view: View, today: pd.Timestamp, limit: int) -> NextEvents:
    """The next dated events from a day on, the earliest first; the last ones where none is ahead."""
    dated = view.events[view.events["start"].notna()].sort_values(["start", "end"], kind="stable")
    ahead = dated[dated["start"] >= today]
    if len(ahead):
        return NextEvents(ahead.head(limit), len(ahead), True)
    return NextEvents(dated.tail(limit), len(dated), False)
