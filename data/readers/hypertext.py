"""Web pages (.html), including those that Word and Excel save."""

from __future__ import annotations

import codecs
import contextlib
import re

from lxml import etree

from data.grid import Cell, Grid, Row, Table
from data.readers.archive import DAMAGED
from data.readers.counts import MOST_COLUMNS, MOST_ROWS, TOO_WIDE, allow, allow_cells, whole
from data.readers.encoding import BYTE_ORDER_MARKS, DECLARED, decode
from data.schema import PlanFormatError

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f]+")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)

SILENT = {"script", "style", "head", "template", "noscript", "del", "rt", "rp", "title"}
BLOCKS = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "blockquote",
}
BLOCKS |= {"header", "footer", "main", "center", "dd", "dt", "dl", "pre", "address", "caption"}
STRUCK = ("s", "strike")
BREAK = "\v"

MAX_MARKS = 2_500_000  # "<" of a page; each costs lxml 130 bytes, and a table of 100 000 rows has 2 million
# Too deep a nesting, after which the parser leaves the rest of the page out.
INCOMPLETE = (etree.ErrorTypes.ERR_INTERNAL_ERROR, etree.ErrorTypes.ERR_RESOURCE_LIMIT)


def read_hypertext(data: bytes, name: str) -> Grid:
    """Paragraphs and tables of the page; a table within a cell follows the table that it stands in."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    allow(data.count(b"<"), MAX_MARKS)
    root = etree.fromstring(_text(data).encode("utf-8"), parser)
    if root is None or parser.error_log.filter_types(INCOMPLETE):
        raise PlanFormatError(DAMAGED)
    page = _Page()
    page.read(root)
    page.end_paragraph()
    return Grid(page.blocks)


def _text(data: bytes) -> str:
    declared = CHARSET.search(data[:4096])
    marked = any(data.startswith(mark) for mark in BYTE_ORDER_MARKS)
    if declared and not marked:
        with contextlib.suppress(LookupError):
            encoding = codecs.lookup(declared[1].decode()).name
            if encoding in DECLARED:
                return data.decode(encoding, errors="replace")
    return decode(data)


class _Page:
    """Walks the page, gathering the text between tables into paragraphs."""

    def __init__(self) -> None:
        self.blocks: list[str | Table] = []
        self._parts: list[str] = []
        self._cells = 0

    def read(self, element: etree._Element) -> None:
        if _is_silent(element):
            return
        if element.tag == "table":
            self.end_paragraph()
            self._read_table(element)
            return
        if element.tag in BLOCKS or element.tag == "br":
            self._parts.append(BREAK)
        self._parts.append(element.text or "")
        for child in element:
            self.read(child)
            self._parts.append(child.tail or "")
        if element.tag in BLOCKS:
            self._parts.append(BREAK)

    def end_paragraph(self) -> None:
        self.blocks += [line for line in _collapsed(self._parts).split("\n") if line]
        self._parts = []

    def _read_table(self, element: etree._Element, outer_row: int | None = None) -> None:
        nested: list[tuple[int, etree._Element]] = []
        rows = _rows(element, nested, self._cells)
        self._cells += sum(len(row.cells) for row in rows)
        self.blocks.append(Table(rows, outer_row=outer_row))
        for row, inner in nested:
            self._read_table(inner, row)


def _rows(table: etree._Element, nested: list[tuple[int, etree._Element]], count: int) -> list[Row]:
    """The rows with their spans laid out on the grid: below a spanning cell stands its continuation.

    Tables within cells are added to ``nested`` with the number of the row; ``count`` are the cells
    that the page has had before.
    """
    rows: list[Row] = []
    open_spans: dict[int, tuple[int, int]] = {}  # column → rows still to cover, width
    for element in _row_elements(table):
        cells: list[Cell] = []
        column = 0
        for source in [*(child for child in element if child.tag in ("td", "th")), None]:
            column = _continue_spans(cells, column, open_spans, to_end=source is None)
            if source is None or _is_silent(source):
                continue
            if column >= MOST_COLUMNS:
                raise PlanFormatError(TOO_WIDE)
            width, height = whole(source.get("colspan"), 1) or 1, whole(source.get("rowspan"), 1, MOST_ROWS)
            text, inner = _cell_text(source)
            nested += [(len(rows) + 1, table) for table in inner]
            cells.append(Cell(text, column, width, struck=_struck_text(source)))
            if height > 1:
                open_spans[column] = (height, width)
            column += width
        open_spans = {at: (left - 1, width) for at, (left, width) in open_spans.items() if left > 1}
        rows.append(Row(len(rows) + 1, tuple(cells)))
        count += len(cells)
        allow_cells(count)
    return rows


def _continue_spans(cells: list[Cell], column: int, spans: dict[int, tuple[int, int]], to_end: bool) -> int:
    """Puts the continuations of cells above at ``column``, or all that are left at the row's end."""
    placed = {cell.column for cell in cells}
    while column in spans and column not in placed:
        width = spans[column][1]
        cells.append(Cell("", column, width, continues=True))
        column += width
    for at in sorted(spans) if to_end else []:
        if at >= column:
            cells.append(Cell("", at, spans[at][1], continues=True))
    return column


def _row_elements(table: etree._Element) -> list[etree._Element]:
    groups = [child for child in table if child.tag in ("tr", "thead", "tbody", "tfoot")]
    rows = [row for group in groups for row in ([group] if group.tag == "tr" else group) if row.tag == "tr"]
    return [row for row in rows if not _is_silent(row) and not _is_silent(row.getparent())]


def _cell_text(cell: etree._Element) -> tuple[str, list[etree._Element]]:
    """The text of a cell and the tables in it."""
    parts: list[str] = []
    nested: list[etree._Element] = []
    _gather(cell, parts, nested)
    return _collapsed(parts), nested


def _gather(element: etree._Element, parts: list[str], nested: list[etree._Element]) -> None:
    parts.append(element.text or "")
    for child in element:
        if child.tag == "table":
            nested.append(child)
        elif not _is_silent(child):
            edge = BREAK if child.tag in BLOCKS or child.tag == "br" else ""
            parts.append(edge)
            _gather(child, parts, nested)
            parts.append(edge if child.tag != "br" else "")
        parts.append(child.tail or "")


def _struck_text(cell: etree._Element) -> str:
    """What of a cell's text is struck out, outside the tables in it."""
    struck = [element for element in cell.iter(*STRUCK) if _cell_around(element) is cell]
    return " ".join(_cell_text(element)[0] for element in struck)


def _cell_around(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors("td", "th"), None)


def _is_silent(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return True
    return element.get("hidden") is not None or bool(HIDDEN.search(element.get("style", "")))


def _collapsed(parts: list[str]) -> str:
    """White space as a browser shows it; empty lines between blocks are left out."""
    lines = SPACE.sub(" ", "".join(parts)).split(BREAK)
    return "\n".join(stripped for line in lines if (stripped := line.strip(" ")))
