"""What people put in place of a value that was read, and the rows and cells it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

import pandas as pd

from data.schema import LIST_SEPARATOR, Attendance, Correctable, EventKind, Precision, Scope
from geo.subjects import DISTRICTS, subjects

CELLS = {
    Correctable.REGIONS: "regions_text",
    Correctable.DATES: "dates_text",
    Correctable.ATTENDANCE: "venue",
    Correctable.KIND: "title",
}
WITHOUT_REGIONS = (Scope.NATIONWIDE, Scope.NONE)
EARLIEST, LATEST = date(1990, 1, 1), date(2199, 12, 31)  # of a corrected date


class Standing(StrEnum):
    """What became of a correction in the plan as it is now."""

    APPLIED = "applied"
    CELL_CHANGED = "cell_changed"
    ROW_ABSENT = "row_absent"


@dataclass(frozen=True, slots=True)
class Correction:
    """One value in place of another.

    ``event`` is the fingerprint of the row (:func:`fingerprints`), ``cell`` the text of the cell that was
    read, unchanged. ``value`` is written by :func:`regions_value`, :func:`dates_value`, or is a member of
    ``Attendance`` or ``EventKind``. ``number`` and ``title`` are for the people who read the file.
    """

    half_year: str
    event: str
    field: Correctable
    cell: str
    value: str
    note: str = ""
    number: str = ""
    title: str = ""
    when: str = ""
    who: str = ""

    @property
    def target(self) -> tuple[str, str, str, str]:
        """What it corrects; a later one with the same target takes its place."""
        return self.half_year, self.event, self.field.value, self.cell


def fingerprints(events: pd.DataFrame) -> pd.Series:
    """By what a row is known again in another version: its number and its title's letters and figures.

    Twelve hexadecimal digits (str, index of ``events``); of rows that are alike the second one of a
    half-year ends in "-2", and so on.
    """
    known = events["number"].astype("str").fillna("") + "|" + events["title"].map(letters)
    codes = known.map(lambda text: sha256(text.encode()).hexdigest()[:12])
    repeated = codes.groupby([events["half_year"].astype("str"), codes]).cumcount()
    return codes.where(repeated == 0, codes + "-" + (repeated + 1).astype("str"))


def letters(title: str) -> str:
    """A title's letters and figures, by which its row is known again: small, «е» for «ё», single spaces."""
    return re.sub(r"\W+", " ", title.casefold().replace("ё", "е")).strip()


def cell_of(event: dict, field: Correctable) -> str:
    """The verbatim cell of an event's record from which the value was read."""
    return event[CELLS[field]]


def regions_value(named: Iterable[str], scope: Scope = Scope.NAMED) -> str:
    """«RU-BRY; RU-TUL; ЦФО»: codes and whole federal districts; or the scope where none is named."""
    return LIST_SEPARATOR.join(named) if scope == Scope.NAMED else scope.value


def dates_value(start: date | None, end: date | None, precision: Precision) -> str:
    """«2024-05-01/2024-05-31 month», or «undated»."""
    if precision == Precision.UNDATED or start is None or end is None:
        return Precision.UNDATED.value
    return f"{start:%Y-%m-%d}/{end:%Y-%m-%d} {precision}"


def regions_of(value: str) -> list[str]:
    """The codes in a value written by :func:`regions_value`."""
    return [name for name in _named(value) if name not in DISTRICTS]


def districts_of(value: str) -> list[str]:
    """The whole federal districts in a value written by :func:`regions_value`."""
    return [name for name in _named(value) if name in DISTRICTS]


def dates_of(value: str) -> tuple[date | None, date | None, Precision]:
    """First day, last day and precision in a value written by :func:`dates_value`."""
    if value == Precision.UNDATED:
        return None, None, Precision.UNDATED
    span, _, precision = value.partition(" ")
    start, _, end = span.partition("/")
    return date.fromisoformat(start), date.fromisoformat(end), Precision(precision)


def is_valid(field: Correctable, value: str) -> bool:
    """Whether the value can stand in place of what was read."""
    match field:
        case Correctable.REGIONS:
            named = _named(value)
            is_list = len(named) == len(set(named)) > 0
            return value in WITHOUT_REGIONS or (is_list and subjects().keys() >= set(regions_of(value)))
        case Correctable.DATES:
            return _is_span(value)
        case Correctable.ATTENDANCE:
            return value in set(Attendance)
        case Correctable.KIND:
            return value in set(EventKind)


def current(log: Iterable[Correction]) -> list[Correction]:
    """Of corrections with the same target the last; one without a value takes it back."""
    last = {correction.target: correction for correction in log}
    return [correction for correction in last.values() if correction.value]


def undoing(correction: Correction, *, when: str, who: str) -> Correction:
    """The line of the log that takes a correction back."""
    return replace(correction, value="", note="", when=when, who=who)


def _named(value: str) -> list[str]:
    return [] if value in set(Scope) else value.split(LIST_SEPARATOR)


def _is_span(value: str) -> bool:
    try:
        start, end, precision = dates_of(value)
    except ValueError:
        return False
    if precision is Precision.UNDATED:
        return True
    return start is not None and end is not None and EARLIEST <= start <= end <= LATEST
