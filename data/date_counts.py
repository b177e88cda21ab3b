"""Figures after a month that are no days of it: «октябрь (10 участников)», «сен.23», «20-е числа»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from data.date_text import Token
from data.schema import HalfYear

COUNT = "count"  # «10 участников»: how many, and not when
YEAR_OR_DAY = "year_or_day"  # «сен.23» is how Excel shows September 2023
NO_DAYS = {COUNT, YEAR_OR_DAY}

JOINTS = {"dash", "and", "from", "to", "neutral"}
RUN_JOINTS = {"dash", "and", "to"}
COUNTED = {"unknown", "month_word"}  # what a number may count: «участников», «2 месяца»
COUNTED_DAY = "день"
DAY_MARKS = {"number", "day_word", "weekday", "clock", "date", "tens"}
UNITS = {"month", "decade", "week", "half_of", "quarter", "half_year"}  # of a number just before them


def with_counts(words: Sequence[Token], half_year: HalfYear) -> list[Token]:
    """The words with figures that are no days as tokens of kinds ``count`` and ``year_or_day``."""
    found: list[Token] = []
    place = 0
    while place < len(words):
        taken, token = _read(words, place, half_year)
        found.append(token)
        place += taken
    return found


def _read(words: Sequence[Token], place: int, half_year: HalfYear) -> tuple[int, Token]:
    """How many words are taken at a place, and the token that they make."""
    word = words[place]
    if word.kind == "tens" and _ends_range(words, place):
        return 1, replace(word, kind="number")  # «с 10 по 20-е числа» are days
    if word.kind != "number" or not _follows_month(words, place):
        return 1, word
    size = _run(words, place)
    things = list(takewhile(_is_counted, words[place + size :]))
    if things or (size == 1 and word.text.startswith("(")):
        size += len(things)
        return size, Token(COUNT, None, " ".join(token.text for token in words[place : place + size]))
    if size == 1 and _may_be_year(word, half_year) and not _is_marked(words[place + 1 :]):
        return 1, replace(word, kind=YEAR_OR_DAY)
    return 1, word


def _ends_range(words: Sequence[Token], place: int) -> bool:
    before = [word.kind for word in words[max(place - 2, 0) : place]]
    return len(before) == 2 and before[0] == "number" and before[1] in RUN_JOINTS


def _follows_month(words: Sequence[Token], place: int) -> bool:
    before = [word.kind for word in words[:place] if word.kind != "neutral"]
    return before[-1:] in (["month"], ["month_word"])


def _run(words: Sequence[Token], place: int) -> int:
    """The words of «5», «10–12», «5, 12 и 19» that begin at a place."""
    size = 1
    while [word.kind for word in words[place + size : place + size + 2]] in [
        [joint, "number"] for joint in RUN_JOINTS
    ]:
        size += 2
    return size


def _is_counted(word: Token) -> bool:
    return word.kind in COUNTED or word.text == COUNTED_DAY


def _may_be_year(word: Token, half_year: HalfYear) -> bool:
    """Whether a number of two figures, without the ending of a day, is a year near the plan's."""
    return len(word.text) == 2 and abs(word.value - half_year.year % 100) <= 1


def _is_marked(after: Sequence[Token]) -> bool:
    """Whether what follows a number shows it to be a day: «23 число», «23, 25», «23 в 15:00»."""
    if after and after[0].kind in UNITS:
        return True
    beyond = next((word for word in after if word.kind not in JOINTS), None)
    return beyond is not None and beyond.kind in DAY_MARKS
