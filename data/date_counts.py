"""Figures after a month that are no days of it: «октябрь (10 участников)», «сен.23», «20-е числа»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.date_text import Token
from data.schema import HalfYear

COUNT = "count"  # «10 участников»: how many, and not when
YEAR_OR_DAY = "year_or_day"  # «сен.23» is how Excel shows September 2023
NO_DAYS = {COUNT, YEAR_OR_DAY}

JOINTS = {"dash", "and", "from", "to", "neutral"}
COMMAS = {",", ";"}
RUN_JOINTS = {"dash", "and", "to"}
COUNTED = {"unknown", "month_word"}  # what a number may count: «участников», «2 месяца»
COUNTED_DAY = "день"
DAY_MARKS = {"number", "day_word", "weekday", "clock", "date", "tens"}
UNITS = {"month", "decade", "week", "half_of", "quarter", "half_year"}  # of a number just before them


def with_counts(words: Sequence[Token], half_year: HalfYear) -> list[Token]:
    """The words with figures that are no days as tokens of kinds ``count`` and ``year_or_day``."""
    found: list[Token] = []
    place, after_month = 0, False
    while place < len(words):
        size = _run(words, place) if after_month else 0
        size, read = _after_month(words, place, size, half_year) if size else (1, [_as_day(words, place)])
        after_month = _is_after_month(words, place, after_month)
        found += read
        place += size
    return found


def _is_after_month(words: Sequence[Token], place: int, before: bool) -> bool:
    """Whether nothing but days and joints lies between a bare month and what follows this place."""
    kind = words[place].kind
    if kind == "month":
        return place == 0 or words[place - 1].kind not in ("number", "day_word")
    return before and kind in JOINTS | {"number", "month_word"}


def _after_month(
    words: Sequence[Token], place: int, size: int, half_year: HalfYear
) -> tuple[int, list[Token]]:
    """How many words of a run of numbers and what it counts are taken, and the tokens they make."""
    end = _end_of_counted(words, place + size)
    if end > place + size or (size == 1 and words[place].text.startswith("(")):
        return end - place, [Token(COUNT, None, " ".join(word.text for word in words[place:end]))]
    if size == 1 and _may_be_year(words, place, half_year) and not _is_marked(words, place + 1):
        return 1, [replace(words[place], kind=YEAR_OR_DAY)]
    return size, list(words[place : place + size])


def _as_day(words: Sequence[Token], place: int) -> Token:
    """«С 10 по 20-е числа» are days, the twentieth too."""
    word = words[place]
    ends_range = place >= 2 and words[place - 1].kind in RUN_JOINTS and words[place - 2].kind == "number"
    return replace(word, kind="number") if word.kind == "tens" and ends_range else word


def _run(words: Sequence[Token], place: int) -> int:
    """The words of «5», «10–12», «5 и 7» that begin at a place; a comma parts days from a count."""
    size = 1 if words[place].kind == "number" else 0
    while size and len(words) > place + size + 1:
        joint, number = words[place + size : place + size + 2]
        if number.kind != "number" or joint.kind not in RUN_JOINTS or joint.text in COMMAS:
            break
        size += 2
    return size


def _end_of_counted(words: Sequence[Token], place: int) -> int:
    """Where the words for what a number counts end: «рабочих встреч»."""
    while place < len(words) and (words[place].kind in COUNTED or words[place].text == COUNTED_DAY):
        place += 1
    return place


def _may_be_year(words: Sequence[Token], place: int, half_year: HalfYear) -> bool:
    """Whether a number beside a month has two figures, no ending of a day, and is a year near the plan's."""
    word = words[place]
    while place and words[place - 1].kind == "neutral":
        place -= 1
    is_beside = place > 0 and words[place - 1].kind in ("month", "month_word")
    return is_beside and len(word.text) == 2 and abs(word.value - half_year.year % 100) <= 1


def _is_marked(words: Sequence[Token], place: int) -> bool:
    """Whether what follows a number shows it to be a day: «23 число», «23, 25», «23 в 15:00»."""
    if place < len(words) and words[place].kind in UNITS:
        return True
    while place < len(words) and words[place].kind in JOINTS:
        place += 1
    return place < len(words) and words[place].kind in DAY_MARKS
