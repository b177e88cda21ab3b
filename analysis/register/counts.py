"""The register: every event as a row, found by any of its words; and the list of doubtful cells."""

from __future__ import annotations

import pandas as pd

from analysis.selection import View
from data.schema import LIST_SEPARATOR

SEARCHED = ["title", "department", "venue", "content", "participants", "regions_text", "dates_text"]


def holds(events: pd.DataFrame, shown: pd.DataFrame, query: str) -> pd.Series:
    """Which events hold every word of the query in any of their cells, whatever the case or ё (bool).

    ``shown`` is the table of the same events as a person reads it: what it says is found, too.
    """
    found = pd.Series(True, index=events.index)
    words = _folded(query).split()
    if not words:
        return found
    cells = pd.concat([events[SEARCHED], shown], axis=1).astype("str").fillna("")
    folded = cells.agg(" ".join, axis=1).map(_folded)
    for word in words:
        found &= folded.str.contains(word, regex=False)
    return found


def region_names(view: View, names: dict[str, str]) -> pd.Series:
    """The resolved names of each event's partners, joined; index ``event_id``."""
    named = view.participations["region"].astype("str").map(names)
    return named.groupby(view.participations["event_id"]).agg(LIST_SEPARATOR.join)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
