"""What a profile adds to the measures: a view narrowed to some events, and the lists beside the picture."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.departments import short_names
from analysis.depth.trend import department_identities, departments_by_plan
from analysis.once import once_per_plans
from analysis.selection import Plans, View
from data.schema import listed
from geo.subjects import subjects


def narrowed_to_region(view: View, region: str) -> View:
    """The events that name a region, with all their partners, each still as heavy."""
    pairs, named_at = view.participations, _named_at(view, region)
    return replace(
        view,
        events=view.events[view.events.index.isin(view.plan_events.index[named_at])],
        participations=pairs[pairs["event_at"].isin(named_at)],
    )


def _named_at(view: View, region: str) -> pd.Series:
    """The places in ``plan_events`` (int) of the events that name a region."""
    return view.participations.loc[view.participations["region"] == region, "event_at"]


def for_whole_district(view: View, region: str) -> pd.DataFrame:
    """The events for the federal district of a region as a whole, that do not name the region besides."""
    district = subjects()[region].district
    of_districts = view.events["districts"][view.events["districts"] != ""]
    for_it = {row for row, named in of_districts.items() if district in listed(named)}
    own = view.plan_events.index[_named_at(view, region)]
    return view.events[view.events.index.isin(for_it.difference(own))]


def narrowed_to_department(view: View, identity: str) -> View:
    """The events of a department under whatever name its plan gives it."""
    names = [name for name, own in department_identities(view.plans).items() if own == identity]
    return replace(
        view,
        events=view.events[view.events["department"].isin(names)],
        participations=view.participations[view.participations["department"].isin(names)],
    )


@once_per_plans
def department_names(plans: Plans) -> dict[str, str]:
    """The full name each department has in the newest plan that mentions it, by identity."""
    identity = department_identities(plans)
    return {identity[name]: name for names in departments_by_plan(plans) for name in names}


@once_per_plans
def department_labels(plans: Plans) -> dict[str, str]:
    """The short name of each department by identity, in their order; no two are the same."""
    names = department_names(plans)
    shorts = short_names(names.values())
    labels = {identity: shorts[name] for identity, name in names.items()}
    return dict(sorted(labels.items(), key=lambda item: item[1]))


def by_value(events: pd.DataFrame, column: str) -> pd.DataFrame:
    """Distinct events by a column's values: ``value`` (str), ``events`` (int > 0), the most first."""
    counts = events[column].astype("str").value_counts()
    return counts.rename_axis("value").rename("events").reset_index()
