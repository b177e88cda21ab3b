"""Word documents (.docx, Transitional and Strict), read as a stream of table rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from data.grid import Cell, Grid, Row, Table, document_note
from data.readers.archive import DAMAGED, SAFE_XML, is_xml, open_archive, parse_part, related_parts
from data.readers.counts import MOST_PARAGRAPHS, allow, allow_cells
from data.readers.word_numbering import Numbering
from data.readers.word_pruning import Pruner
from data.readers.word_text import TextReader, struck_text
from data.readers.word_vocabulary import NAMESPACES, Vocabulary
from data.schema import PlanFormatError

TABLE_TAGS = [f"{{{namespace}}}{name}" for namespace in NAMESPACES for name in ("tbl", "tr")]
BATCH = 1000  # paragraphs


def read_word(data: bytes, name: str) -> Grid:
    """Paragraphs and tables, as they stand once tracked changes are accepted.

    A table within a cell follows the one that it stands in. Left out, with a note where it could
    matter: deleted and hidden text, text boxes, notes and comments.
    """
    with open_archive(data) as archive:
        main = related_parts(archive).get("officeDocument", "word/document.xml")
        if not is_xml(main):
            raise PlanFormatError(DAMAGED)
        related = related_parts(archive, main)
        styles = parse_part(archive, related.get("styles"))
        numbering = Numbering(parse_part(archive, related.get("numbering")), styles)
        with archive.open(main) as stream:
            events = etree.iterparse(stream, events=("start", "end"), tag=TABLE_TAGS, **SAFE_XML)
            document = _Document(Pruner(styles), TextReader(numbering))
            for event, element in events:
                document.see(event, element)
            if events.root is None:
                raise PlanFormatError("документ пуст")
            document.finish(events.root)
    return Grid(document.blocks, document.notes())


class _Document:
    """Collects blocks while the parser goes by; every row is cleared once it is read."""

    def __init__(self, pruner: Pruner, text: TextReader) -> None:
        self.blocks: list[str | Table] = []
        self._pruner = pruner
        self._text = text
        self._table = Table([])
        self._inner: list[Table] = []  # within cells of the table at depth 1
        self._count = 0  # cells
        self._paragraphs = 0
        self._depth = 0
        self._skipped = False  # the table at depth 1 stands in a text box
        self._hidden_rows = 0

    def see(self, event: str, element: etree._Element) -> None:
        if element.tag.endswith("}tr"):
            if event == "end" and self._depth == 1 and not self._skipped:
                self._read_row(element, self._table)
                self._read_inner(len(self._table.rows))
                _release(element)
            return
        self._depth += 1 if event == "start" else -1
        if event == "start" and self._depth == 1:
            words = Vocabulary.of(element)
            self._skipped = next(element.iterancestors(words.text_box, words.fallback), None) is not None
            if not self._skipped:
                self._read_paragraphs(element.getroottree().getroot(), until=element)
                self._table = Table([])
                self.blocks += [*self._inner, self._table]
                self._inner = []

    def finish(self, root: etree._Element) -> None:
        self.blocks += self._inner
        self._read_paragraphs(root)

    def notes(self) -> list:
        hidden = [document_note("Скрытые строки таблицы не учитываются", f"{self._hidden_rows}")]
        return self._pruner.notes + (hidden if self._hidden_rows else [])

    def _read_paragraphs(self, root: etree._Element, until: etree._Element | None = None) -> None:
        """The paragraphs since the last table, which are taken off the tree as that table is.

        The parser runs ahead of its events: what stands after the table ``until`` waits for its turn.
        """
        words = Vocabulary.of(root)
        while batch := list(islice(root.iter(words.paragraph, words.table), BATCH)):
            self._paragraphs += len(batch)
            allow(self._paragraphs, MOST_PARAGRAPHS)
            for element in batch:
                if element is until:
                    return
                inside = next(element.iterancestors(words.table, words.paragraph), None) is not None
                if element.tag == words.paragraph and not inside:
                    self._pruner.prune(element)
                    self.blocks += [line for line in self._text.read(element).split("\n") if line.strip()]
                if not inside:
                    element.getparent().remove(element)

    def _read_inner(self, outer_row: int) -> None:
        for element in self._pruner.inner_tables():
            table = Table([], outer_row=outer_row)
            for row in element.iter(Vocabulary.of(element).row):
                self._read_row(row, table)
            self._inner.append(table)

    def _read_row(self, element: etree._Element, table: Table) -> None:
        words = Vocabulary.of(element)
        properties = element.find(words.row_properties)
        marks = {} if properties is None else {mark.tag: mark for mark in properties}
        if words.is_on(marks.get(words.hidden)):
            self._hidden_rows += 1
        elif words.deleted not in marks:
            self._pruner.prune(element)
            first = words.number(marks.get(words.grid_before), 0)
            cells = tuple(self._cells(element, first, words))
            table.rows.append(Row(len(table.rows) + 1, cells))
            self._count += len(cells)
            allow_cells(self._count)

    def _cells(self, element: etree._Element, column: int, words: Vocabulary) -> Iterator[Cell]:
        """The cells from grid column ``column`` on; an old horizontal merge is one cell."""
        last = None
        for cell in element.iter(words.cell):
            marks = self._marks(cell, words)
            if words.cell_deleted in marks:
                continue
            width = words.number(marks.get(words.grid_span), 1)
            if last and words.goes_on(marks.get(words.horizontal_merge)):
                last = last._replace(width=last.width + width)
            else:
                if last:
                    yield last
                continues = words.goes_on(marks.get(words.vertical_merge))
                last = Cell(self._text.read(cell), column, width, continues, struck_text(cell))
            column += width
        if last:
            yield last

    @staticmethod
    def _marks(cell: etree._Element, words: Vocabulary) -> dict[str, etree._Element]:
        properties = next(cell.iterchildren(words.cell_properties), None)
        if properties is None:
            return {}
        return {mark.tag: mark for mark in properties.iterchildren(*words.cell_marks)}


def _release(row: etree._Element) -> None:
    """Frees a row and whatever stands before it."""
    row.clear()
    while row.getprevious() is not None:
        del row.getparent()[0]
