"""Periods joined into ranges by dashes and «с … по …»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.date_periods import Period
from data.date_text import Token

OPENINGS = {"from": "from", "to": "until", "after": "after"}


@dataclass(frozen=True, slots=True)
class Segment:
    """One period, or the two ends of a range, and the way the words bound it.

    ``shape`` is "single", "range", "from" (open end), "after" (open end) or "until" (open start).
    ``year_assumed``: the cell names no year at all.
    """

    shape: str
    periods: tuple[Period, ...]
    year_assumed: bool = False


def segmented(items: Sequence[Period | Token]) -> list[Segment]:
    """Periods joined by dashes and «с … по …» into ranges, alone otherwise."""
    found: list[Segment] = []
    place = 0
    while place < len(items):
        opening = OPENINGS.get(_kind(items, place), "single")
        first = place + (opening != "single")
        if _is_dated(items, first):
            segment, place = _segment(items, first, opening)
            found.append(segment)
        else:
            place += 1
    return found


def _segment(items: Sequence[Period | Token], first: int, opening: str) -> tuple[Segment, int]:
    """The range or single period that begins at ``first``, and the place after it."""
    joint = first + 1
    if _kind(items, joint) in ("and", "dash") and opening != "until" and _kind(items, joint + 1) == "to":
        joint += 1  # «с … - по …», «10 июля – до 15 сентября»
    if _kind(items, joint) in ("dash", "to") and _is_dated(items, joint + 1):
        return Segment("range", (items[first], items[joint + 1])), joint + 2
    return Segment(opening, (items[first],)), first + 1


def _kind(items: Sequence[Period | Token], place: int) -> str:
    item = items[place] if place < len(items) else None
    return item.kind if isinstance(item, Token) else ""


def _is_dated(items: Sequence[Period | Token], place: int) -> bool:
    return place < len(items) and isinstance(items[place], Period) and items[place].months is not None
