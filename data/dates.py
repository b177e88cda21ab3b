"""One date cell of a plan → a span of days, how exact it is, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from data.date_context import complete, touches, with_years
from data.date_counts import NO_DAYS, with_counts
from data.date_doubts import WHOLE_CELL, doubts_of_dated, doubts_of_undated
from data.date_patterns import periods
from data.date_periods import APPROXIMATE, COARSENESS, Period
from data.date_segments import Segment, segmented
from data.date_text import Token, tidied, tokens_of
from data.schema import Doubt, HalfYear, Precision, Severity

Span = tuple[date, date]

WHOLE_UNITS = ("month", "quarter", "half_year", "year")  # «до октября» is ambiguous: October is taken in
ONE_DAY = timedelta(days=1)

BACKWARDS = "Срок записан от поздней даты к ранней: учтён в обратном порядке"
NO_START = "Назван только конец срока: началом считается начало полугодия"
WHOLE_END = "Назван только конец срока: период входит в срок целиком, началом считается начало полугодия"
NO_END = "Названо только начало срока: концом считается конец полугодия"
SEVERAL = "Названо несколько дат: учтён срок от первой до последней"
OVERLAPPING = "Названные сроки накладываются друг на друга: учтён общий срок"
OUTSIDE = "Срок за пределами полугодия плана"
PARTLY_OUTSIDE = "Срок выходит за пределы полугодия плана"
OUTSIDE_WITHOUT_YEAR = "Год не указан, а срок за пределами полугодия плана"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days from ``start`` to ``end``, both inclusive; both ``None`` when the cell gives no date."""

    start: date | None
    end: date | None
    precision: Precision
    doubts: tuple[Doubt, ...] = ()


@lru_cache(maxsize=65536)
def parse_dates(text: str, half_year: HalfYear) -> DateSpan:
    """The span a date cell names, read for a plan of ``half_year``. Never raises.

    The precision is that of the coarsest period named. Parts of a month (декада, половина, начало,
    неделя) have a narrowed span and precision MONTH. «До …» starts with the half-year, «с …» ends
    with it; the day or month named is included, except by «после …». Several dates give the span
    from the first to the last. Whatever was not read or is not certain is among ``doubts``.
    """
    span = _read(tidied(text), half_year)
    doubts = (doubt if doubt.text else replace(doubt, text=text) for doubt in span.doubts)
    return replace(span, doubts=tuple(dict.fromkeys(doubts))) if span.doubts else span


@lru_cache(maxsize=8192)
def _read(text: str, half_year: HalfYear) -> DateSpan:
    """The span of a tidied cell, shared by cells that differ in white space."""
    words = with_counts([_plan_year(word, half_year) for word in tokens_of(text)], half_year)
    items = complete(periods(_without_fillers(words)), half_year)
    segments = with_years(segmented(items), half_year)
    if segments:
        return _dated(segments, half_year, list(doubts_of_dated(words, items)))
    if whole := _whole_period({(word.kind, word.value) for word in words}, half_year):
        return replace(whole, doubts=tuple(doubts_of_dated(words, items)))
    return DateSpan(None, None, Precision.UNDATED, tuple(doubts_of_undated(text, words, items)))


def _plan_year(word: Token, half_year: HalfYear) -> Token:
    """«Текущего года», «следующего года» as the year they mean."""
    return (
        replace(word, kind="year", value=half_year.year + word.value) if word.kind == "year_offset" else word
    )


def _without_fillers(words: Sequence[Token]) -> list[Token]:
    """«В», «период», times of day; kept after a figure, which they part from what follows."""
    words = [word for word in words if word.kind not in NO_DAYS]
    before = [None, *words]
    return [
        word
        for previous, word in zip(before, words, strict=False)
        if word.kind not in ("neutral", "clock") or (previous and previous.kind == "number")
    ]


# --- segments into one span -----------------------------------------------------------------------


def _dated(segments: Sequence[Segment], half_year: HalfYear, doubts: list[Doubt]) -> DateSpan:
    named = [period for segment in segments for period in segment.periods]
    spans = []
    for segment in segments:
        span, remarks = _span(segment, half_year)
        spans.append(span)
        doubts += [*remarks, *_place_doubts(segment, span, half_year)]
    doubts += [doubt for period in named for doubt in period.doubts]
    doubts += _list_doubts(spans)
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    names_year = any(period.precision is Precision.YEAR for period in named)
    if names_year and (start, end) == (half_year.start, half_year.end):
        precision = Precision.HALF_YEAR  # «до конца года» in a plan for July to December
    else:
        decisive = [period for segment in segments for period in _decisive(segment)]
        precision = max((period.precision for period in decisive), key=COARSENESS.get)
    return DateSpan(start, end, precision, tuple(doubts))


def _decisive(segment: Segment) -> list[Period]:
    """The periods that decide the precision: «… по конец года» means the year's last day."""
    first, *rest = segment.periods
    return [
        first,
        *(period for period in rest if all(doubt.reason != APPROXIMATE for doubt in period.doubts)),
    ]


def _span(segment: Segment, half_year: HalfYear) -> tuple[Span, list[Doubt]]:
    ends = [period.span(period.year) for period in segment.periods]
    words = " – ".join(period.text for period in segment.periods)
    (start, first_end), (last_start, end) = ends[0], ends[-1]
    match segment.shape:
        case "until":
            start = half_year.start if end >= half_year.start else start
            named = segment.periods[0]
            is_plain = named.unit in WHOLE_UNITS and not named.doubts
            return (start, end), [Doubt(words, WHOLE_END if is_plain else NO_START, Severity.INFO)]
        case "from":
            return (start, max(end, half_year.end)), [Doubt(words, NO_END, Severity.INFO)]
        case "after":
            start = end + ONE_DAY
            return (start, max(start, half_year.end)), [Doubt(words, NO_END, Severity.INFO)]
    if end < start:
        return (last_start, max(first_end, end)), [Doubt(words, BACKWARDS)]
    return (start, max(first_end, end)), []


def _place_doubts(segment: Segment, span: Span, half_year: HalfYear) -> list[Doubt]:
    """Whether the span leaves the half-year. Whole years always do and need no remark."""
    if not touches(span, half_year):
        return [Doubt(WHOLE_CELL, OUTSIDE_WITHOUT_YEAR if segment.year_assumed else OUTSIDE)]
    is_whole_year = all(period.unit == "year" for period in segment.periods)
    is_inside = half_year.start <= span[0] and span[1] <= half_year.end
    return [] if is_inside or is_whole_year else [Doubt(WHOLE_CELL, PARTLY_OUTSIDE, Severity.INFO)]


def _list_doubts(spans: Sequence[Span]) -> Iterator[Doubt]:
    """Several spans make one: without remark when each follows the one before day by day."""
    ordered = sorted(spans)
    steps = [later[0] - earlier[1] for earlier, later in pairwise(ordered)]
    if any(step > ONE_DAY for step in steps):
        yield Doubt(WHOLE_CELL, SEVERAL, Severity.INFO)
    if any(step < ONE_DAY for step in steps):
        yield Doubt(WHOLE_CELL, OVERLAPPING)


def _whole_period(words: set, half_year: HalfYear) -> DateSpan | None:
    """The whole half-year or year, where a cell without periods names it."""
    kinds = {kind for kind, _ in words}
    if ("whole", "half_year") in words or ("recurring" in kinds and ("whole", "year") not in words):
        return DateSpan(half_year.start, half_year.end, Precision.HALF_YEAR)
    if ("whole", "year") in words:
        return DateSpan(date(half_year.year, 1, 1), date(half_year.year, 12, 31), Precision.YEAR)
    return None
