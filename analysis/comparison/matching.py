"""Which events of two plans are the same one, held again: proposed by likeness, decided by people.

The likeness of a pair is ``TITLE`` of its titles' likeness, ``PARTNERS`` of the overlap of its partners
(Jaccard) and ``DEPARTMENT`` where the same department holds both. Pairs are taken best first, each event
once: no event could be exchanged for a more alike one that is still free.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.comparison.sides import Sides
from analysis.comparison.titles import similarities
from analysis.selection import View

TITLE, PARTNERS, DEPARTMENT = 0.7, 0.2, 0.1
MATCHED_FROM = 0.6
POSSIBLE_FROM = 0.45
TAKEN = -1.0  # in place of a likeness, for what is no longer to be paired

MATCH_DTYPES = {
    "earlier": "str",
    "later": "str",
    "similarity": "float",
    "titles": "float",
    "partners": "float",
    "same_department": "bool",
    "state": "str",
}


class MatchState(StrEnum):
    """What is held of a pair. ``CONFIRMED`` and ``SPLIT`` are people's decisions, the others proposals."""

    CONFIRMED = "confirmed"
    MATCHED = "matched"
    POSSIBLE = "possible"
    SPLIT = "split"


RECURRING = (MatchState.CONFIRMED, MatchState.MATCHED)


def matches(sides: Sides, decisions: pd.DataFrame) -> pd.DataFrame:
    """The pairs of events, most alike first, those that people split last.

    Columns: ``earlier``, ``later`` (event ids), ``similarity``, ``titles``, ``partners`` (float, 0 to 1),
    ``same_department`` (bool), ``state`` (``MatchState``). ``decisions`` has ``earlier``, ``later``
    (fingerprints) and ``decision`` (``confirmed`` or ``split``). No event is in two pairs but split ones.
    """
    evidence = _evidence(sides)
    decided = _decided(sides, decisions)
    pairs = [
        *((i, j, state) for (i, j), state in decided.items()),
        *_proposed(evidence["similarity"], decided),
    ]
    ids = [view.events["event_id"].to_numpy() for view in sides.views]
    records = [
        {"earlier": ids[0][i], "later": ids[1][j], "state": state.value}
        | {name: matrix[i, j] for name, matrix in evidence.items()}
        for i, j, state in pairs
    ]
    table = pd.DataFrame(records, columns=list(MATCH_DTYPES)).astype(MATCH_DTYPES)
    is_split = table["state"] == MatchState.SPLIT
    order = table.assign(last=is_split).sort_values(
        ["last", "similarity"], ascending=[True, False], kind="stable"
    )
    return table.loc[order.index].reset_index(drop=True)


def fingerprints(events: pd.DataFrame) -> pd.Series:
    """What a decision remembers an event by (str): half-year and a digest of title, partners and dates.

    It survives a re-upload of the same row, whatever its number; it changes with the words of these cells.
    """
    words = events["title"] + "\n" + events["regions_text"] + "\n" + events["dates_text"]
    return events["half_year"].astype("str") + "/" + words.map(_digest)


def _digest(words: str) -> str:
    return hashlib.sha256(" ".join(words.lower().split()).encode()).hexdigest()[:10]


def _evidence(sides: Sides) -> dict[str, np.ndarray]:
    """One row per earlier event and one column per later one, for each kind of evidence and their sum."""
    earlier, later = (view.events for view in sides.views)
    titles = similarities(earlier["title"].tolist(), later["title"].tolist())
    partners = _partner_overlap(sides)
    departments = [
        events["department"].astype("str").map(sides.identity).to_numpy() for events in (earlier, later)
    ]
    same_department = departments[0][:, None] == departments[1][None, :]
    return {
        "similarity": TITLE * titles + PARTNERS * partners + DEPARTMENT * same_department,
        "titles": titles,
        "partners": partners,
        "same_department": same_department,
    }


def _partner_overlap(sides: Sides) -> np.ndarray:
    """Jaccard indices of partners; where neither event names one, whether their scopes are the same."""
    regions = sorted({code for view in sides.views for code in view.participations["region"]})
    earlier, later = (_partners(view, regions) for view in sides.views)
    shared = earlier @ later.T
    either = earlier.sum(axis=1)[:, None] + later.sum(axis=1)[None, :] - shared
    scopes = [view.events["scope"].astype("str").to_numpy() for view in sides.views]
    same_scope = scopes[0][:, None] == scopes[1][None, :]
    return np.where(either > 0, shared / np.maximum(either, 1), same_scope)


def _partners(view: View, regions: list[str]) -> np.ndarray:
    """1 where an event (row) has a partner (column), else 0."""
    rows = view.participations.astype({"region": "str"})
    table = pd.crosstab(rows["event_id"], rows["region"]).clip(upper=1)
    return table.reindex(index=view.events["event_id"], columns=regions, fill_value=0).to_numpy()


def _decided(sides: Sides, decisions: pd.DataFrame) -> dict[tuple[int, int], MatchState]:
    """What people decided, by the positions of the two events; decisions about other plans are left out."""
    positions = [
        {
            fingerprint: position
            for position, fingerprint in reversed(list(enumerate(fingerprints(view.events))))
        }
        for view in sides.views
    ]
    rows = decisions[decisions["earlier"].isin(positions[0]) & decisions["later"].isin(positions[1])]
    return {
        (positions[0][earlier], positions[1][later]): MatchState(decision)
        for earlier, later, decision in zip(rows["earlier"], rows["later"], rows["decision"], strict=True)
    }


def _proposed(
    similarity: np.ndarray, decided: dict[tuple[int, int], MatchState]
) -> Iterator[tuple[int, int, MatchState]]:
    """The free pairs, best first; of equals the first in the documents."""
    free = similarity.copy()
    for (i, j), state in decided.items():
        free[i, j] = TAKEN
        if state == MatchState.CONFIRMED:
            _take(free, i, j)
    while free.size:
        i, j = np.unravel_index(free.argmax(), free.shape)
        if free[i, j] < POSSIBLE_FROM:
            return
        yield i, j, MatchState.MATCHED if free[i, j] >= MATCHED_FROM else MatchState.POSSIBLE
        _take(free, i, j)


def _take(free: np.ndarray, i: int, j: int) -> None:
    free[i, :] = TAKEN
    free[:, j] = TAKEN
