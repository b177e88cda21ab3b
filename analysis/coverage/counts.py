"""How much cooperation each federal subject has: full, fractional, by department; and the gaps."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import numpy as np
import pandas as pd

from analysis.counting import coded, counted, cross_counted
from analysis.selection import View
from analysis.style import count_class
from data.schema import ON_THE_SPOT, Attendance
from geo.geometry import neighbours
from geo.subjects import DISTRICTS, NO_DISTRICT, subjects


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
    counts = _counted(view.participations, others["region"])
    shown = "fractional" if measure == Measure.EVENTS and view.selection.fractional else measure.value
    value = counts[shown].astype(float)
    order = np.lexsort((others["rank"], -counts["events"], -value))
    columns = {name: others[name].array for name in ("region", "name", "district")} | counts
    columns |= {"neighbour": others["neighbour"].array, "value": value}
    columns["value_class"] = np.array([count_class(each) for each in value])
    return pd.DataFrame({name: column[order] for name, column in columns.items()})


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


def _counted(pairs: pd.DataFrame, codes: pd.Series) -> dict[str, np.ndarray]:
    """By region, in the order of ``codes``; a participation is one event with one region: rows are events."""
    regions, attendance = coded(pairs["region"]), coded(pairs["attendance"])
    formats = cross_counted(regions, attendance)
    counts = {
        "events": formats.sum(axis=1),
        "departments": (cross_counted(regions, coded(pairs["department"])) > 0).sum(axis=1),
        "remote": formats[:, attendance.names.get_loc(Attendance.REMOTE)],
        "in_person": formats[:, attendance.names.isin(ON_THE_SPOT)].sum(axis=1),
        "fractional": counted(regions, pairs["weight"]),
    }
    place = regions.names.get_indexer(codes)  # -1 for a region that occurs nowhere: the nought at the end
    return {name: np.append(column, 0)[place] for name, column in counts.items()}


def gaps(counts: pd.DataFrame) -> pd.DataFrame:
    """Coverage by federal district, in their usual order.

    Columns: ``district`` (str), ``subjects``, ``covered``, ``missing`` (int), ``names`` (the missing
    subjects, comma-separated).
    """
    members: dict[str, list[tuple[str, bool]]] = {}
    for district, name, events in zip(counts["district"], counts["name"], counts["events"], strict=True):
        members.setdefault(district, []).append((name, events > 0))
    rows = []
    for district in sorted(members, key=[*DISTRICTS, NO_DISTRICT].index):
        missing = sorted(name for name, is_covered in members[district] if not is_covered)
        size = len(members[district])
        rows.append((district, size, size - len(missing), len(missing), ", ".join(missing)))
    return pd.DataFrame(rows, columns=["district", "subjects", "covered", "missing", "names"])


def unpainted(view: View) -> pd.DataFrame:
    """Events that paint no subject, whomever else they address."""
    return view.events[~view.events["event_id"].isin(view.participations["event_id"])]
