"""One body row of the plan's table under its headings: what it holds and what kind of row it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from data.grid import Cell, Row
from data.plan_departments import names_department
from data.plan_header import DATES_END, PLACE_AND_DATES, Header

NUMBER = re.compile(r"\W*(?P<section>(?:\d{1,3}\.)*)(?P<own>\d{1,6})\s*[.)]?\s*")
ROMAN_NUMBER = re.compile(r"[IVXІХ]{1,5}[.)]?")
TOTAL = re.compile(r"\W*(?:итого|всего)\b", re.IGNORECASE)
PERSON = re.compile(
    r"(?:[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?|[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?\s?[А-ЯЁ][а-яё-]+)[\s,;]*"
)
SECTION_FIELDS = 3  # a cell over so many headings is a section row, though a number stands before it
EVENT_TEXTS = 3  # an unnumbered row of so many cells is an event, fewer after the last one are a note


@dataclass(slots=True)
class ReadRow:
    """One row under its headings."""

    row: int
    own: dict[str, str]
    continued: set[str]
    section: str = ""
    sheet: str = ""
    outside: str = ""  # texts that stand under no heading

    @property
    def number(self) -> int | None:
        found = _numbered(self.own.get("number", ""))
        return int(found["own"]) if found else None

    @property
    def number_section(self) -> str:
        """What stands before the last part of a number: «2.» of «2.3»."""
        found = _numbered(self.own.get("number", ""))
        return found["section"] if found else ""

    @property
    def department(self) -> str:
        """The body in the column of departments; a person's name is none."""
        text = one_line(self.own.get("department", ""))
        return PERSON.sub("", text) and text

    @property
    def text(self) -> str:
        return self.section or " | ".join(text for text in self.own.values() if text)


@lru_cache(maxsize=16)
def _numbered(text: str) -> re.Match | None:
    """A row is asked for its number more than once."""
    return NUMBER.fullmatch(text)


def under_headings(header: Header, row: Row, sheet: str = "") -> ReadRow:
    """The row's texts by field; cells that are off the grid are matched by order, if as many."""
    cells: dict[str, list[Cell]] = {}
    on_grid = header.starts.issuperset([cell.column for cell in row.cells])
    in_order = not on_grid and len(row.cells) == len(header.headings)
    for position, cell in enumerate(row.cells):
        fields = [header.headings[position].field] if in_order else header.field_of(cell)[:1]
        for name in filter(None, fields):
            cells.setdefault(name, []).append(cell)
    outside = [] if in_order else [cell.text.strip() for cell in row.cells if not header.covers(cell)]
    own = {name: _joined(cell for cell in found if not cell.continues) for name, found in cells.items()}
    continued = {name for name, found in cells.items() if all(cell.continues for cell in found)}
    outside = " | ".join(filter(None, outside))
    return ReadRow(row.number, _with_whole_dates(own), continued, sheet=sheet, outside=outside)


def _with_whole_dates(own: dict[str, str]) -> dict[str, str]:
    """Dates from a column for the beginning and one for the end; «место и сроки» stand for both."""
    if both := own.pop(PLACE_AND_DATES, ""):
        return own | {"dates_text": both, "venue": both}
    start, end = own.get("dates_text", ""), own.pop(DATES_END, "")
    if not end or end == start:
        return own
    return own | {"dates_text": f"{start} – {end}" if start else f"до {end}"}


def _joined(cells: Iterable[Cell]) -> str:
    """The texts of cells that stand under one heading."""
    return "\n".join(text for cell in cells if (text := cell.text.strip()))


def section_text(header: Header, row: Row, read: ReadRow) -> str:
    """The text of a section row: alone in its row, or with only a number before it.

    Beside a number it is so wide that it cannot be a cell, or it names a public body where a region
    should stand.
    """
    filled = [cell for cell in row.cells if cell.text.strip()]
    if len(filled) not in (1, 2) or any(cell.continues for cell in row.cells):
        return ""
    text = filled[-1].text.strip()
    alone = len(filled) == 1 and not NUMBER.fullmatch(text)
    before = read.own.get("number", "")
    headed = len(filled) == 2 and before == filled[0].text.strip()
    wide = len(header.field_of(filled[-1])) >= SECTION_FIELDS or ROMAN_NUMBER.fullmatch(before)
    misplaced = read.own.get("regions_text", "") == text and names_department(text)
    return one_line(text) if alone or (headed and (wide or misplaced)) else ""


def has_content(read: ReadRow) -> bool:
    """Whether the row holds anything besides its number, be it merged with the row above."""
    own = {name for name, text in read.own.items() if text}
    return bool((own | read.continued) - {"number"})


def may_be_note(header: Header, read: ReadRow) -> bool:
    """An unnumbered row too short for an event, such as «Начальник управления … И. И. Иванов»."""
    filled = {name for name, text in read.own.items() if text}
    if ("number" in header.fields and read.number is not None) or read.continued:
        return False
    return len(filled) < EVENT_TEXTS and not ("title" in filled and filled & {"regions_text", "dates_text"})


def one_line(text: str) -> str:
    return " ".join(text.split())
