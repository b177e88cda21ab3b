"""What a revised plan changes: rows of two versions matched by number and likeness of title."""

from __future__ import annotations

import re
from enum import StrEnum

import pandas as pd
from rapidfuzz import fuzz, process

ALIKE = 80.0  # per cent of likeness from which titles are of one event
ALIKE_WITH_NUMBER = 60.0  # the same where the number is the same too
MOST_PAIRS = 4_000_000  # beyond, only rows with the same number and title are matched

CHANGE_COLUMNS = ["change", "number", "number_section", "title", "before", "after"]


class Change(StrEnum):
    """What happened to an event, in the order in which changes are shown."""

    ADDED = "added"
    CANCELLED = "cancelled"
    MOVED = "moved"
    PARTNERS = "partners"
    MODE = "mode"
    TITLE = "title"


def matched_rows(before: pd.DataFrame, after: pd.DataFrame) -> list[tuple[int, int]]:
    """Positions of the same event in two versions, best pairs first, each row once."""
    sides = [_known_by(events) for events in (before, after)]
    pairs = _exact(*sides)
    taken = [{pair[side] for pair in pairs} for side in (0, 1)]
    left = [
        [position for position in range(len(events)) if position not in used]
        for events, used in zip(sides, taken, strict=True)
    ]
    return pairs + _alike(*sides, *left)


def changes(
    before: tuple[pd.DataFrame, pd.DataFrame], after: tuple[pd.DataFrame, pd.DataFrame]
) -> pd.DataFrame:
    """What differs between (events, participations) of an earlier and a later version.

    Columns: ``change`` (``Change``), ``number`` (Int64), ``number_section`` and ``title``, and ``before`` and
    ``after``: records of the events frame with ``partners`` (sorted codes), ``None`` where the event is not
    in the version.
    """
    rows = [_records(*side) for side in (before, after)]
    pairs = matched_rows(before[0], after[0])
    kept = [{pair[side] for pair in pairs} for side in (0, 1)]
    found = [(Change.CANCELLED, row, None) for at, row in enumerate(rows[0]) if at not in kept[0]]
    found += [(Change.ADDED, None, row) for at, row in enumerate(rows[1]) if at not in kept[1]]
    for old, new in pairs:
        found += [(change, rows[0][old], rows[1][new]) for change in _differences(rows[0][old], rows[1][new])]
    records = [
        {name: (new or old)[name] for name in ("number", "number_section", "title")}
        | {"change": change.value}
        | {"before": old, "after": new, "order": (list(Change).index(change), (new or old)["source_row"])}
        for change, old, new in found
    ]
    ordered = sorted(records, key=lambda record: record["order"])
    return pd.DataFrame(ordered, columns=CHANGE_COLUMNS).astype({"number": "Int64"})


def _known_by(events: pd.DataFrame) -> list[tuple[str, str]]:
    numbers = events["number"].astype("str").fillna("")
    titles = [" ".join(re.findall(r"\w+", title.casefold().replace("ё", "е"))) for title in events["title"]]
    return list(zip(numbers, titles, strict=True))


def _exact(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """Rows with the same number and title; of rows that are alike the first goes with the first."""
    places: dict[tuple[str, str], list[int]] = {}
    for position, known in enumerate(before):
        places.setdefault(known, []).append(position)
    return [(places[known].pop(0), at) for at, known in enumerate(after) if places.get(known)]


def _alike(
    before: list[tuple[str, str]], after: list[tuple[str, str]], old: list[int], new: list[int]
) -> list[tuple[int, int]]:
    """Of the rows left, the most alike titles first; the same number decides between equals."""
    if not old or not new or len(old) * len(new) > MOST_PAIRS:
        return []
    likeness = process.cdist(
        [before[at][1] for at in old], [after[at][1] for at in new], scorer=fuzz.token_sort_ratio
    )
    found = []
    for i, j in zip(*(likeness >= ALIKE_WITH_NUMBER).nonzero(), strict=True):
        is_numbered_alike = before[old[i]][0] == after[new[j]][0] != ""
        if is_numbered_alike or likeness[i, j] >= ALIKE:
            found.append((-likeness[i, j], not is_numbered_alike, old[i], new[j]))
    pairs, used = [], (set(), set())
    for _, _, i, j in sorted(found):
        if i not in used[0] and j not in used[1]:
            pairs.append((i, j))
            used[0].add(i)
            used[1].add(j)
    return pairs


def _records(events: pd.DataFrame, pairs: pd.DataFrame) -> list[dict]:
    partners = pairs.groupby("event_id")["region"].agg(lambda codes: sorted(map(str, codes))).to_dict()
    return [row | {"partners": partners.get(row["event_id"], [])} for row in events.to_dict("records")]


def _differences(old: dict, new: dict) -> list[Change]:
    watched = {
        Change.MOVED: ("start", "end", "precision"),
        Change.PARTNERS: ("partners", "scope", "foreign", "districts"),
        Change.MODE: ("attendance", "venue"),
        Change.TITLE: ("title",),
    }
    return [
        change
        for change, columns in watched.items()
        if any(not _same(old[column], new[column]) for column in columns)
    ]


def _same(old: object, new: object) -> bool:
    if isinstance(old, list):
        return old == new
    return old == new or bool(pd.isna(old) and pd.isna(new))
