"""Word documents (.docx, Transitional and Strict), read as a stream of table rows."""

from __future__ import annotations

from lxml import etree

from data.grid import Cell, Grid, Row, Table, document_note
from data.readers.archive import SAFE_XML, open_archive, parse_part, related_parts
from data.readers.word_numbering import Numbering
from data.readers.word_text import NAMESPACES, TextReader, Vocabulary
from data.schema import PlanFormatError

TABLE_TAGS = [f"{{{namespace}}}{name}" for namespace in NAMESPACES for name in ("tbl", "tr")]


def read_word(data: bytes, name: str) -> Grid:
    """Paragraphs and top-level tables, as they stand once tracked changes are accepted.

    Left out, with a note where it could matter: deleted and hidden text, text boxes, tables within
    cells, notes and comments.
    """
    with open_archive(data) as archive:
        main = related_parts(archive).get("officeDocument", "word/document.xml")
        related = related_parts(archive, main)
        styles = parse_part(archive, related.get("styles"))
        numbering = Numbering(parse_part(archive, related.get("numbering")), styles)
        with archive.open(main) as stream:
            events = etree.iterparse(stream, events=("start", "end"), tag=TABLE_TAGS, **SAFE_XML)
            document = _Document(TextReader(styles, numbering))
            for event, element in events:
                document.see(event, element)
            if events.root is None:
                raise PlanFormatError("документ пуст")
            document.finish(events.root)
    return Grid(document.blocks, document.notes())


class _Document:
    """Collects blocks while the parser goes by; every row is cleared once it is read."""

    def __init__(self, text: TextReader) -> None:
        self.blocks: list[str | Table] = []
        self._text = text
        self._depth = 0
        self._skipped = False  # the table at depth 1 stands in a text box
        self._hidden_rows = 0

    def see(self, event: str, element: etree._Element) -> None:
        if element.tag.endswith("}tr"):
            if event == "end" and self._depth == 1 and not self._skipped:
                self._read_row(element)
            return
        self._depth += 1 if event == "start" else -1
        if event == "start" and self._depth == 1:
            words = Vocabulary.of(element)
            self._skipped = next(element.iterancestors(words.text_box, words.fallback), None) is not None
            if not self._skipped:
                self._read_paragraphs(element.getroottree().getroot())
                self.blocks.append(Table([]))

    def finish(self, root: etree._Element) -> None:
        self._read_paragraphs(root)

    def notes(self) -> list:
        hidden = [document_note("Скрытые строки таблицы не учитываются", f"{self._hidden_rows}")]
        return self._text.notes() + (hidden if self._hidden_rows else [])

    def _read_paragraphs(self, root: etree._Element) -> None:
        """The paragraphs since the last table; they are taken off the tree."""
        words = Vocabulary.of(root)
        self._text.prune(root, keep_tables=True)
        for paragraph in list(root.iter(words.paragraph)):
            if next(paragraph.iterancestors(words.table), None) is None:
                text = self._text.read(paragraph).strip()
                self.blocks += text.splitlines() if text else []
                paragraph.getparent().remove(paragraph)

    def _read_row(self, element: etree._Element) -> None:
        table = self.blocks[-1]
        words = Vocabulary.of(element)
        properties = element.find(words.row_properties)
        if properties is None or properties.find(words.deleted) is None:
            if properties is not None and words.is_on(properties.find(words.hidden)):
                self._hidden_rows += 1
            else:
                number = len(table.rows) + 1
                self._text.prune(element, row=number)
                table.rows.append(Row(number, tuple(self._cells(element, properties, words))))
        _release(element)

    def _cells(self, element, properties, words) -> list[Cell]:
        cells: list[Cell] = []
        column = words.number(properties, words.grid_before, 0)
        for cell in element.iter(words.cell):
            marks = cell.find(words.cell_properties)
            if marks is not None and marks.find(words.cell_deleted) is not None:
                continue
            width = words.number(marks, words.grid_span, 1)
            text = self._text.read(cell)
            if cells and words.goes_on(marks, words.horizontal_merge):
                cells[-1] = cells[-1]._replace(width=cells[-1].width + width)
            else:
                cells.append(Cell(text, column, width, words.goes_on(marks, words.vertical_merge)))
            column += width
        return cells


def _release(row: etree._Element) -> None:
    """Frees a row and whatever stands before it."""
    row.clear()
    while row.getprevious() is not None:
        del row.getparent()[0]
