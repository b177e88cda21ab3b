"""How much cooperation each federal subject has: full, fractional, by department; and the gaps."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import numpy as np
import pandas as pd

from analysis.counting import count_by, cross_count
from analysis.selection import View
from analysis.style import count_class
from data.schema import IN_PERSON, Attendance
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
    others = _others(view.home)
    counts = _counted(view.participations).reindex(others["region"], fill_value=0)
    shown = "fractional" if measure == Measure.EVENTS and view.selection.fractional else measure.value
    value = counts[shown].to_numpy(dtype=float)
    order = np.lexsort((others["rank"], -counts["events"].to_numpy(), -value))
    classes = [count_class(each) for each in value]
    shades = pd.DataFrame({"neighbour": others["neighbour"], "value": value, "value_class": classes})
    named = others[["region", "name", "district"]]
    table = pd.concat([named, counts.reset_index(drop=True), shades], axis=1)
    return table.take(order).reset_index(drop=True)


@cache
def _others(home: str) -> pd.DataFrame:
    """The subjects that can be partners: who borders on ``home``, the ``rank`` of their names in order."""
    others = [subject for code, subject in subjects().items() if code != home]
    bordering = neighbours(home)
    in_order = {subject.code: rank for rank, subject in enumerate(sorted(others, key=lambda each: each.name))}
    return pd.DataFrame(
        {
            "region": [subject.code for subject in others],
            "name": [subject.name for subject in others],
            "district": [subject.district for subject in others],
            "rank": [in_order[subject.code] for subject in others],
            "neighbour": [subject.code in bordering for subject in others],
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
    members: dict[str, list[tuple[str, bool]]] = {}
    for district, name, events in zip(counts["district"], counts["name"], counts["events"], strict=True):
        members.setdefault(district, []).append((name, events > 0))
    rows = []
    for district in sorted(members):
        missing = sorted(name for name, is_covered in members[district] if not is_covered)
        size = len(members[district])
        rows.append((district, size, size - len(missing), len(missing), ", ".join(missing)))
    return pd.DataFrame(rows, columns=["district", "subjects", "covered", "missing", "names"])


def unpainted(view: View) -> pd.DataFrame:
    """Events that paint no subject, whomever else they address."""
    return view.events[~view.events["event_id"].isin(view.participations["event_id"])]
