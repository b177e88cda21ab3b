"""Events from one half-year to the next, over all plans; a half-year without a plan stays unknown."""

from __future__ import annotations

import pandas as pd

from analysis.departments import identities
from analysis.selection import Plans
from data.schema import HalfYear


def partner_trend(plans: Plans) -> pd.DataFrame:
    """Events by partner and half-year, over whole plans: ``Int64``, index region code.

    Columns are the keys of every half-year from the first plan to the last, in order; ``<NA>`` where
    there is no plan, 0 where the plan has no event with the partner.
    """
    pairs = plans.participations.merge(plans.events[["event_id", "half_year"]], on="event_id")
    return _by_half_year(pairs["region"], pairs["half_year"], plans)


def department_trend(plans: Plans) -> pd.DataFrame:
    """Events by department and half-year as in ``partner_trend``; index ``department_identities``."""
    departments = plans.events["department"].astype("str").map(department_identities(plans))
    return _by_half_year(departments, plans.events["half_year"], plans)


def department_identities(plans: Plans) -> dict[str, str]:
    """What stays the same of each department when it is renamed, by its name, over all plans."""
    return identities(
        *plans.events.astype({"department": "str"}).groupby("half_year", observed=True)["department"].unique()
    )


def half_years(plans: Plans) -> list[HalfYear]:
    """Every half-year from the first plan to the last, those without a plan too."""
    planned = sorted(HalfYear.parse(key) for key in plans.events["half_year"].unique())
    spanned = planned[-1:]
    while spanned and spanned[0] > planned[0]:
        spanned.insert(0, spanned[0].previous)
    return spanned


def _by_half_year(keys: pd.Series, half_year: pd.Series, plans: Plans) -> pd.DataFrame:
    counts = pd.crosstab(keys.astype("str"), half_year.astype("str")).astype("Int64")
    planned = set(plans.events["half_year"].unique())
    spanned = [half_year.key for half_year in half_years(plans)]
    without_events = [key for key in spanned if key in planned and key not in counts.columns]
    return counts.assign(**dict.fromkeys(without_events, 0)).reindex(columns=spanned)


def row_of(trend: pd.DataFrame, key: str) -> pd.Series:
    """The row of a partner or department; one that no plan has is 0 where there is a plan."""
    if key in trend.index:
        return trend.loc[key]
    planned = trend.notna().any()
    return pd.Series(0, index=trend.columns, dtype="Int64").where(planned)
