"""What stands behind a number of events, by partner and department: breadth, presence, rhythm, distance."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.selection import View, active_in
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
    pairs = view.participations.astype({"region": "str"})
    measured = _summary(_flagged(pairs, pairs["weight"] == 1), "region", view.half_year)
    by_region = pairs.groupby("region")
    measured["fractional"] = by_region["weight"].sum()
    measured["departments"] = by_region["department"].nunique()
    measured["name"] = measured.index.map(lambda code: subjects()[code].name)
    measured["district"] = measured.index.map(lambda code: subjects()[code].district)
    measured["distance_km"] = measured.index.map(lambda code: capital_distance_km(view.home, code))
    columns = ["region", "name", "district", "events", "fractional", "departments", *SUMMARY, "distance_km"]
    return measured.reset_index()[columns].sort_values(["events", "fractional", "name"], **BUSIEST_FIRST)


def department_measures(view: View) -> pd.DataFrame:
    """One row per department with an event in the view, the busiest first.

    Columns: ``department`` (str, verbatim), ``events`` (int: those without a named partner too),
    ``regions``, ``participations`` (int: partners reached; pairs of event and partner), and ``kinds``
    to ``months`` as for partners.
    """
    events = view.events.astype({"department": "str"})
    partners = events["event_id"].map(view.participations.groupby("event_id").size())
    measured = _summary(_flagged(events, partners == 1), "department", view.half_year)
    pairs = view.participations.astype({"department": "str", "region": "str"}).groupby("department")
    measured["regions"] = pairs["region"].nunique().reindex(measured.index, fill_value=0)
    measured["participations"] = pairs.size().reindex(measured.index, fill_value=0)
    columns = ["department", "events", "regions", "participations", *SUMMARY]
    return measured.reset_index()[columns].sort_values(["events", "regions", "department"], **BUSIEST_FIRST)


def _flagged(rows: pd.DataFrame, bilateral: pd.Series) -> pd.DataFrame:
    return rows.assign(
        known_kind=rows["kind"].astype("str").mask(rows["kind"] == EventKind.UNSPECIFIED),
        in_person=rows["attendance"].isin(IN_PERSON),
        unspecified=rows["attendance"] == Attendance.UNSPECIFIED,
        bilateral=bilateral,
    )


def _summary(rows: pd.DataFrame, by: str, half_year: HalfYear) -> pd.DataFrame:
    """``events`` and the columns of ``SUMMARY`` by a column of ``rows``, which hold one event each."""
    groups = rows.groupby(by)
    summary = groups.agg(
        events=("event_id", "size"),
        kinds=("known_kind", "nunique"),
        in_person=("in_person", "sum"),
        bilateral=("bilateral", "sum"),
        unspecified=("unspecified", "sum"),
    )
    return summary.assign(
        in_person_share=summary["in_person"] / summary["events"],
        bilateral_share=summary["bilateral"] / summary["events"],
        months=_months_active(rows, by, half_year),
    )


def _months_active(rows: pd.DataFrame, by: str, half_year: HalfYear) -> pd.Series:
    months = {month: active_in(rows, *month) for month in half_year.months}
    return pd.DataFrame(months).groupby(rows[by]).any().sum(axis=1)


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
