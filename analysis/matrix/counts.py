"""The region × department matrix, its totals counted in distinct events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.counting import DECIMALS, Coded, coded, cross_counted
from analysis.selection import View
from geo.subjects import DISTRICTS, NO_DISTRICT, subjects


class Order(StrEnum):
    """How the regions are sorted."""

    TOTAL = "total"
    NAME = "name"
    DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Matrix:
    """``cells``: float, index region code, columns department, 0 where there is no event.

    ``region_totals`` (float, by region) and ``department_totals`` (int, by department) count distinct
    events: a department's total is not the sum of its column, an event with three regions counts once.
    """

    cells: pd.DataFrame
    region_totals: pd.Series
    department_totals: pd.Series


def matrix(view: View, order: Order = Order.TOTAL) -> Matrix:
    """Events, whole or as shares, by partner region and department; busiest department first."""
    pairs = view.participations
    weights = pairs["weight"] if view.selection.fractional else None
    regions, departments = coded(pairs["region"]), coded(pairs["department"])
    cells = cross_counted(regions, departments, weights).astype(float)
    totals, is_busy = cells.sum(axis=1).round(DECIMALS), (cells > 0).any(axis=1)
    total_of = dict(zip(regions.names[is_busy], totals[is_busy], strict=True))
    down = regions.names.get_indexer(_ordered(total_of, order))
    events = _events_of(view, departments)
    across = sorted(np.flatnonzero(events), key=lambda at: (-events[at], departments.names[at]))
    return Matrix(
        pd.DataFrame(cells[np.ix_(down, across)], regions.names[down], departments.names[across]),
        pd.Series(totals[down], regions.names[down]),
        pd.Series(events[across], departments.names[across]),
    )


def _events_of(view: View, departments: Coded) -> np.ndarray:
    """The events with a participation in the view, by department."""
    is_shown = np.bincount(view.participations["event_at"], minlength=len(view.plan_events)) > 0
    of_events = coded(view.plan_events["department"])
    events = np.bincount(of_events.codes[is_shown], minlength=len(of_events.names) + 1)
    return events[of_events.names.get_indexer(departments.names)]


def corner(matrix: Matrix, regions: int, departments: int) -> Matrix:
    """The first ``regions`` rows and ``departments`` columns, with the totals as they are."""
    return Matrix(
        matrix.cells.iloc[:regions, :departments],
        matrix.region_totals.iloc[:regions],
        matrix.department_totals.iloc[:departments],
    )


def _ordered(totals: dict[str, float], order: Order) -> list[str]:
    districts = [*DISTRICTS, NO_DISTRICT]
    keys = {
        Order.TOTAL: lambda code: (-totals[code], subjects()[code].name),
        Order.NAME: lambda code: subjects()[code].name,
        Order.DISTRICT: lambda code: (
            districts.index(subjects()[code].district),
            -totals[code],
            subjects()[code].name,
        ),
    }
    return sorted(totals, key=keys[order])


def cell_table(matrix: Matrix) -> pd.DataFrame:
    """The matrix as a table for reading and export: region names, departments in full, totals."""
    table = matrix.cells.rename(columns=str).copy()
    table.insert(0, "region", [subjects()[code].name for code in table.index])
    table["total"] = matrix.region_totals
    return table.reset_index(drop=True)
