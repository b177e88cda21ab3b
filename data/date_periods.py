"""Periods as a plan names them, «26 августа», «III квартал», «первая декада», and their days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from data.schema import Doubt, Precision, Severity

# What a period names, and how exact that is. A part of a month is finer than a month and coarser
# than a day: its span is narrowed, its precision stays MONTH. Seasons are as long as quarters.
PRECISION = {
    "day": Precision.DAY,
    "decade": Precision.MONTH,
    "tens": Precision.MONTH,
    "week": Precision.MONTH,
    "half_of": Precision.MONTH,
    "edge": Precision.MONTH,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "season": Precision.QUARTER,
    "half_year": Precision.HALF_YEAR,
    "year": Precision.YEAR,
}
COARSENESS = {precision: rank for rank, precision in enumerate(Precision)}
LAST = -1
# First and last day of the parts of a month; -1 is the month's last day, -7 the one a week before.
MONTH_PARTS: dict[str, dict[int, tuple[int, int]]] = {
    "decade": {1: (1, 10), 2: (11, 20), 3: (21, -1), LAST: (21, -1)},
    "tens": {10: (10, 19), 20: (20, -1)},  # «10-е числа», «20-е числа»
    "edge": {1: (1, 10), 2: (11, 20), 3: (21, -1)},
    "half_of": {1: (1, 15), 2: (16, -1)},
    "week": {1: (1, 7), 2: (8, 14), 3: (15, 21), 4: (22, 28), 5: (29, -1), LAST: (-7, -1)},
}
APPROXIMATE = "Границы срока приблизительны"
FIGURE_AS_MONTH = "Число прочитано как месяц"
LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Period:
    """A period as far as the words give it; what they leave open is ``None``.

    ``unit`` is a key of ``PRECISION``, or empty for a number that stands alone. ``number`` counts
    the unit (the day, the decade …). ``months`` are the first and the last month, counted on
    through 13, 14 … into the year after ``year``.
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

    @property
    def is_month_part(self) -> bool:
        return self.unit in MONTH_PARTS

    @property
    def is_bare_month(self) -> bool:
        return self.unit == "month" and self.number is None and self.year is None and not self.doubts

    @property
    def is_plain_year(self) -> bool:
        return self.unit == "year" and self.months == (1, 12)

    def span(self, year: int) -> tuple[date, date]:
        """First and last day, were the period in ``year``."""
        first_day, last_day = self._days()
        return _day(year, self.months[0], first_day), _day(year, self.months[1], last_day)

    def _days(self) -> tuple[int, int]:
        if self.unit == "day":
            return self.number, self.number
        return MONTH_PARTS.get(self.unit, {}).get(self.number, (1, LAST))


def _day(year: int, month: int, day: int) -> date:
    """A day of a month; negative days count from its end, and 29 February of a common year is the 28th."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    length = _days_in(year, month)
    return date(year, month, length + 1 + day if day < 0 else min(day, length))


@lru_cache(maxsize=512)
def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def numbered(
    unit: str, number: int, text: str, months: tuple[int, int] | None = None, year: int | None = None
) -> Period | None:
    """The ``number``-th day, decade, week, half, month, quarter or half-year; ``None`` if there is none."""
    if unit == "quarter" and 1 <= number <= 4:
        return Period(unit, text, number, (3 * number - 2, 3 * number), year)
    if unit == "half_year" and number in (1, 2):
        return Period(unit, text, number, (6 * number - 5, 6 * number), year)
    if unit == "month" and 1 <= number <= 12:
        return Period(unit, text, number, (number, number), year, (Doubt(text, FIGURE_AS_MONTH),))
    if unit == "day" and months:
        return _day_of_month(number, text, months, year)
    if number in MONTH_PARTS.get(unit, {}):
        doubts = (Doubt(text, APPROXIMATE, Severity.INFO),) if unit in ("week", "edge") else ()
        return Period(unit, text, number, months, year, doubts)
    return None


def _day_of_month(day: int, text: str, months: tuple[int, int], year: int | None) -> Period:
    length = _days_in(year or LEAP_YEAR, months[0])
    if 1 <= day <= length:
        return Period("day", text, day, months, year)
    doubt = Doubt(text, f"В месяце нет {day}-го числа: учтён весь месяц")
    return Period("month", text, None, months, year, (doubt,))


def third(edge: int, months: tuple[int, int]) -> tuple[int, int]:
    """The months of the first, middle or last third of a longer period."""
    size = (months[1] - months[0] + 1) // 3
    first = months[0] + size * (edge - 1)
    return first, first + size - 1
