"""How much cooperation each federal subject has: full, fractional, by department; and the gaps."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import pandas as pd

from analysis.counting import count_by, cross_count
from analysis.selection import View
from analysis.style import count_class
from data.schema import IN_PERSON, Attendance, Scope
from geo.geometry import neighbours
from geo.subjects import subjects


class Measure(StrEnum):
    """What the map's colour means."""

    EVENTS = "events"
    DEPARTMENTS = "departments"


def region_counts(view: View, measure: Measure = Measure.EVENTS) -> pd.DataFrame:
    """One row per federal subject but the home region, the busiest first.

    Columns: ``region`` (ISO code), ``name``, ``district`` (str), ``events``, ``departments``,
    ``remote``, ``in_person`` (int: events, departments, events held so), ``fractional`` (float:
    each event shared equally among its partners), ``neighbour`` (bool), ``value`` (float: what the
    map shows under the measure and the way of counting) and ``value_class`` (int, 0 to 4).
    """
    counts = _others(view.home).join(_counted(view.participations), on="region")
    whole = ["events", "departments", "remote", "in_person"]
    counts[whole] = counts[whole].fillna(0).astype(int)
    counts["fractional"] = counts["fractional"].fillna(0.0)
    shown = "fractional" if measure == Measure.EVENTS and view.selection.fractional else measure.value
    counts["neighbour"] = counts["region"].isin(neighbours(view.home))
    counts["value"] = counts[shown].astype(float)
    counts["value_class"] = [count_class(value) for value in counts["value"]]
    return counts.sort_values(["value", "events", "name"], ascending=[False, False, True], ignore_index=True)


@cache
def _others(home: str) -> pd.DataFrame:
    others = [subject for code, subject in subjects().items() if code != home]
    return pd.DataFrame(
        {
            "region": [subject.code for subject in others],
            "name": [subject.name for subject in others],
            "district": [subject.district for subject in others],
        }
    )


def _counted(pairs: pd.DataFrame) -> pd.DataFrame:
    """By region; a participation is one event with one region, so that rows are events."""
    formats = cross_count(pairs["region"], pairs["attendance"])
    return pd.DataFrame(
        {
            "events": count_by(pairs["region"]),
            "departments": (cross_count(pairs["region"], pairs["department"]) > 0).sum(axis=1),
            "remote": formats[Attendance.REMOTE],
            "in_person": formats[list(IN_PERSON)].sum(axis=1),
            "fractional": count_by(pairs["region"], pairs["weight"]),
        }
    )


def gaps(counts: pd.DataFrame) -> pd.DataFrame:
    """Coverage by federal district.

    Columns: ``district`` (str), ``subjects``, ``covered``, ``missing`` (int), ``names`` (the missing
    subjects, comma-separated).
    """
    rows = []
    for district, group in counts.groupby("district", sort=True):
        missing = group.loc[group["events"] == 0, "name"].sort_values()
        rows.append((district, len(group), len(group) - len(missing), len(missing), ", ".join(missing)))
    return pd.DataFrame(rows, columns=["district", "subjects", "covered", "missing", "names"])


def unpainted(view: View) -> pd.DataFrame:
    """Events that paint no subject: nationwide, for a district, with nobody named, or unresolved."""
    return view.events[view.events["scope"] != Scope.NAMED]
