"""How much cooperation each federal subject has: full, fractional, by department; and the gaps."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd

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
    others = [subject for code, subject in subjects().items() if code != view.home]
    names = pd.DataFrame(
        {
            "region": [subject.code for subject in others],
            "name": [subject.name for subject in others],
            "district": [subject.district for subject in others],
        }
    )
    counts = names.merge(_counted(view.participations), on="region", how="left").fillna(0)
    counts = counts.astype({"events": int, "departments": int, "remote": int, "in_person": int})
    shown = "fractional" if measure == Measure.EVENTS and view.selection.fractional else measure.value
    counts["neighbour"] = counts["region"].isin(neighbours(view.home))
    counts["value"] = counts[shown].astype(float)
    counts["value_class"] = counts["value"].map(count_class)
    return counts.sort_values(["value", "events", "name"], ascending=[False, False, True], ignore_index=True)


def _counted(participations: pd.DataFrame) -> pd.DataFrame:
    attendance = participations["attendance"]
    flagged = participations.assign(
        is_remote=attendance == Attendance.REMOTE, is_in_person=attendance.isin(IN_PERSON)
    )
    by_region = flagged.groupby("region", observed=True)
    counted = by_region.agg(
        events=("event_id", "nunique"),
        departments=("department", "nunique"),
        remote=("is_remote", "sum"),
        in_person=("is_in_person", "sum"),
        fractional=("weight", "sum"),
    ).reset_index()
    return counted.astype({"region": "str"})


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
