"""What a person chose in the sidebar, and the rows of the plans that are left by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from data.schema import HalfYear

EVENT_FACTS = ["event_id", "half_year", "department", "attendance", "kind", "start", "end", "precision"]


class Plans(Protocol):
    """What the loader returns, as far as the pages need it; the frames of ``data.schema``."""

    events: pd.DataFrame
    participations: pd.DataFrame
    issues: pd.DataFrame


class MatchDecisions(Protocol):
    """What people have decided about recurring events: which pairs are one event, which are not."""

    editable: bool

    def read(self) -> pd.DataFrame:
        """Columns ``earlier``, ``later`` (fingerprints), ``decision``, ``note`` and both titles (str)."""

    def record(self, decision: dict[str, str]) -> None:
        """Keep one row of those columns, in place of what was decided about the pair before.

        Raises a ``RuntimeError`` whose text is a Russian sentence where it could not be kept.
        """

    def withdraw(self, earlier: str, later: str) -> None:
        """Forget what was decided about a pair."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One state of the sidebar. An empty tuple leaves that question open.

    ``months`` holds (year, month) pairs: an event is kept when it is active in any of them.
    ``fractional`` counts an event with n partners as 1/n for each instead of 1.
    """

    half_year: HalfYear
    departments: tuple[str, ...] = ()
    attendance: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    months: tuple[tuple[int, int], ...] = ()
    fractional: bool = False

    @property
    def is_filtered(self) -> bool:
        return bool(self.departments or self.attendance or self.kinds or self.months)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page may know besides the rows it shows.

    ``demonstration`` is the half-year of the invented plan while it is among the plans, ``can_demonstrate``
    whether it may be; ``decisions`` are those about recurring events.
    """

    demonstration: HalfYear | None = None
    can_demonstrate: bool = False
    decisions: MatchDecisions | None = None


@dataclass(frozen=True, slots=True)
class View:
    """The rows a page shows.

    ``events`` is the events frame after the filters; ``participations`` the participations of those
    events with the columns of ``EVENT_FACTS`` beside each, ``weight`` (float, 1/number of the event's
    partners) and ``event_at`` (int, the event's place in ``plan_events``). ``plan_events`` is the plan
    before the filters, ``plans`` all half-years.
    """

    home: str
    selection: Selection
    events: pd.DataFrame
    participations: pd.DataFrame
    plan_events: pd.DataFrame
    issues: pd.DataFrame
    plans: Plans
    around: Surroundings = Surroundings()

    @property
    def half_year(self) -> HalfYear:
        return self.selection.half_year

    def events_of(self, participations: pd.DataFrame) -> pd.DataFrame:
        """The events behind some of the participations, in the document's order."""
        return self.events[self.events["event_id"].isin(participations["event_id"])]


@dataclass(frozen=True, slots=True)
class HalfYearRows:
    """The rows of one plan as every selection of it starts from them, shared and never changed.

    ``participations`` are joined as in ``View``, with ``event_at`` the place in ``events``.
    """

    events: pd.DataFrame
    participations: pd.DataFrame
    issues: pd.DataFrame


_ROWS: WeakKeyDictionary[Plans, dict[str, HalfYearRows]] = WeakKeyDictionary()


def half_year_rows(plans: Plans, half_year: HalfYear) -> HalfYearRows:
    """The rows of a half-year; looked up in all plans once per process."""
    kept = _ROWS.setdefault(plans, {})
    if half_year.key not in kept:
        kept[half_year.key] = _rows_of(plans, half_year)
    return kept[half_year.key]


def _rows_of(plans: Plans, half_year: HalfYear) -> HalfYearRows:
    events = plans.events[plans.events["half_year"] == half_year.key]
    pairs = plans.participations[plans.participations["event_id"].str.startswith(f"{half_year.key}/")]
    event_at = pd.Index(events["event_id"]).get_indexer(pairs["event_id"])
    partners = np.bincount(event_at, minlength=len(events))
    facts = events[EVENT_FACTS[1:]].take(event_at).set_axis(pairs.index)
    joined = pd.concat([pairs, facts], axis=1)
    return HalfYearRows(
        events=events,
        participations=joined.assign(weight=1 / partners[event_at], event_at=event_at),
        issues=plans.issues[plans.issues["file"].isin(events["source_file"].unique())],
    )


def select(plans: Plans, home: str, selection: Selection, around: Surroundings | None = None) -> View:
    """The rows of one plan that the selection leaves."""
    rows = half_year_rows(plans, selection.half_year)
    events, pairs = rows.events, rows.participations
    if selection.is_filtered:
        kept = _kept(events, selection).to_numpy()
        events, pairs = events[kept], pairs[kept[pairs["event_at"]]]
    return View(
        home=home,
        selection=selection,
        events=events,
        participations=pairs.reset_index(drop=True),
        plan_events=rows.events,
        issues=rows.issues,
        plans=plans,
        around=around or Surroundings(),
    )


def active_in(events: pd.DataFrame, year: int, month: int) -> pd.Series:
    """Which events touch the month (bool, index of ``events``); undated ones touch none."""
    first = pd.Timestamp(year, month, 1)
    return (events["start"] < first + pd.DateOffset(months=1)) & (events["end"] >= first)


def _kept(events: pd.DataFrame, selection: Selection) -> pd.Series:
    kept = pd.Series(True, index=events.index)
    chosen = {
        "department": selection.departments,
        "attendance": selection.attendance,
        "kind": selection.kinds,
    }
    for column, values in chosen.items():
        if values:
            kept &= events[column].isin(values)
    if selection.months:
        months = [active_in(events, year, month) for year, month in selection.months]
        kept &= pd.concat(months, axis=1).any(axis=1)
    return kept
