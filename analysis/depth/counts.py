"""What stands behind a number of events, by partner and department: breadth, presence, rhythm, distance."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from analysis.counting import Coded, active_counted, coded, counted, cross_counted
from analysis.selection import View
from data.schema import ON_THE_SPOT, Attendance, EventKind, HalfYear
from geo.distance import capital_distance_km
from geo.subjects import subjects

SUMMARY = ["kinds", "in_person", "bilateral", "unspecified", "in_person_share", "bilateral_share", "months"]


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
    regions = coded(pairs["region"])
    reached = cross_counted(regions, coded(pairs["department"]))
    measured = _summary(pairs, regions, _bilateral(pairs, regions), view.half_year)
    measured |= {"fractional": counted(regions, pairs["weight"]), "departments": (reached > 0).sum(axis=1)}
    table = _busiest_first("region", regions, measured, "fractional", _subject_name)
    partners = [subjects()[code] for code in table["region"]]
    table["name"] = pd.array([partner.name for partner in partners], dtype="str")
    table["district"] = pd.array([partner.district for partner in partners], dtype="str")
    table["distance_km"] = np.array([capital_distance_km(view.home, each.code) for each in partners], float)
    columns = ["region", "name", "district", "events", "fractional", "departments", *SUMMARY, "distance_km"]
    return pd.DataFrame({name: table[name] for name in columns})


def _subject_name(code: str) -> str:
    return subjects()[code].name


def department_measures(view: View) -> pd.DataFrame:
    """One row per department with an event in the view, the busiest first.

    Columns: ``department`` (str, verbatim), ``events`` (int: those without a named partner too),
    ``regions``, ``participations`` (int: partners reached; pairs of event and partner), and ``kinds``
    to ``months`` as for partners.
    """
    pairs, departments = view.participations, coded(view.events["department"])
    of_pairs = coded(pairs["department"])
    reached = cross_counted(of_pairs, coded(pairs["region"]))
    measured = _summary(view.events, departments, _bilateral(pairs, of_pairs), view.half_year)
    measured |= {"regions": (reached > 0).sum(axis=1), "participations": reached.sum(axis=1)}
    table = _busiest_first("department", departments, measured, "regions", str)
    columns = ["department", "events", "regions", "participations", *SUMMARY]
    return pd.DataFrame({name: table[name] for name in columns})


def _bilateral(pairs: pd.DataFrame, keys: Coded) -> np.ndarray:
    """Events with one partner, by the categories of ``keys``, a column of ``pairs``."""
    alone = pairs["weight"].to_numpy() == 1
    return counted(Coded(keys.names, keys.codes[alone]))


def _summary(
    rows: pd.DataFrame, keys: Coded, bilateral: np.ndarray, half_year: HalfYear
) -> dict[str, np.ndarray]:
    """``events`` and the columns of ``SUMMARY`` but the shares, by the categories of ``keys``.

    ``keys`` is a column of ``rows``, which hold one event each; ``bilateral`` is by the same categories.
    """
    attendance, kind = coded(rows["attendance"]), coded(rows["kind"])
    formats, kinds = cross_counted(keys, attendance), cross_counted(keys, kind)
    active = active_counted(keys, rows["start"], rows["end"], half_year.months)
    return {
        "events": formats.sum(axis=1),
        "kinds": (kinds[:, kind.names != EventKind.UNSPECIFIED] > 0).sum(axis=1),
        "in_person": formats[:, attendance.names.isin(ON_THE_SPOT)].sum(axis=1),
        "bilateral": bilateral,
        "unspecified": formats[:, attendance.names.get_loc(Attendance.UNSPECIFIED)],
        "months": (active > 0).sum(axis=1),
    }


def _busiest_first(
    key: str, keys: Coded, columns: dict[str, np.ndarray], then_by: str, name_of: Callable[[str], str]
) -> dict[str, np.ndarray | ExtensionArray]:
    """The columns of the categories with events, and their shares; equals go by ``then_by`` and by name."""
    events, second = columns["events"], columns[then_by]
    names = [name_of(each) for each in keys.names.tolist()]
    order = sorted(np.flatnonzero(events), key=lambda at: (-events[at], -second[at], names[at]))
    table = {key: keys.names.array[order]} | {name: column[order] for name, column in columns.items()}
    shares = {f"{name}_share": table[name] / table["events"] for name in ("in_person", "bilateral")}
    return table | shares


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
