"""Events from one half-year to the next, over all plans; a half-year without a plan stays unknown."""

from __future__ import annotations

import pandas as pd

from analysis.counting import count_by
from analysis.departments import identities
from analysis.once import once_per_plans
from analysis.selection import Plans, half_year_rows
from data.schema import HalfYear


@once_per_plans
def partner_trend(plans: Plans) -> pd.DataFrame:
    """Events by partner and half-year, over whole plans: ``Int64``, index region code.

    Columns are the keys of every half-year from the first plan to the last, in order; ``<NA>`` where
    there is no plan, 0 where the plan has no event with the partner.
    """
    return _by_half_year(
        {
            half_year.key: count_by(half_year_rows(plans, half_year).participations["region"])
            for half_year in _planned(plans)
        },
        plans,
    )


@once_per_plans
def department_trend(plans: Plans) -> pd.DataFrame:
    """Events by department and half-year as in ``partner_trend``; index ``department_identities``."""
    identity = department_identities(plans)
    counts = {
        half_year.key: count_by(half_year_rows(plans, half_year).events["department"])
        for half_year in _planned(plans)
    }
    return _by_half_year(
        {key: events[events > 0].groupby(identity).sum() for key, events in counts.items()}, plans
    )


@once_per_plans
def department_identities(plans: Plans) -> dict[str, str]:
    """What stays the same of each department when it is renamed, by its name: one for all pages."""
    return identities(*departments_by_plan(plans))


def departments_by_plan(plans: Plans) -> list[list[str]]:
    """The names of the departments of each plan, plans in order of time."""
    named = plans.events[["half_year", "department"]].drop_duplicates().astype("str")
    return [names.tolist() for _, names in named.groupby("half_year")["department"]]


def half_years(plans: Plans) -> list[HalfYear]:
    """Every half-year from the first plan to the last, those without a plan too."""
    planned = _planned(plans)
    spanned = planned[-1:]
    while spanned and spanned[0] > planned[0]:
        spanned.insert(0, spanned[0].previous)
    return spanned


def _planned(plans: Plans) -> list[HalfYear]:
    return sorted(HalfYear.parse(key) for key in plans.events["half_year"].unique())


def _by_half_year(counts: dict[str, pd.Series], plans: Plans) -> pd.DataFrame:
    """The counts of each half-year that has a plan, those without a plan beside them; no row of zeros."""
    table = pd.DataFrame(counts).fillna(0).astype("Int64")
    return table[(table > 0).any(axis=1)].reindex(columns=[each.key for each in half_years(plans)])


def row_of(trend: pd.DataFrame, key: str) -> pd.Series:
    """The row of a partner or department; one that no plan has is 0 where there is a plan."""
    if key in trend.index:
        return trend.loc[key]
    planned = trend.notna().any()
    return pd.Series(0, index=trend.columns, dtype="Int64").where(planned)
