"""Which column holds which field, read from the words of the headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from data.grid import Cell, Row, Table
from data.plan_heading_words import HYPHENATION, named_fields, ranked_fields

REQUIRED = {"regions_text": "Субъект РФ", "title": "Наименование мероприятия", "dates_text": "Сроки"}
OPTIONAL = {
    "number": "№ п/п",
    "venue": "Место проведения",
    "content": "Содержание",
    "participants": "Участники",
}

DATES_END = "dates_end"  # the second of two columns of dates
PLACE_AND_DATES = "place_and_dates"  # one column for both

LETTERS = ("АБВГДЕЖЗИК", "ABCDEFGHIJ")  # of columns, as tables of the statistical office have them
FIRST_COLUMNS = {"1", *(letters[0] for letters in LETTERS)}
MIN_FIELDS = 3  # headings that make a row a header


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: the grid columns below it and the field it names, ``None`` if unknown."""

    text: str
    columns: range
    field: str | None


@dataclass(frozen=True)
class Header:
    """The header of a table and the index of its last row."""

    headings: tuple[Heading, ...]
    last: int

    @cached_property
    def fields(self) -> set[str]:
        own = {heading.field for heading in self.headings if heading.field}
        return own | {"dates_text", "venue"} if PLACE_AND_DATES in own else own

    @cached_property
    def printed(self) -> set[str]:
        """The headings as they are compared with another row's texts."""
        return {_squeezed(heading.text) for heading in self.headings}

    @cached_property
    def starts(self) -> frozenset[int]:
        """The grid columns in which headings begin."""
        return frozenset(heading.columns.start for heading in self.headings)

    @cached_property
    def _by_column(self) -> dict[int, str]:
        return {column: heading.field for heading in self.headings for column in heading.columns}

    @cached_property
    def _known(self) -> dict[tuple[int, int], tuple[str, ...]]:
        return {}

    def covers(self, cell: Cell) -> bool:
        """Whether the cell lies under a heading, be it one of no known field."""
        return any(column in self._by_column for column in cell.columns)

    def field_of(self, cell: Cell) -> tuple[str, ...]:
        """The fields whose columns the cell lies under, from left to right."""
        place = cell.column, cell.width
        if place not in self._known:
            below = (self._by_column.get(column) for column in cell.columns)
            self._known[place] = tuple(dict.fromkeys(filter(None, below)))
        return self._known[place]


def find_header(table: Table, start: int = 0, limit: int = 40) -> Header | None:
    """The first header of the table from row ``start`` on, or ``None``.

    A header of two or three rows (merged or not) counts as one; the lower words come first.
    """
    for position in range(start, min(len(table.rows), start + limit)):
        if len(_fields(table.rows[position].cells)) >= MIN_FIELDS:
            return _grown(table, position)
    return None


def repeats(header: Header, row: Row) -> bool:
    """Whether the row prints the headings again, as on the next page."""
    texts = [squeezed for text in row.texts if (squeezed := _squeezed(text))]  # «№» has no letters
    return len(texts) >= MIN_FIELDS and all(
        any(text in heading for heading in header.printed) for text in texts
    )


def numbers_columns(row: Row) -> bool:
    """Whether the row is the «1 2 3 … 7» or «А Б В …» under a header."""
    texts = [text.rstrip(".").upper() for text in row.texts]
    if len(texts) < MIN_FIELDS or texts[0] not in FIRST_COLUMNS:
        return False
    numbers = [str(number) for number in range(1, len(texts) + 1)]
    return texts in (numbers, *(list(letters)[: len(texts)] for letters in LETTERS))


def _grown(table: Table, first: int) -> Header:
    """The header that begins in row ``first``, with the heading rows beneath it."""
    cells, last = list(table.rows[first].cells), first
    while last + 1 < len(table.rows) and _is_heading_row(table.rows[last + 1], cells):
        last += 1
        cells = _refined(cells, table.rows[last].cells)
    return Header(_assigned(cells), last)


def _is_heading_row(row: Row, above: list[Cell]) -> bool:
    """Whether the row belongs to the header: its own words are headings under a wider one."""
    own = [cell for cell in row.cells if cell.text.strip() and not cell.continues]
    if not own or len(own) >= len(above) or numbers_columns(row):
        return bool(row.cells) and all(cell.continues for cell in row.cells)
    known = [cell for cell in own if ranked_fields(cell.text)]
    partial = any(cell.continues for cell in row.cells) or len(own) < len(row.cells)
    return partial and len(known) == len(own) and len(own) > 1


def _refined(above: list[Cell], below: tuple[Cell, ...]) -> list[Cell]:
    """The cells of the upper heading row, cut where the lower row divides them."""
    refined = [cell for cell in below if cell.text.strip() and not cell.continues]
    taken = {column for cell in refined for column in cell.columns}
    kept = [cell for cell in above if not taken & set(cell.columns)]
    return sorted([*kept, *refined], key=lambda cell: cell.column)


def _assigned(cells: list[Cell]) -> tuple[Heading, ...]:
    """Each heading with its field; a field goes to the heading that names it best, then leftmost.

    A first column without a heading is the one of the numbers.
    """
    claims = sorted(
        (-weight, sum(rival == weight for _, rival in ranked), order, cell.column, field)
        for cell in cells
        for ranked in [ranked_fields(cell.text)]
        for order, (field, weight) in enumerate(ranked)
    )
    owners: dict[str, int] = {}
    for *_, column, field in claims:
        if field not in owners and column not in owners.values():
            owners[field] = column
    if "number" not in owners and cells and not cells[0].text.strip():
        owners["number"] = cells[0].column
    if DATES_END in owners and "dates_text" not in owners:
        owners["dates_text"] = owners.pop(DATES_END)
    fields = {column: field for field, column in owners.items()} | _shared(cells, owners)
    return tuple(Heading(cell.text, cell.columns, fields.get(cell.column)) for cell in cells)


def _shared(cells: list[Cell], owners: dict[str, int]) -> dict[int, str]:
    """The column of place and dates, where one heading names both and no other heading either."""
    for cell in cells:
        if {"dates_text", "venue"} <= set(named_fields(cell.text)):
            ours = {field for field, column in owners.items() if column == cell.column}
            if {"dates_text", "venue"} & ours and not {"dates_text", "venue"} <= owners.keys():
                return {cell.column: PLACE_AND_DATES}
    return {}


def _fields(cells: tuple[Cell, ...]) -> set[str]:
    return {heading.field for heading in _assigned(list(cells)) if heading.field and heading.text.strip()}


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", HYPHENATION.sub("", text)).lower()
