"""The register: every event as a row, found by any of its words; and the list of doubtful cells."""

from __future__ import annotations

import pandas as pd

from analysis.selection import View
from data.schema import LIST_SEPARATOR

SEARCHED = ["title", "department", "venue", "content", "participants", "regions_text", "dates_text"]


def search(events: pd.DataFrame, region_names: pd.Series, query: str) -> pd.DataFrame:
    """The events that hold every word of the query, anywhere, whatever the case or ё."""
    words = _folded(query).split()
    if not words:
        return events
    texts = events[SEARCHED].agg(" ".join, axis=1) + " " + events["event_id"].map(region_names).fillna("")
    folded = texts.map(_folded)
    found = pd.Series(True, index=events.index)
    for word in words:
        found &= folded.str.contains(word, regex=False)
    return events[found]


def region_names(view: View, names: dict[str, str]) -> pd.Series:
    """The resolved names of each event's partners, joined; index ``event_id``."""
    named = view.participations["region"].astype("str").map(names)
    return named.groupby(view.participations["event_id"]).agg(LIST_SEPARATOR.join)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
