"""Which events of two plans are the same one, held again: proposed by likeness, decided by people.

The likeness of a pair is ``TITLE`` of its titles' likeness, ``PARTNERS`` of the overlap of its partners
(Jaccard; where they cannot be compared, 1 for the same scope) and ``DEPARTMENT`` where the same department
holds both. Pairs are taken best first, each event once: no event could be exchanged for a more alike one
that is still free.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.comparison.recurring import partners_by_event, unread_partners
from analysis.comparison.sides import Sides
from analysis.comparison.titles import similarities

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
    ``same_department`` (bool), ``state`` (``MatchState``); ``partners`` is NaN where neither event names any
    or one could not be read. ``decisions`` has ``earlier``, ``later``
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


def decision_row(events: list[pd.DataFrame], decision: MatchState, note: str) -> dict[str, str]:
    """What is kept of a decision about two events, each a frame of one row, the earlier first."""
    earlier, later = events
    return {
        "earlier": fingerprints(earlier).iloc[0],
        "later": fingerprints(later).iloc[0],
        "decision": decision.value,
        "note": note.strip(),
        "earlier_title": earlier["title"].iloc[0],
        "later_title": later["title"].iloc[0],
    }


def _digest(words: str) -> str:
    return hashlib.sha256(" ".join(words.lower().split()).encode()).hexdigest()[:10]


def _evidence(sides: Sides) -> dict[str, np.ndarray]:
    """One row per earlier event and one column per later one, for each kind of evidence and their sum."""
    earlier, later = (view.events for view in sides.views)
    titles = similarities(earlier["title"].tolist(), later["title"].tolist())
    partners = _partner_overlap(sides)
    likeness = np.where(np.isnan(partners), _same_scope(sides), partners)
    departments = [
        events["department"].astype("str").map(sides.identity).to_numpy() for events in (earlier, later)
    ]
    same_department = departments[0][:, None] == departments[1][None, :]
    return {
        "similarity": TITLE * titles + PARTNERS * likeness + DEPARTMENT * same_department,
        "titles": titles,
        "partners": partners,
        "same_department": same_department,
    }


def _partner_overlap(sides: Sides) -> np.ndarray:
    """Jaccard indices of partners, NaN where there is nothing to compare."""
    by_event = [partners_by_event(view) for view in sides.views]
    names = sorted({name for partners in by_event for some in partners.values() for name in some})
    earlier, later = (_named(partners, names) for partners in by_event)
    shared = earlier @ later.T
    either = earlier.sum(axis=1)[:, None] + later.sum(axis=1)[None, :] - shared
    unread = [view.events["event_id"].isin(unread_partners(view)).to_numpy() for view in sides.views]
    is_known = (either > 0) & ~unread[0][:, None] & ~unread[1][None, :]
    return np.where(is_known, shared / np.maximum(either, 1), np.nan)


def _named(partners: dict[str, list[str]], names: list[str]) -> np.ndarray:
    """1 where an event (row) has a partner (column), else 0."""
    places = {name: place for place, name in enumerate(names)}
    table = np.zeros((len(partners), len(names)), dtype=int)
    for row, some in enumerate(partners.values()):
        table[row, [places[name] for name in some]] = 1
    return table


def _same_scope(sides: Sides) -> np.ndarray:
    scopes = [view.events["scope"].astype("str").to_numpy() for view in sides.views]
    return scopes[0][:, None] == scopes[1][None, :]


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
