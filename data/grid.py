"""What every reader returns: a document as paragraphs and tables of cells, whatever its format was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from data.schema import Issue, Severity


class Cell(NamedTuple):
    """One cell as it is drawn: its paragraphs joined by line feeds, and its place in the grid."""

    text: str
    column: int  # grid column, from 0
    width: int = 1  # grid columns it covers
    continues: bool = False  # the lower part of a cell merged with the one above
    struck: str = ""  # what of the text is struck out

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.width)


class Row(NamedTuple):
    """One table row; ``number`` counts as a person does (from 1, or the sheet's own row number)."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def texts(self) -> list[str]:
        """The non-empty texts of the row, from left to right."""
        return [text for cell in self.cells if (text := cell.text.strip())]


@dataclass(slots=True)
class Table:
    """Rows from top to bottom. Without ``knows_merges`` an empty cell may be a merged one."""

    rows: list[Row]
    knows_merges: bool = True
    name: str = ""  # of the spreadsheet's sheet
    outer_row: int | None = None  # of the table in whose cell this one stands

    @property
    def width(self) -> int:
        return max((row.cells[-1].columns.stop for row in self.rows if row.cells), default=0)


@dataclass(slots=True)
class Grid:
    """A document's paragraphs and tables in order, and what the reader noticed about the container."""

    blocks: list[str | Table]
    notes: list[Issue] = field(default_factory=list)

    @property
    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))


def document_note(reason: str, text: str = "", row: int | None = None) -> Issue:
    """What a reader left aside on purpose, for information."""
    return Issue(row, "document", text, reason, Severity.INFO)


def plain_row(number: int, texts: Iterable[str]) -> Row:
    """A row of unmerged cells."""
    return Row(number, tuple(Cell(text, column) for column, text in enumerate(texts)))
