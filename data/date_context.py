"""What the periods of one cell take from each other and from the plan: units, months, years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data.date_periods import Period, numbered
from data.date_segments import Segment
from data.date_text import Token
from data.schema import HalfYear

# What may stand between the members of a list or range: «с 26 по 28», «5, 12 и 19», «июль – август».
JOINTS = {"dash", "and", "from", "to", "neutral"}


# --- units and months -----------------------------------------------------------------------------


def complete(items: Sequence[Period | Token], half_year: HalfYear) -> list[Period | Token]:
    """Lone numbers, parts of a month and years joined with the periods they belong to."""
    joined: list[Period | Token] = []
    for item in reversed(items):
        joined.insert(0, _from_following(item, joined) if isinstance(item, Period) else item)
    joined = _days_after_month(joined)
    return _with_preceding_month(_merged([_plan_half_year(item, half_year) for item in joined]))


def _from_following(period: Period, following: Sequence[Period | Token]) -> Period:
    """The 5 of «5, 12 октября» is a day of October; «начало» of «начало – середина мая» is May's."""
    after = _next_period(following)
    if after is None:
        return period
    if not period.unit and after.number is not None:
        return numbered(after.unit, period.number, period.text, after.months, after.year) or period
    if period.is_month_part and after.is_month_part and period.months is None:
        return replace(period, months=after.months)
    return period


def _next_period(items: Sequence[Period | Token]) -> Period | None:
    """The period that ``items`` lead to over nothing but joints, at least one."""
    for place, item in enumerate(items):
        if isinstance(item, Period):
            return item if place else None
        if item.kind not in JOINTS:
            return None
    return None


def _days_after_month(items: Sequence[Period | Token]) -> list[Period | Token]:
    """«Сентябрь 15–20» is 15 to 20 September: the month gives way to the days that follow it."""
    days: list[Period | Token] = []
    month = None
    for item in items:
        if isinstance(item, Period):
            is_day = month is not None and not item.unit
            if is_day and days[-1] is month:
                days.pop()
            month = month if is_day else item if item.is_bare_month else None
            item = numbered("day", item.number, item.text, month.months) if is_day else item
        elif item.kind not in ("dash", "and") or days[-1:] == [month]:
            month = None
        days.append(item)
    return days


def _plan_half_year(item: Period | Token, half_year: HalfYear) -> Period | Token:
    """«Полугодие» without a number is the plan's own."""
    if isinstance(item, Period) and item.unit == "half_year" and item.months is None:
        first = half_year.first_month
        return replace(item, months=(first, first + 5), year=item.year or half_year.year)
    return item


def _merged(items: Sequence[Period | Token]) -> list[Period | Token]:
    """Two periods beside each other that together name one: see :func:`_merge`."""
    merged: list[Period | Token] = []
    for item in items:
        before = _period_before(merged)
        one = _merge(merged[before:], item) if before is not None and isinstance(item, Period) else None
        if one is not None:
            del merged[before:]
        merged.append(one or item)
    return merged


def _period_before(items: Sequence[Period | Token]) -> int | None:
    """Where the last period stands, if nothing but joints follows it."""
    for place in reversed(range(len(items))):
        if isinstance(items[place], Period):
            return place
        if items[place].kind not in JOINTS:
            return None
    return None


def _merge(before_and_joints: Sequence[Period | Token], item: Period) -> Period | None:
    """«Август, первая декада», «2023 год, август», «август – 2023 г.»; otherwise ``None``."""
    before, *joints = before_and_joints
    between = {joint.kind for joint in joints} - {"neutral", "and"}
    text = f"{before.text} {item.text}"
    if before.unit == "month" and item.is_month_part and item.months is None and not between:
        return replace(item, months=before.months, year=before.year, text=text)
    if before.is_plain_year and item.months and item.year is None and between <= {"dash"}:
        return replace(item, year=before.year, text=text)
    if item.is_plain_year and before.months and before.year is None and between <= {"dash"}:
        return replace(before, year=item.year, text=text)
    return None


def _with_preceding_month(items: Sequence[Period | Token]) -> list[Period | Token]:
    """The 2 of «сентябрь, 1 – 2 декада» is September's, too."""
    filled: list[Period | Token] = []
    for item in items:
        if isinstance(item, Period) and item.is_month_part and item.months is None:
            before = _period_before(filled)
            if before is not None and filled[before].is_month_part:
                item = replace(item, months=filled[before].months, year=filled[before].year)
        filled.append(item)
    return filled


# --- years ----------------------------------------------------------------------------------------


def with_years(segments: Sequence[Segment], half_year: HalfYear) -> list[Segment]:
    """Every period with a year: its own, else its neighbours', else one that suits the plan."""
    flat = [period for segment in segments for period in segment.periods]
    is_assumed = not any(period.year for period in flat)
    if flat and is_assumed:
        anchor, year = _anchor(flat, half_year)
        flat[anchor] = _in_year(flat[anchor], year)
    for i in reversed(range(len(flat) - 1)):
        if flat[i].year is None and flat[i + 1].year is not None:
            flat[i] = _in_year(flat[i], flat[i + 1].year - _turns_year(flat[i], flat[i + 1], half_year))
    for i in range(1, len(flat)):
        if flat[i].year is None:
            flat[i] = _in_year(flat[i], flat[i - 1].year + _turns_year(flat[i - 1], flat[i], half_year))
    dated = iter(flat)
    return [Segment(s.shape, tuple(next(dated) for _ in s.periods), is_assumed) for s in segments]


def _in_year(period: Period, year: int) -> Period:
    if period.unit == "day":
        return numbered("day", period.number, period.text, period.months, year)
    return replace(period, year=year)


def _anchor(flat: Sequence[Period], half_year: HalfYear) -> tuple[int, int]:
    """The first period that touches the half-year and its year; else the first, in the plan's year."""
    for i, period in enumerate(flat):
        for year in (half_year.year, half_year.year - 1):
            if touches(period.span(year), half_year):
                return i, year
    return 0, half_year.year


def touches(span: tuple[date, date], half_year: HalfYear) -> bool:
    """Whether a span and the half-year have a day in common."""
    return span[0] <= half_year.end and span[1] >= half_year.start


def _turns_year(earlier: Period, later: Period, half_year: HalfYear) -> bool:
    """Whether New Year lies between two periods named in this order.

    «Декабрь – январь» crosses it; «сентябрь – август» in a plan for July to December is one written
    the wrong way round.
    """
    goes_back = earlier.months[0] > later.months[0]
    return goes_back and not (_starts_inside(earlier, half_year) and _starts_inside(later, half_year))


def _starts_inside(period: Period, half_year: HalfYear) -> bool:
    return half_year.first_month <= period.months[0] < half_year.first_month + 6
