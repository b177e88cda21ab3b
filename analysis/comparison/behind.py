"""The events behind a number of the comparison, those of the earlier plan first."""

from __future__ import annotations

import pandas as pd

from analysis.comparison.sides import Sides


def events_of_region(sides: Sides, region: str) -> list[pd.DataFrame]:
    """The events of either plan with a partner."""
    return [
        view.events_of(view.participations[view.participations["region"] == region]) for view in sides.views
    ]


def events_of_department(sides: Sides, identity: str) -> list[pd.DataFrame]:
    """The events of either plan by a department, whatever it is called there."""
    names = sides.names_of(identity)
    return [view.events[view.events["department"].isin(names)] for view in sides.views]


def events_of_pair(sides: Sides, region: str, identity: str) -> list[pd.DataFrame]:
    """The events of either plan by a department with a partner."""
    names = sides.names_of(identity)
    return [events[events["department"].isin(names)] for events in events_of_region(sides, region)]


def events_by_id(sides: Sides, ids: tuple[str, str]) -> list[pd.DataFrame]:
    """One event of either plan, each as a frame of one row."""
    return [
        view.events[view.events["event_id"] == event] for view, event in zip(sides.views, ids, strict=True)
    ]
