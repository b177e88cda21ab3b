"""All half-years of the library in a row; one without a plan stays unknown: it is a gap, not a zero."""

from __future__ import annotations

import pandas as pd

from analysis.comparison.counts import jaccard, partner_counts, possible_partners
from analysis.depth.trend import half_years
from analysis.selection import View

SERIES_DTYPES = {
    "half_year": "str",
    "events": "Int64",
    "partners": "Int64",
    "coverage": "float",
    "retention": "float",
}


def series(views: list[View]) -> pd.DataFrame:
    """One row per half-year from the first plan to the last; ``views`` has one per plan, in order of time.

    Columns: ``half_year`` (key), ``events``, ``partners`` (Int64), ``coverage`` (float, 0 to 1) and
    ``retention`` (float, the Jaccard index against the half-year directly before). All but the key are
    missing where there is no plan, ``retention`` also where there is none directly before.
    """
    regions = {view.half_year: _regions(view) for view in views}
    planned = pd.DataFrame(
        {
            "half_year": [view.half_year.key for view in views],
            "events": [len(view.events) for view in views],
            "partners": [len(some) for some in regions.values()],
            "coverage": [len(some) / possible_partners() for some in regions.values()],
            "retention": [
                jaccard(regions[half_year.previous], some) if half_year.previous in regions else None
                for half_year, some in regions.items()
            ],
        }
    )
    return planned.set_index("half_year").reindex(_spanned(views)).reset_index().astype(SERIES_DTYPES)


def partner_series(views: list[View]) -> pd.DataFrame:
    """Events, or shares, with each partner by half-year: index ``region``, one column per half-year key.

    Half-years run from the first plan to the last; Int64, shares Float64, missing where there is no plan.
    """
    counts = pd.concat({view.half_year.key: partner_counts(view) for view in views}, axis=1)
    dtype = "Float64" if views[0].selection.fractional else "Int64"
    table = counts.fillna(0).astype(dtype)
    order = table.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return table.loc[order].reindex(columns=_spanned(views))


def always_partners(views: list[View]) -> int:
    """How many regions are partners in every plan."""
    return len(set.intersection(*map(_regions, views)))


def unplanned(views: list[View]) -> list[str]:
    """The keys of the half-years between the plans that have none, in order of time."""
    planned = {view.half_year.key for view in views}
    return [key for key in _spanned(views) if key not in planned]


def _spanned(views: list[View]) -> list[str]:
    return [half_year.key for half_year in half_years(views[0].plans)]


def _regions(view: View) -> set[str]:
    return set(view.participations["region"].unique())
