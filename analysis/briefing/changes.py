"""What changed since the last half-year, in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.comparison.counts import Change, partners, tally
from analysis.comparison.sides import sides
from analysis.selection import View
from analysis.texts import number, signed, text
from analysis.wording import joined
from geo.subjects import subjects

NAMED = 8  # regions in one sentence


def change_lines(view: View, earlier: View) -> tuple[str, ...]:
    """Events and partners then and now; who appeared, who dropped out, with whom there is more or less."""
    table = partners(sides(view, earlier.half_year))
    regions = {name: number(value) for name, value in tally(table).items()}
    lines = [
        text(
            "briefing.change_events",
            now=number(len(view.events)),
            then=number(len(earlier.events)),
            difference=signed(len(view.events) - len(earlier.events)),
        ),
        text(
            "briefing.change_partners",
            now=number((table["now"] > 0).sum()),
            then=number((table["then"] > 0).sum()),
            **regions,
        ),
        *_named(table),
    ]
    return tuple(lines)


def _named(table: pd.DataFrame) -> list[str]:
    names = {
        Change.APPEARED: [_name(row) for row in _rows(table, Change.APPEARED)],
        Change.DROPPED: [_name(row) for row in _rows(table, Change.DROPPED)],
        Change.MORE: [_then_now(row) for row in _rows(table, Change.MORE)],
        Change.LESS: [_then_now(row) for row in _rows(table, Change.LESS)],
    }
    return [
        text(f"briefing.change_{change.value}", names=joined(words, limit=NAMED))
        for change, words in names.items()
        if words
    ]


def _rows(table: pd.DataFrame, change: Change):
    return table[table["change"] == change].itertuples()


def _name(row) -> str:
    return subjects()[row.region].name


def _then_now(row) -> str:
    return text("briefing.change_was", name=_name(row), then=number(row.then, 2), now=number(row.now, 2))
