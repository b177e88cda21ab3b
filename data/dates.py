"""One date cell of a plan → a span of days, how exact it is, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from data.date_patterns import periods
from data.date_periods import Period
from data.date_text import Token, clean, tokens
from data.schema import Doubt, HalfYear, Precision, Severity

FINEST_FIRST = list(Precision)
CONNECTORS = {"dash", "and", "from", "to"}
SILENT = {"dash", "and", "from", "to", "after", "clock", "neutral"}


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days from ``start`` to ``end``, both inclusive; both ``None`` when the cell gives no date."""

    start: date | None
    end: date | None
    precision: Precision
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """One or two periods and how they bound a span: "single", "range", "from", "until", "after"."""

    shape: str
    periods: tuple[Period, ...]


@lru_cache(maxsize=65536)
def parse_dates(text: str, half_year: HalfYear) -> DateSpan:
    """The span a date cell names, read for a plan of ``half_year``. Never raises.

    The precision is that of the coarsest period named. Parts of a month (декада, начало, неделя)
    have a narrowed span and precision MONTH. «до …» starts with the half-year, «с …» ends with it.
    Whatever could not be read or is not certain is among ``doubts``.
    """
    words = _with_plain_years(list(tokens(clean(text))), half_year)
    items = _complete(periods([word for word in words if word.kind not in ("neutral", "clock")]), half_year)
    segments = _with_years(_segments(items), half_year)
    doubts = _word_doubts(words, items, bool(segments))
    if segments:
        return _dated(text, segments, half_year, doubts)
    return _undated(text, words, half_year, doubts)


def _with_plain_years(words: list[Token], half_year: HalfYear) -> list[Token]:
    """«Текущего года», «следующего года» as the year they mean."""
    return [
        Token("year", half_year.year + word.value, word.text) if word.kind == "year_offset" else word
        for word in words
    ]


# --- what a period leaves to its neighbours -------------------------------------------------------


def _complete(items: list[Period | Token], half_year: HalfYear) -> list[Period | Token]:
    """Numbers and parts of a month take unit and month from the period they are listed with."""
    done: list[Period | Token] = []
    for item in reversed(items):
        if isinstance(item, Period):
            item = _from_next(item, done)
        done.append(item)
    done.reverse()
    return _merge_years(_merge_parts([_plan_half(item, half_year) for item in done]))


def _plan_half(item: Period | Token, half_year: HalfYear) -> Period | Token:
    """«Полугодие» without a number is the plan's own."""
    if isinstance(item, Period) and item.unit == "half_year" and item.months is None:
        first = half_year.first_month
        return replace(item, months=(first, first + 5), year=item.year or half_year.year)
    return item


def _from_next(period: Period, following: Sequence[Period | Token]) -> Period:
    """``following`` is read from its end: the item after ``period`` is the last one."""
    after, joined = None, False
    for item in reversed(following):
        if isinstance(item, Period):
            after = item
            break
        if item.kind not in CONNECTORS:
            return period
        joined = True
    if after is None or not joined:
        return period
    if not period.unit and after.number is not None and after.unit:
        return after.with_number(period.number, period.text) or period
    if period.unit and period.months is None and after.unit in ("decade", "week", "half_of", "edge"):
        return replace(period, months=after.months)
    return period


def _merge_parts(items: list[Period | Token]) -> list[Period | Token]:
    """«Август, первая декада»: a part of a month after its month narrows it."""
    merged: list[Period | Token] = []
    for item in items:
        month = _just_before(merged)
        if isinstance(item, Period) and item.unit and item.months is None and month and month.unit == "month":
            _drop_back_to(merged, month)
            item = replace(item, months=month.months, year=month.year, text=f"{month.text} {item.text}")
        merged.append(item)
    return merged


def _merge_years(items: list[Period | Token]) -> list[Period | Token]:
    """«2023 год, август» and «август, 2023 год»: a year beside a period without one is its year."""
    merged: list[Period | Token] = []
    for item in items:
        before = _just_before(merged)
        if isinstance(item, Period) and before and before.unit and item.unit:
            if _is_plain_year(before) and item.year is None:
                _drop_back_to(merged, before)
                item = replace(item, year=before.year)
            elif _is_plain_year(item) and before.year is None:
                _drop_back_to(merged, before)
                item = replace(before, year=item.year)
        merged.append(item)
    return merged


