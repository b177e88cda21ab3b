"""Which column holds which field, read from the words of the headings."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from data.grid import Cell, Row, Table

HEADINGS = Path(__file__).parent / "headings.csv"
REQUIRED = {"regions_text": "Субъект РФ", "title": "Наименование мероприятия", "dates_text": "Сроки"}
OPTIONAL = {
    "number": "№ п/п",
    "venue": "Место проведения",
    "content": "Содержание",
    "participants": "Участники",
}

MIN_FIELDS = 3  # headings that make a row a header
MAX_HEADING = 160  # characters; longer text is content
SHORTEST_MISSPELT = 5  # letters; shorter stems are too alike for a misspelling to be told

LOOK_ALIKES = str.maketrans("aceopxykmhtb", "асеорхукмнтв")
HYPHENATION = re.compile(r"(?<=[^\W\d])[-‐‑\u00ad]\s*\n\s*(?=[^\W\d])|\u00ad")
WORD = re.compile(r"[^\W\d_]+|№")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: the grid columns below it and the field it names, ``None`` if unknown."""

    text: str
    columns: range
    field: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table and the index of its last row."""

    headings: tuple[Heading, ...]
    last: int

    @property
    def fields(self) -> set[str]:
        return {heading.field for heading in self.headings if heading.field}

    def field_of(self, cell: Cell) -> list[str]:
        """The fields whose columns the cell lies under, from left to right."""
        below = set(cell.columns)
        return [heading.field for heading in self.headings if heading.field and below & set(heading.columns)]


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
    printed = {_squeezed(heading.text) for heading in header.headings}
    texts = [_squeezed(text) for text in row.texts]
    again = [text for text in texts if text and any(text in heading for heading in printed)]
    return len(again) >= MIN_FIELDS and len(again) == len(texts)


def numbers_columns(row: Row) -> bool:
    """Whether the row is the «1 2 3 … 7» under a header."""
    texts = [text.rstrip(".") for text in row.texts]
    return len(texts) >= MIN_FIELDS and texts == [str(number) for number in range(1, len(texts) + 1)]


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
    known = [cell for cell in own if _ranked(cell.text)]
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
        (-weight, order, cell.column, field)
        for cell in cells
        for order, (field, weight) in enumerate(_ranked(cell.text))
    )
    owners: dict[str, int] = {}
    for _, _, column, field in claims:
        if field not in owners and column not in owners.values():
            owners[field] = column
    if "number" not in owners and cells and not cells[0].text.strip():
        owners["number"] = cells[0].column
    fields = {column: field for field, column in owners.items()}
    return tuple(Heading(cell.text, cell.columns, fields.get(cell.column)) for cell in cells)


def _fields(cells: tuple[Cell, ...]) -> set[str]:
    return {heading.field for heading in _assigned(list(cells)) if heading.field and heading.text.strip()}


def _ranked(heading: str) -> list[tuple[str, int]]:
    """The fields that the words of a heading name: heaviest word first, then in reading order."""
    if len(heading) > MAX_HEADING:
        return []
    weights: dict[str, int] = {}
    for word in _words(heading):
        for field, weight in _named_by(word):
            weights[field] = max(weights.get(field, 0), weight)
    return sorted(weights.items(), key=lambda item: -item[1])


def _words(heading: str) -> list[str]:
    text = HYPHENATION.sub("", heading).lower().replace("ё", "е")
    return [word.translate(LOOK_ALIKES) for word in WORD.findall(text)]


@cache
def _named_by(word: str) -> list[tuple[str, int]]:
    exact = [(field, weight) for field, stem, weight in _stems() if _begins(word, stem)]
    return exact or [(field, weight) for field, stem, weight in _stems() if _almost_begins(word, stem)]


def _begins(word: str, stem: str) -> bool:
    return word == stem if len(stem) == 1 else word.startswith(stem)


def _almost_begins(word: str, stem: str) -> bool:
    lengths = range(len(stem) - 1, len(stem) + 2)
    return len(stem) >= SHORTEST_MISSPELT and any(
        OSA.distance(word[:length], stem) <= 1 for length in lengths
    )


@cache
def _stems() -> list[tuple[str, str, int]]:
    with HEADINGS.open(encoding="utf-8", newline="") as lines:
        return [(line["field"], line["stem"], int(line["weight"])) for line in csv.DictReader(lines)]


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", HYPHENATION.sub("", text)).lower()
