"""Periods as a plan writes them: «26 августа», «III квартал», «первая декада», «конец года»."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from data.schema import Doubt, Precision, Severity

# What a period names, and how exact that is. A part of a month is finer than a month and coarser
# than a day: its span is narrowed, its precision stays MONTH.
PRECISION = {
    "day": Precision.DAY,
    "decade": Precision.MONTH,
    "week": Precision.MONTH,
    "half_of": Precision.MONTH,
    "edge": Precision.MONTH,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "season": Precision.QUARTER,
    "half_year": Precision.HALF_YEAR,
    "year": Precision.YEAR,
}
LAST = -1
# First and last day of the parts of a month; LAST is the month's last day.
MONTH_PARTS: dict[str, dict[int, tuple[int, int]]] = {
    "decade": {1: (1, 10), 2: (11, 20), 3: (21, LAST), LAST: (21, LAST)},
    "edge": {1: (1, 10), 2: (11, 20), 3: (21, LAST)},
    "half_of": {1: (1, 15), 2: (16, LAST)},
    "week": {1: (1, 7), 2: (8, 14), 3: (15, 21), 4: (22, 28), 5: (29, LAST), LAST: (-7, LAST)},
}
# Months after December belong to the next year.
SEASONS = {1: (12, 14), 2: (3, 5), 3: (6, 8), 4: (9, 11)}
HOLIDAYS = {1: (12, 13), 2: (3, 4), 3: (6, 8), 4: (10, 11)}
SCHOOL_YEAR = (9, 17)
WHOLE_YEAR = (1, 12)

APPROXIMATE = "Границы срока приблизительны"


@dataclass(frozen=True, slots=True)
class Period:
    """A period as far as the words give it; what they leave open is ``None``.

    ``months`` are the first and the last month, above 12 in the year after ``year``; ``number``
    counts ``unit`` inside them (the day, the decade …), or stands alone when ``unit`` is empty.
    """

    unit: str
    text: str
    number: int | None = None
    months: tuple[int, int] | None = None
    year: int | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def precision(self) -> Precision:
        return PRECISION[self.unit]

    def span(self, year: int) -> tuple[date, date]:
        """First and last day in ``year``; a day the month does not have is its last day."""
        first_month, last_month = self.months
        first_day, last_day = self._days()
        return _day(year, first_month, first_day), _day(year, last_month, last_day)

    def _days(self) -> tuple[int, int]:
        if self.unit == "day":
            return self.number, self.number
        return MONTH_PARTS.get(self.unit, {}).get(self.number, (1, LAST))

    def with_number(self, number: int, text: str) -> Period:
        """The same unit, counted by another number: the 5 of «5, 12 октября»."""
        return numbered(self.unit, number, text, months=self.months, year=self.year)


def _day(year: int, month: int, day: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    length = monthrange(year, month)[1]
    return date(year, month, length + 1 + day if day < 0 else min(day, length))


def numbered(unit: str, number: int, text: str, months=None, year=None) -> Period | None:
    """The ``number``-th day, decade, week, half, quarter or half-year; ``None`` if there is none."""
    match unit:
        case "quarter" if 1 <= number <= 4:
            return Period(unit, text, number, (3 * number - 2, 3 * number), year)
        case "half_year" if number in (1, 2):
            return Period(unit, text, number, (6 * number - 5, 6 * number), year)
        case "day":
            return _day_of_month(number, text, months, year)
        case _ if number in MONTH_PARTS.get(unit, {}):
            doubts = (Doubt(text, APPROXIMATE, Severity.INFO),) if unit in ("week", "edge") else ()
            return Period(unit, text, number, months, year, doubts)
    return None


def _day_of_month(day: int, text: str, months: tuple[int, int], year: int | None) -> Period:
    length = monthrange(year or 2024, months[0])[1]
    if 1 <= day <= length:
        return Period("day", text, day, months, year)
    doubt = Doubt(text, f"В месяце нет {day}-го числа: учтён весь месяц")
    return Period("month", text, None, months, year, (doubt,))


def third(edge: int, months: tuple[int, int]) -> tuple[int, int]:
    """The months of the first, middle or last third of a longer period."""
    size = (months[1] - months[0] + 1) // 3
    first = months[0] + size * (edge - 1)
    return first, first + size - 1