def _is_plain_year(period: Period) -> bool:
    return period.unit == "year" and period.months == (1, 12)


def _just_before(items: Sequence[Period | Token]) -> Period | None:
    """The period that ends ``items``, at most a comma away."""
    for item in reversed(items):
        if isinstance(item, Period):
            return item
        if item.kind != "and":
            return None
    return None


def _drop_back_to(items: list[Period | Token], period: Period) -> None:
    while items.pop() is not period:
        pass


# --- periods into segments ------------------------------------------------------------------------


def _segments(items: list[Period | Token]) -> list[Segment]:
    """Periods joined by dashes and «с … по …» into ranges, alone otherwise."""
    segments: list[Segment] = []
    place = 0
    while place < len(items):
        taken, segment = _segment_at(items, place)
        if segment:
            segments.append(segment)
        place += taken
    return segments


def _segment_at(items: list[Period | Token], place: int) -> tuple[int, Segment | None]:
    opening = _kind(items, place)
    if opening in ("from", "to", "after"):
        if not _is_readable(items, place + 1):
            return 1, None
        shape = {"from": "from", "to": "until", "after": "after"}[opening]
        taken, segment = _single_or_range(items, place + 1)
        return taken + 1, replace(segment, shape=shape) if segment.shape == "single" else segment
    if _is_readable(items, place):
        return _single_or_range(items, place)
    return 1, None


def _single_or_range(items: list[Period | Token], place: int) -> tuple[int, Segment]:
    bridge = 2 if _kind(items, place + 1) == "and" and _kind(items, place + 2) == "to" else 1
    if _kind(items, place + bridge) in ("dash", "to") and _is_readable(items, place + bridge + 1):
        return bridge + 2, Segment("range", (items[place], items[place + bridge + 1]))
    return 1, Segment("single", (items[place],))


def _kind(items: list[Period | Token], place: int) -> str:
    item = items[place] if place < len(items) else None
    return item.kind if isinstance(item, Token) else ""


def _is_readable(items: list[Period | Token], place: int) -> bool:
    return place < len(items) and isinstance(items[place], Period) and items[place].months is not None


# --- years ----------------------------------------------------------------------------------------


def _with_years(segments: list[Segment], half_year: HalfYear) -> list[Segment]:
    """Every period with a year: its own, its neighbours', or the plan's."""
    flat = [period for segment in segments for period in segment.periods]
    if flat and not any(period.year for period in flat):
        anchor, year = _anchor(flat, half_year)
        flat[anchor] = replace(flat[anchor], year=year)
    for i in range(len(flat) - 2, -1, -1):
        if flat[i].year is None and flat[i + 1].year is not None:
            flat[i] = replace(flat[i], year=flat[i + 1].year - _turns_year(flat[i], flat[i + 1], half_year))
    for i in range(1, len(flat)):
        if flat[i].year is None:
            flat[i] = replace(flat[i], year=flat[i - 1].year + _turns_year(flat[i - 1], flat[i], half_year))
    dated = iter(flat)
    return [replace(segment, periods=tuple(next(dated) for _ in segment.periods)) for segment in segments]


def _anchor(flat: list[Period], half_year: HalfYear) -> tuple[int, int]:
    """The first period that falls into the half-year, and its year; else the first, in the plan's year."""
    for i, period in enumerate(flat):
        for year in (half_year.year, half_year.year - 1):
            if _overlaps(period.span(year), half_year):
                return i, year
    return 0, half_year.year


def _turns_year(earlier: Period, later: Period, half_year: HalfYear) -> bool:
    """Whether New Year lies between two periods named in this order."""
    goes_back = earlier.months[0] > later.months[0]
    return goes_back and not (_in_half(earlier, half_year) and _in_half(later, half_year))


def _in_half(period: Period, half_year: HalfYear) -> bool:
    return half_year.first_month <= period.months[0] < half_year.first_month + 6


def _overlaps(span: tuple[date, date], half_year: HalfYear) -> bool:
    return span[0] <= half_year.end and span[1] >= half_year.start


# --- spans and doubts -----------------------------------------------------------------------------


