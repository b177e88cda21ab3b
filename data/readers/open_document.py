"""OpenDocument texts and spreadsheets (.odt, .ods)."""

from __future__ import annotations

from lxml import etree

from data.grid import Cell, Grid, Row, Table, document_note
from data.readers.archive import DAMAGED, open_archive, parse_part
from data.readers.counts import MOST_COLUMNS, MOST_ROWS, TOO_WIDE, allow_cells, whole
from data.readers.open_document_lists import ListNumbers
from data.schema import PlanFormatError

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
SILENT = {f"{TEXT}note", f"{TEXT}tracked-changes", f"{TEXT}ruby-text", f"{TEXT}hidden-text"}
SILENT |= {f"{TEXT}hidden-paragraph", f"{OFFICE}annotation", f"{OFFICE}forms", f"{TABLE}tracked-changes"}
SILENT |= {"{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}" + name for name in ("text-box", "frame")}
MAX_REPEATED = 64  # columns; a longer run is the empty rest of a sheet


def read_open_document(data: bytes, name: str) -> Grid:
    """Paragraphs and tables; tracked changes are accepted, hidden rows and sheets left out."""
    with open_archive(data) as archive:
        content = parse_part(archive, "content.xml")
        styles = parse_part(archive, "styles.xml")
    body = None if content is None else content.find(f"{OFFICE}body")
    if body is None or len(body) == 0:
        raise PlanFormatError(DAMAGED)
    document = _Document(content, styles)
    document.read(body[0], is_sheet=body[0].tag == f"{OFFICE}spreadsheet")
    return Grid(document.blocks, document.notes)


class _Document:
    def __init__(self, content: etree._Element, styles: etree._Element | None) -> None:
        self.blocks: list[str | Table] = []
        self.notes: list = []
        self._inner: list[etree._Element] = []  # tables in the cells of the row that is read
        roots = [root for root in (content, styles) if root is not None]
        self._count = 0
        self._lists = ListNumbers(roots)
        self._hidden = _hidden_styles(roots)
        self._struck = _struck_styles(roots)

    def read(self, element: etree._Element, is_sheet: bool = False) -> None:
        for child in element:
            if child.tag in PARAGRAPHS:
                self.blocks += [line for line in self._text(child).split("\n") if line.strip()]
            elif child.tag == f"{TABLE}table":
                self._read_table(child, child.get(f"{TABLE}name", "") if is_sheet else "")
            elif child.tag not in SILENT:
                self.read(child, is_sheet)

    def _read_table(self, element: etree._Element, name: str, outer_row: int | None = None) -> None:
        if name and self._hidden.intersection([element.get(f"{TABLE}style-name")]):
            self.notes.append(document_note("Скрытый лист не учитывается", name))
            return
        table = Table([], name=name, outer_row=outer_row)
        inner: list[tuple[int, etree._Element]] = []
        number = 0
        below: dict[int, int] = {}  # column → rows that a cell above still covers
        for row in _rows(element):
            number += 1
            cells = self._cells(row, below)
            inner += [(number, found) for found in self._inner]
            self._inner = []
            texts = [cell.text for cell in cells if cell.text.strip()]
            if row.get(f"{TABLE}visibility", "visible") != "visible":
                self.notes += (
                    [document_note("Скрытая строка не учитывается", " | ".join(texts), number)]
                    if texts
                    else []
                )
            else:
                table.rows.append(Row(number, cells))
            number += whole(row.get(f"{TABLE}number-rows-repeated"), 1, MOST_ROWS) - 1
        self.blocks.append(table)
        for row_number, found in inner:
            self._read_table(found, "", row_number)

    def _cells(self, row: etree._Element, below: dict[int, int]) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        column = 0
        for element in row.iter(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            if next(element.iterancestors(f"{TABLE}table-row")) is not row:
                continue
            if column >= MOST_COLUMNS and "".join(element.itertext()).strip():
                raise PlanFormatError(TOO_WIDE)
            for _ in range(min(whole(element.get(f"{TABLE}number-columns-repeated"), 1), MAX_REPEATED)):
                if column >= MOST_COLUMNS:
                    break
                if element.tag == f"{TABLE}table-cell":
                    width = whole(element.get(f"{TABLE}number-columns-spanned"), 1)
                    height = whole(element.get(f"{TABLE}number-rows-spanned"), 1, MOST_ROWS)
                    struck = " ".join(self._struck_texts(element))
                    cells.append(Cell(self._cell_text(element), column, width, struck=struck))
                    below.update(dict.fromkeys(range(column, column + width), height - 1))
                elif below.get(column, 0) > 0 and not (cells and column in cells[-1].columns):
                    cells.append(Cell("", column, continues=True))
                    below[column] -= 1
                column += 1
        self._count += len(cells)
        allow_cells(self._count)
        return tuple(cells)

    def _cell_text(self, cell: etree._Element) -> str:
        paragraphs: list[str] = []
        self._gather(cell, paragraphs)
        return "\n".join(paragraphs)

    def _struck_texts(self, cell: etree._Element) -> list[str]:
        """The texts of a cell whose style strikes them out."""
        parts = [cell, *cell.iter(f"{TEXT}span", *PARAGRAPHS)] if self._struck else []
        names = (f"{TEXT}style-name", f"{TABLE}style-name")
        struck = [part for part in parts if self._struck.intersection(map(part.get, names))]
        return ["".join(part.itertext()) for part in struck]

    def _gather(self, element: etree._Element, paragraphs: list[str]) -> None:
        for child in element:
            if child.tag in PARAGRAPHS:
                paragraphs.append(self._text(child))
            elif child.tag == f"{TABLE}table":
                self._inner.append(child)
            elif child.tag not in SILENT:
                self._gather(child, paragraphs)

    def _text(self, paragraph: etree._Element) -> str:
        if paragraph.get(f"{TEXT}style-name") in self._hidden:
            return ""
        parts = [self._lists.label(paragraph)]
        self._spoken(paragraph, parts)
        return "".join(parts)

    def _spoken(self, element: etree._Element, parts: list[str]) -> None:
        parts.append(" ".join((element.text or "").split("\n")))
        for child in element:
            if child.tag == f"{TEXT}s":
                parts.append(" " * whole(child.get(f"{TEXT}c"), 1))
            elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
                parts.append("\t" if child.tag.endswith("tab") else "\n")
            elif child.tag not in SILENT and child.get(f"{TEXT}style-name") not in self._hidden:
                self._spoken(child, parts)
            parts.append(" ".join((child.tail or "").split("\n")))


def _rows(table: etree._Element) -> list[etree._Element]:
    return [
        row for row in table.iter(f"{TABLE}table-row") if next(row.iterancestors(f"{TABLE}table")) is table
    ]


def _hidden_styles(roots: list[etree._Element]) -> set[str]:
    """Text styles that are not shown, and table styles of hidden sheets."""
    marks = {
        (f"{STYLE}text-properties", f"{TEXT}display", "none"),
        (f"{STYLE}table-properties", f"{TABLE}display", "false"),
    }
    return {
        properties.getparent().get(f"{STYLE}name")
        for root in roots
        for tag, attribute, value in marks
        for properties in root.iter(tag)
        if properties.get(attribute) == value
    }


def _struck_styles(roots: list[etree._Element]) -> set[str]:
    """Text styles with a line through their text."""
    return {
        properties.getparent().get(f"{STYLE}name")
        for root in roots
        for properties in root.iter(f"{STYLE}text-properties")
        if properties.get(f"{STYLE}text-line-through-style", "none") != "none"
    }
