"""The vocabulary every room shares: half-years, closed sets, frames, and what can go wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DEFAULT_HOME_REGION = "RU-SMO"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula


class Scope(StrEnum):
    """Whom a row addresses. Only ``NAMED`` rows have participations."""

    NAMED = "named"
    NATIONWIDE = "nationwide"
    DISTRICT = "district"
    NONE = "none"
    UNRESOLVED = "unresolved"


class Precision(StrEnum):
    """How exactly the document dates an event, finest first."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    UNDATED = "undated"


class Attendance(StrEnum):
    """Where the participants are, seen from the home region; ``IN_PERSON`` where no place is named."""

    REMOTE = "remote"
    HOSTED = "hosted"
    VISIT = "visit"
    IN_PERSON = "in_person"
    MIXED = "mixed"
    UNSPECIFIED = "unspecified"


ON_THE_SPOT = (Attendance.HOSTED, Attendance.VISIT, Attendance.IN_PERSON, Attendance.MIXED)


class EventKind(StrEnum):
    """What sort of event it is; ``UNSPECIFIED`` when the row does not say."""

    EXHIBITION = "exhibition"
    FAIR = "fair"
    FORUM = "forum"
    RALLY = "rally"
    CONGRESS = "congress"
    CONFERENCE = "conference"
    ROUND_TABLE = "round_table"
    READINGS = "readings"
    SEMINAR = "seminar"
    FESTIVAL = "festival"
    CONTEST = "contest"
    COMPETITION = "competition"
    CONCERT = "concert"
    EXCHANGE = "exchange"
    VISIT = "visit"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    ACTION = "action"
    CAMP = "camp"
    DAYS = "days"
    UNSPECIFIED = "unspecified"


class Correctable(StrEnum):
    """What a person can correct about an event without touching the document."""

    REGIONS = "regions"
    DATES = "dates"
    ATTENDANCE = "attendance"
    KIND = "kind"


class Severity(StrEnum):
    """How much an issue takes away from the value it is about."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class PlanFormatError(ValueError):
    """A document that cannot be read as a plan. Its text is one Russian sentence for the reader."""


class Unopened(PlanFormatError):
    """A file that could not be opened this time; the next time it may be. Its text is as above."""


class Unfinished(PlanFormatError):
    """A document whose reading was cut short, which says nothing of the document. Its text is as above."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One doubtful cell: what was found where, why it is doubtful, how much it matters.

    ``row`` is the row as a person counts it in the document, ``None`` for the document as a whole;
    ``field`` is a column of the events frame or ``"document"``; ``reason`` is Russian; ``sheet`` is the
    sheet of a workbook that has the plan on several.
    """

    row: int | None
    field: str
    text: str
    reason: str
    severity: Severity = Severity.WARNING
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a reader of one cell is unsure of: the words, a Russian reason, how much it matters.

    A reader does not know file, row or column; the loader adds them and makes it an ``Issue``.
    """

    text: str
    reason: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """January to June (``half=1``) or July to December (``half=2``) of a calendar year."""

    year: int
    half: int

    def __post_init__(self) -> None:
        if self.half not in (1, 2) or not 1900 <= self.year <= 2199:
            raise ValueError(f"not a half-year: {self.year!r}, {self.half!r}")

    @classmethod
    def parse(cls, key: str) -> HalfYear:
        """The half-year of a key such as ``"2023-H2"``; ``ValueError`` for anything else."""
        found = re.fullmatch(r"(\d{4})-H([12])", key)
        if not found:
            raise ValueError(f"not a half-year key: {key!r}")
        return cls(int(found[1]), int(found[2]))

    @property
    def key(self) -> str:
        return f"{self.year}-H{self.half}"

    @property
    def first_month(self) -> int:
        return 1 if self.half == 1 else 7

    @property
    def start(self) -> date:
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """The six (year, month) pairs, in order."""
        return tuple((self.year, self.first_month + step) for step in range(6))

    @property
    def previous(self) -> HalfYear:
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)

    def __str__(self) -> str:
        return f"{'I' * self.half} полугодие {self.year} года"


# The frames. Text columns hold the document's words unchanged; `inherited`, `districts`, `foreign`,
# `corrected` and `confirmed` join their items with LIST_SEPARATOR. `source_row` counts rows as a person
# does in the document (table rows from 1, the header included; in a spreadsheet the sheet's own number).
LIST_SEPARATOR = "; "

EVENT_DTYPES: dict[str, str] = {
    "event_id": "str",  # half-year and position, "2023-H2/07": unique even where numbers repeat
    "half_year": "category",  # "2023-H2"
    "number": "Int64",  # as printed; <NA> where the plan prints none
    "number_section": "str",  # what stands before the last part of a number: «2.» of «2.3»
    "department": "category",  # verbatim
    "title": "str",
    "scope": "category",  # Scope
    "start": "datetime64[s]",  # inclusive; NaT when undated
    "end": "datetime64[s]",  # inclusive; NaT when undated
    "precision": "category",  # Precision
    "attendance": "category",  # Attendance
    "kind": "category",  # EventKind
    "venue": "str",
    "content": "str",
    "participants": "str",
    "regions_text": "str",
    "dates_text": "str",
    "districts": "str",  # federal districts named instead of subjects, "ЦФО; СЗФО"
    "foreign": "str",  # partners abroad, verbatim
    "inherited": "str",  # columns whose cell is merged with the row above
    "corrected": "str",  # Correctable values that a person has put in place of what was read
    "confirmed": "str",  # Correctable values that a person has found to be read right
    "source_file": "category",
    "source_sheet": "category",  # where a workbook has the plan on several sheets, so that rows repeat
    "source_row": "int64",
}

PARTICIPATION_DTYPES: dict[str, str] = {
    "event_id": "str",
    "region": "category",  # ISO 3166-2 code
    "words": "str",  # the words of the cell that gave the region
    "rule": "category",  # the rule by which they did
}

ISSUE_DTYPES: dict[str, str] = {
    "file": "str",
    "event_id": "str",  # missing where the row is no event's first
    "row": "Int64",
    "field": "str",
    "text": "str",
    "reason": "str",
    "severity": "category",  # Severity
}


def listed(joined: str) -> list[str]:
    """The items that a column joins with ``LIST_SEPARATOR``; none of an empty one."""
    return joined.split(LIST_SEPARATOR) if joined else []


# Categories are fixed wherever the set is closed, so that frames of several plans concatenate and
# group without losing a class that happens to be empty.
CLOSED_SETS: dict[str, list[str]] = {
    "scope": [member.value for member in Scope],
    "precision": [member.value for member in Precision],
    "attendance": [member.value for member in Attendance],
    "kind": [member.value for member in EventKind],
    "severity": [member.value for member in Severity],
}