def _dated(text: str, segments: list[Segment], half_year: HalfYear, doubts: list[Doubt]) -> DateSpan:
    spans = [_span(segment, half_year, doubts) for segment in segments]
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    if _has_gap(spans):
        doubts.append(Doubt(text, "Названо несколько дат: учтён срок от первой до последней", Severity.INFO))
    precision = max((p.precision for s in segments for p in s.periods), key=FINEST_FIRST.index)
    for segment in segments:
        doubts.extend(doubt for period in segment.periods for doubt in period.doubts)
    for segment, span in zip(segments, spans, strict=True):
        doubts.extend(_outside(text, segment, span, half_year))
    return DateSpan(start, end, precision, tuple(doubts))


def _span(segment: Segment, half_year: HalfYear, doubts: list[Doubt]) -> tuple[date, date]:
    words = " – ".join(period.text for period in segment.periods)
    start, end = segment.periods[0].span(segment.periods[0].year)
    match segment.shape:
        case "range":
            end = segment.periods[1].span(segment.periods[1].year)[1]
            if segment.periods[1].span(segment.periods[1].year)[0] < start:
                doubts.append(Doubt(words, "Срок записан от поздней даты к ранней: учтён в обратном порядке"))
                start, end = (
                    segment.periods[1].span(segment.periods[1].year)[0],
                    segment.periods[0].span(segment.periods[0].year)[1],
                )
        case "until":
            doubts.append(
                Doubt(words, "Назван только конец срока: началом считается начало полугодия", Severity.INFO)
            )
            start = min(half_year.start, start)
            if end < half_year.start:
                start = segment.periods[0].span(segment.periods[0].year)[0]
        case "from" | "after":
            start = end + timedelta(days=1) if segment.shape == "after" else start
            doubts.append(
                Doubt(words, "Назван только начало срока: концом считается конец полугодия", Severity.INFO)
            )
            end = max(half_year.end, end)
    return start, end


def _has_gap(spans: list[tuple[date, date]]) -> bool:
    ordered = sorted(spans)
    reach = ordered[0][1]
    for start, end in ordered[1:]:
        if start > reach + timedelta(days=1):
            return True
        reach = max(reach, end)
    return False


def _outside(text: str, segment: Segment, span: tuple[date, date], half_year: HalfYear) -> list[Doubt]:
    if not _overlaps(span, half_year):
        return [Doubt(text, "Срок за пределами полугодия плана")]
    is_whole_year = all(period.unit == "year" for period in segment.periods)
    if not is_whole_year and (span[0] < half_year.start or span[1] > half_year.end):
        return [Doubt(text, "Срок выходит за пределы полугодия плана", Severity.INFO)]
    return []


def _undated(text: str, words: list[Token], half_year: HalfYear, doubts: list[Doubt]) -> DateSpan:
    kinds = {word.kind for word in words}
    wholes = {word.value for word in words if word.kind == "whole"}
    if wholes == {"year"}:
        return DateSpan(
            date(half_year.year, 1, 1), date(half_year.year, 12, 31), Precision.YEAR, tuple(doubts)
        )
    if wholes or "recurring" in kinds:
        return DateSpan(half_year.start, half_year.end, Precision.HALF_YEAR, tuple(doubts))
    if not text.strip(" -–—\n\t"):
        doubts.append(Doubt(text, "Срок не указан"))
    elif not kinds & {"undated"}:
        doubts.append(Doubt(text, "Срок не распознан"))
    return DateSpan(None, None, Precision.UNDATED, tuple(doubts))


def _word_doubts(words: list[Token], items: list[Period | Token], dated: bool) -> list[Doubt]:
    doubts = []
    for word in words:
        if word.kind == "undated":
            doubts.append(Doubt(word.text, "Срок не назван или будет уточнён", Severity.INFO))
        elif word.kind == "tentative":
            doubts.append(Doubt(word.text, "Срок предварительный", Severity.INFO))
        elif word.typo:
            doubts.append(Doubt(word.text, "Слово прочитано с исправлением опечатки"))
    unread = []
    for item in items:
        if isinstance(item, Period):
            if item.months is None:
                unread.append(item.text)
        elif item.kind == "whole" and dated:
            doubts.append(Doubt(item.text, "Названы и весь период, и даты: учтены даты"))
        elif item.kind not in SILENT | {"whole", "recurring", "undated", "tentative"}:
            unread.append(item.text)
    if unread:
        doubts.append(Doubt(" ".join(unread), "Слова не прочитаны как срок"))
    return doubts
