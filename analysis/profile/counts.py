"""What a profile adds to the measures: a view narrowed to some events, and the lists beside the picture."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.departments import short_names
from analysis.depth.trend import department_identities
from analysis.selection import Plans, View


def narrowed(view: View, event_ids: pd.Series) -> View:
    """The view with only some of its events and all participations in them, each still as heavy."""
    return replace(
        view,
        events=view.events[view.events["event_id"].isin(event_ids)],
        participations=view.participations[view.participations["event_id"].isin(event_ids)],
    )


def narrowed_to_region(view: View, region: str) -> View:
    """The events that name a region, with all their partners."""
    return narrowed(view, view.participations.loc[view.participations["region"] == region, "event_id"])


def narrowed_to_department(view: View, identity: str) -> View:
    """The events of a department under whatever name its plan gives it."""
    identities = view.events["department"].astype("str").map(department_identities(view.plans))
    return narrowed(view, view.events.loc[identities == identity, "event_id"])


def department_names(plans: Plans) -> dict[str, str]:
    """The full name each department has in the newest plan that mentions it, by identity."""
    newest_last = plans.events.sort_values("half_year", key=lambda keys: keys.astype("str"), kind="stable")
    identity = department_identities(plans)
    return {identity[name]: name for name in newest_last["department"].astype("str")}


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
