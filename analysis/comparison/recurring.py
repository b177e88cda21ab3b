"""Who joined an event that is held again, and who left it."""

from __future__ import annotations

import pandas as pd

from analysis.comparison.sides import Sides, whole
from analysis.event_text import partners_one_by_one
from analysis.selection import View
from data.schema import Scope


def partner_changes(sides: Sides, pairs: pd.DataFrame) -> pd.DataFrame:
    """For each of ``pairs``, the frame of ``matches``, with whom it was not held before and no longer is.

    The plans are looked at whole, whatever the filters leave of them.
    Columns: ``joined``, ``left`` (lists of names), ``are_read`` (bool: both events say with whom, in words
    that were understood; both lists are empty where not). The index is that of ``pairs``.
    """
    views = whole(sides).views
    then, now = (partners_by_event(view) for view in views)
    unread = {event for view in views for event in unread_partners(view)}
    are_read = [unread.isdisjoint((pair.earlier, pair.later)) for pair in pairs.itertuples()]
    both = [
        (then[pair.earlier], now[pair.later]) if is_read else ([], [])
        for pair, is_read in zip(pairs.itertuples(), are_read, strict=True)
    ]
    changes = {
        "joined": [_without(after, before) for before, after in both],
        "left": [_without(before, after) for before, after in both],
        "are_read": are_read,
    }
    return pd.DataFrame(changes, index=pairs.index).astype({"are_read": "bool"})


def partners_by_event(view: View) -> dict[str, list[str]]:
    """The partners of each event, one by one, by event id."""
    codes = view.participations.groupby("event_id", observed=True)["region"].agg(list).to_dict()
    return {
        event.event_id: partners_one_by_one(event, codes.get(event.event_id, []))
        for event in view.events.itertuples()
    }


def unread_partners(view: View) -> list[str]:
    """The ids of events whose regions could not be read."""
    return view.events.loc[view.events["scope"] == Scope.UNRESOLVED, "event_id"].tolist()


def _without(names: list[str], others: list[str]) -> list[str]:
    return [name for name in names if name not in others]
