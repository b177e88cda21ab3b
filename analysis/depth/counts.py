"""What stands behind a number of events, by partner and department: breadth, presence, rhythm, distance."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.counting import active_by_month, categorical, count_by, cross_count
from analysis.selection import View
from data.schema import IN_PERSON, Attendance, EventKind, HalfYear
from geo.distance import capital_distance_km
from geo.subjects import subjects

SUMMARY = ["kinds", "in_person", "bilateral", "unspecified", "in_person_share", "bilateral_share", "months"]
BUSIEST_FIRST = {"ascending": [False, False, True], "ignore_index": True}


def partner_measures(view: View) -> pd.DataFrame:
    """One row per partner with an event in the view, the busiest first.

    Columns: ``region`` (ISO code), ``name``, ``district`` (str), ``events`` (int), ``fractional``
    (float: each event shared equally among its partners), ``departments`` (int), ``kinds`` (int:
    distinct ones of those known), ``in_person``, ``bilateral`` (int: events held so, events with no
    other partner), ``unspecified`` (int: events whose format is unknown), ``in_person_share``,
    ``bilateral_share`` (float, 0 to 1, of ``events``), ``months`` (int, 0 to 6: months of the
    half-year in which an event is active), ``distance_km`` (float: between the capitals).
    """
    pairs = view.participations
    bilateral = count_by(pairs["region"][pairs["weight"] == 1])
    measured = _summary(pairs, "region", bilateral, view.half_year)
    reached = cross_count(pairs["region"], pairs["department"]).loc[measured.index]
    about = {
        "fractional": count_by(pairs["region"], pairs["weight"]),
        "departments": (reached > 0).sum(axis=1),
        "name": [subjects()[code].name for code in measured.index],
        "district": [subjects()[code].district for code in measured.index],
        "distance_km": [capital_distance_km(view.home, code) for code in measured.index],
    }
    measured = pd.concat([measured, pd.DataFrame(about, index=measured.index)], axis=1)
    columns = ["region", "name", "district", "events", "fractional", "departments", *SUMMARY, "distance_km"]
    return measured.reset_index()[columns].sort_values(["events", "fractional", "name"], **BUSIEST_FIRST)


def department_measures(view: View) -> pd.DataFrame:
    """One row per department with an event in the view, the busiest first.

    Columns: ``department`` (str, verbatim), ``events`` (int: those without a named partner too),
    ``regions``, ``participations`` (int: partners reached; pairs of event and partner), and ``kinds``
    to ``months`` as for partners.
    """
    pairs = view.participations
    bilateral = count_by(pairs["department"][pairs["weight"] == 1])
    measured = _summary(view.events, "department", bilateral, view.half_year)
    reached = cross_count(pairs["department"], pairs["region"]).reindex(measured.index, fill_value=0)
    measured["regions"] = (reached > 0).sum(axis=1)
    measured["participations"] = reached.sum(axis=1)
    columns = ["department", "events", "regions", "participations", *SUMMARY]
    return measured.reset_index()[columns].sort_values(["events", "regions", "department"], **BUSIEST_FIRST)


def _summary(rows: pd.DataFrame, by: str, bilateral: pd.Series, half_year: HalfYear) -> pd.DataFrame:
    """``events`` and the columns of ``SUMMARY`` by a column of ``rows``, which hold one event each.

    ``bilateral`` holds the events with one partner by the same column.
    """
    keys = categorical(rows[by])
    formats, kinds = cross_count(keys, rows["attendance"]), cross_count(keys, rows["kind"])
    active = active_by_month(keys, rows["start"], rows["end"], half_year.months)
    summary = pd.DataFrame(
        {
            "events": formats.sum(axis=1),
            "kinds": (kinds.drop(columns=EventKind.UNSPECIFIED) > 0).sum(axis=1),
            "in_person": formats[list(IN_PERSON)].sum(axis=1),
            "bilateral": bilateral.reindex(formats.index, fill_value=0),
            "unspecified": formats[Attendance.UNSPECIFIED],
            "months": (active > 0).sum(axis=1),
        }
    )
    summary = summary[summary["events"] > 0]
    return summary.assign(
        in_person_share=summary["in_person"] / summary["events"],
        bilateral_share=summary["bilateral"] / summary["events"],
    )


def tournament_only(participations: pd.DataFrame) -> list[str]:
    """The partners all of whose events are competitions: codes, in the order of their names."""
    competes = participations["kind"] == EventKind.COMPETITION
    every = competes.groupby(participations["region"].astype("str")).all()
    return _by_name(every.index[every.to_numpy(dtype=bool)])


def single_department(participations: pd.DataFrame) -> pd.Series:
    """The one department of each partner that only one reaches: name (str) by code, by partner's name."""
    departments = participations["department"].astype("str")
    by_region = departments.groupby(participations["region"].astype("str"))
    reached = by_region.first()[by_region.nunique() == 1]
    return reached[_by_name(reached.index)]


def _by_name(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=lambda code: subjects()[code].name)
