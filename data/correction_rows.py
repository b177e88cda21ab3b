"""The row that each correction is for, in the plan as it is now."""

from __future__ import annotations

import pandas as pd

from data.corrections import Correction, Standing, cell_of, fingerprints, letters
from data.schema import Correctable

Key = tuple[str, str]  # half-year and fingerprint of a row


def matched(corrections: list[Correction], events: pd.DataFrame) -> list[tuple[Correction, Standing, dict]]:
    """Each correction, what became of it among these events, and its row (empty where it is absent).

    A row is known by its fingerprint, or where no row has it, as :func:`renumbered_rows` finds it.
    """
    if not corrections:
        return []
    keys = zip(events["half_year"], fingerprints(events), strict=True)
    rows = dict(zip(keys, events.to_dict("records"), strict=True))
    renumbered = renumbered_rows(corrections, rows)
    found = [
        (each, rows.get((each.half_year, each.event)) or renumbered.get(each.target, {}))
        for each in corrections
    ]
    return [(correction, _standing(correction, row), row) for correction, row in found]


def renumbered_rows(corrections: list[Correction], rows: dict[Key, dict]) -> dict[tuple, dict]:
    """By target: the row of a correction that no row's fingerprint fits, as after a row put in above it.

    Its title and the corrected cell must be those of exactly one row of the half-year, and no other
    correction may be for the same value of that row: between two nothing is guessed.
    """
    lost = [each for each in corrections if (each.half_year, each.event) not in rows]
    named = {(each.half_year, each.event, each.field) for each in corrections}
    alike = _keys_by_words(rows) if lost else {}
    claims: dict[tuple[Key, Correctable], list[Correction]] = {}
    for each in lost:
        keys = alike.get((each.half_year, letters(each.title), each.field, each.cell), [])
        if len(keys) == 1 and (*keys[0], each.field) not in named:
            claims.setdefault((keys[0], each.field), []).append(each)
    return {each[0].target: rows[key] for (key, _), each in claims.items() if len(each) == 1}


def _keys_by_words(rows: dict[Key, dict]) -> dict[tuple, list[Key]]:
    """The rows of each half-year that share the letters of a title and one cell."""
    found: dict[tuple, list[Key]] = {}
    for key, row in rows.items():
        for field in Correctable:
            words = (key[0], letters(row["title"]), field, cell_of(row, field))
            found.setdefault(words, []).append(key)
    return found


def _standing(correction: Correction, row: dict) -> Standing:
    if not row:
        return Standing.ROW_ABSENT
    is_same = cell_of(row, correction.field) == correction.cell
    return Standing.APPLIED if is_same else Standing.CELL_CHANGED
