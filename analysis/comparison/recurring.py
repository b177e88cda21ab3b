"""Who joined an event that is held again, and who left it."""

from __future__ import annotations

import pandas as pd

from analysis.comparison.sides import Sides
from analysis.event_text import partner_names
from analysis.selection import View


def partner_changes(sides: Sides, pairs: pd.DataFrame) -> pd.DataFrame:
    """For each of ``pairs``, the frame of ``matches``, with whom it was not held before and no longer is.

    Columns: ``joined``, ``left`` (lists of names, as an event's record gives them); the index is that of
    ``pairs``.
    """
    then, now = (_names(view) for view in sides.views)
    both = [(then[pair.earlier], now[pair.later]) for pair in pairs.itertuples()]
    changes = {
        "joined": [_without(after, before) for before, after in both],
        "left": [_without(before, after) for before, after in both],
    }
    return pd.DataFrame(changes, index=pairs.index, dtype="object")


def _names(view: View) -> dict[str, list[str]]:
    codes = view.participations.groupby("event_id", observed=True)["region"].agg(list).to_dict()
    return {
        event.event_id: partner_names(event, codes.get(event.event_id, []))
        for event in view.events.itertuples()
    }


def _without(names: list[str], others: list[str]) -> list[str]:
    return [name for name in names if name not in others]
