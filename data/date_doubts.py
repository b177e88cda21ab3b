"""What the words of a date cell leave in doubt, told so that no two remarks contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from data.date_clean import is_blank
from data.date_counts import COUNT, YEAR_OR_DAY
from data.date_periods import COARSENESS, Period
from data.date_text import Token
from data.schema import Doubt, Precision, Severity

WHOLE_CELL = ""  # the text of a doubt that is not about some of the words

# Words that need no remark: they join periods, or say nothing about the days.
SILENT = {"dash", "and", "from", "to", "after", "clock", "neutral", "weekday", "recurring"}
OPEN = {"undated", "tentative"}  # «уточняется», «ориентировочно»
TENTATIVE = "Срок предварительный"
UNNAMED = "Срок не назван или будет уточнён"
UNNAMED_AND_UNREAD = "Срок не назван, а часть слов не прочитана"
COUNT_NO_DAY = "Число после месяца похоже на количество: днём не считается"
YEAR_OR_DAY_UNCLEAR = "Число после месяца может быть и годом, и днём: учтён месяц без числа"
OPEN_END = "Конец срока не назван: учтено только то, что названо"
WHOLE_AND_DATES = "Названы и весь период, и даты: учтены даты"
TYPO = "Слово прочитано с исправлением опечатки"
UNREAD = "Слова не прочитаны как срок"
EMPTY = "Срок не указан"
NOT_A_DATE = "Срок не распознан"


def doubts_of_dated(words: Sequence[Token], items: Sequence[Period | Token]) -> Iterator[Doubt]:
    """The doubts about a cell that gave a span: it may be open still, and words may be left over."""
    if said := _said(words, lambda word: word.kind in OPEN):
        yield Doubt(said, TENTATIVE, Severity.INFO)
    yield from _typos(words)
    if any(isinstance(item, Period) and item.months and _is_finer(item) for item in items):
        for item in items:
            if isinstance(item, Token) and item.kind == "whole":
                yield Doubt(item.text, WHOLE_AND_DATES)
    if counts := _said(words, lambda word: word.kind == COUNT):
        yield Doubt(counts, COUNT_NO_DAY)
    if years := _said(words, lambda word: word.kind == YEAR_OR_DAY):
        yield Doubt(years, YEAR_OR_DAY_UNCLEAR)
    if _ends_open(words, items):
        yield Doubt(WHOLE_CELL, OPEN_END)
    if unread := _unread(items):
        yield Doubt(unread, UNREAD)


def _ends_open(words: Sequence[Token], items: Sequence[Period | Token]) -> bool:
    """Whether the cell breaks off at the dash or «по» of a range: «15 сентября –», «сентябрь – ?»."""
    return words[-1].kind in ("dash", "to") and isinstance(items[-2:][0], Period)


def doubts_of_undated(text: str, words: Sequence[Token], items: Sequence[Period | Token]) -> Iterator[Doubt]:
    """Why a cell gave no span: one reason, and the words that were mended."""
    yield from _typos(words)
    said = _said(words, lambda word: word.kind == "undated")
    if is_blank(text):
        yield Doubt(WHOLE_CELL, EMPTY)
    elif not said:
        yield Doubt(WHOLE_CELL, NOT_A_DATE)
    elif unread := _unread(items):
        yield Doubt(unread, UNNAMED_AND_UNREAD)
    else:
        yield Doubt(said, UNNAMED, Severity.INFO)


def _typos(words: Sequence[Token]) -> Iterator[Doubt]:
    return (Doubt(word.text, TYPO) for word in words if word.typo)


def _unread(items: Sequence[Period | Token]) -> str:
    """Words that no pattern took, and periods without a month."""
    return _said(items, _is_unread)


def _said(items: Sequence[Period | Token], is_meant: Callable[[Period | Token], bool]) -> str:
    """The words that are meant, with an ellipsis for those that stand between them."""
    runs = (" ".join(item.text for item in run) for meant, run in groupby(items, is_meant) if meant)
    return " … ".join(runs)


def _is_unread(item: Period | Token) -> bool:
    if isinstance(item, Period):
        return item.months is None
    return item.kind != "whole" and item.kind not in SILENT | OPEN


def _is_finer(period: Period) -> bool:
    return COARSENESS[period.precision] < COARSENESS[Precision.HALF_YEAR]
