"""``python -m data.readers.portable_pages``: a PDF from stdin → its lines and tables as JSON on stdout."""

from __future__ import annotations

import io
import json
import logging
import re
import sys
from collections.abc import Iterator

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

from data.readers.archive import DAMAGED
from data.readers.counts import TOO_LARGE
from data.readers.portable_table import PageRow, TableJoiner
from data.readers.portable_text import cell_text, left_gap

MOST_PAGES = 500
MOST_BYTES = 2**30  # of address space; the plans of the tests take a twelfth of it

PROTECTED = "файл защищён паролем: снимите защиту и сохраните его без пароля"
TOO_LONG = f"в файле больше {MOST_PAGES} страниц: проверьте, тот ли это файл"
SCANNED = "в файле PDF нет текста, только изображение страниц: возьмите документ, с которого он сделан"
GARBLED = "текст файла PDF не извлекается: возьмите документ, с которого он сделан"

PAGE_NUMBER = re.compile(r"\W*(?:(?:страница|стр\.?|лист)\s*)?\d+(?:\s*(?:из|/)\s*\d+)?\W*", re.IGNORECASE)
LOSS = "Data-loss"  # how pdfminer begins to tell of a page that it reads in part
EMPTY_STREAM = 20  # bytes; nothing takes 8 when it is packed
UNKNOWN_CHARACTER = "(cid:"
MOST_UNKNOWN = 0.02  # of the characters
SNAP = 2  # points by which edges of one line may differ


def main() -> None:
    _limit_memory()
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)


def read(data: bytes) -> dict:
    """``blocks`` (lines, and tables as rows of cells) and ``notes``; or ``failure``, a sentence."""
    losses = _Losses()
    library = logging.getLogger("pdfminer")
    library.addHandler(losses)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            found = _read_pages(document)
            return {"failure": DAMAGED} if losses.are_told else found
    except MemoryError:
        return {"failure": TOO_LARGE}
    except PdfminerException as error:
        if isinstance(error.args[0], PDFPasswordIncorrect):
            return {"failure": PROTECTED}
        raise
    finally:
        library.removeHandler(losses)


def _is_lost(page: Page) -> bool:
    """Whether the page holds something of which nothing could be unpacked."""
    contents = [resolve1(content) for content in page.page_obj.contents]
    return any(
        not content.get_data() and resolve1(content.attrs.get("Length", 0)) > EMPTY_STREAM
        for content in contents
        if isinstance(content, PDFStream)
    )


class _Losses(logging.Handler):
    """Notices that a part of the document was lost, which the library passes over."""

    are_told = False

    def emit(self, record: logging.LogRecord) -> None:
        self.are_told |= record.getMessage().startswith(LOSS)


def _read_pages(document: pdfplumber.PDF) -> dict:
    if len(document.pages) > MOST_PAGES:
        return {"failure": TOO_LONG}
    tables = TableJoiner()
    characters = unknown = 0
    for page in document.pages:
        if _is_lost(page):
            return {"failure": DAMAGED}
        page = page.dedupe_chars()  # bold that is printed twice
        characters += len(page.chars)
        unknown += sum(char["text"].startswith(UNKNOWN_CHARACTER) for char in page.chars)
        _read_page(page, tables)
        page.close()
    if not characters:
        return {"failure": SCANNED}
    if unknown > characters * MOST_UNKNOWN:
        return {"failure": GARBLED}
    return {"blocks": tables.finish(), "notes": tables.notes}


def _read_page(page: Page, joiner: TableJoiner) -> None:
    """The lines and tables from top to bottom; numbers of pages stand between the pieces of a table."""
    tables = _tables(page)
    around = page.filter(lambda thing: not any(_is_within(thing, table.bbox) for table in tables))
    lines = [(line["top"], line["text"]) for line in around.extract_text_lines(return_chars=False)]
    found = [(top, text) for top, text in lines if not PAGE_NUMBER.fullmatch(text)]
    found += [(table.bbox[1], table) for table in tables]
    joiner.turn_page()
    for _, block in sorted(found, key=lambda each: each[0]):
        if isinstance(block, str):
            joiner.add_line(block)
        else:
            joiner.add_table(list(_rows(page, block)))


def _tables(page: Page) -> list[Table]:
    """The ruled tables; a row that a page break cuts may be left open below, and the next one above."""
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    ends = [min(edge["top"] for edge in upright), max(edge["bottom"] for edge in upright)] if upright else []
    return page.find_tables(
        {"snap_tolerance": SNAP, "join_tolerance": SNAP, "explicit_horizontal_lines": ends}
    )


def _is_within(thing: dict, box: tuple[float, float, float, float]) -> bool:
    if "x0" not in thing:
        return False
    middle, height = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return box[0] <= middle <= box[2] and box[1] <= height <= box[3]


def _rows(page: Page, table: Table) -> Iterator[PageRow]:
    """Every row as (left, right, text, height in rows) of the cells that begin in it."""
    tops = sorted({round(top) for _, top, _, _ in table.cells})
    chars = _chars_by_cell(page, table)
    gap = left_gap(chars)
    for top in tops:
        cells = sorted((cell for cell in table.cells if round(cell[1]) == top), key=lambda cell: cell[0])
        yield [
            (left, right, cell_text(chars[left, up, right, down], left, right, gap), _height(tops, up, down))
            for left, up, right, down in cells
        ]


def _height(tops: list[int], top: float, bottom: float) -> int:
    return sum(round(top) <= edge < round(bottom) for edge in tops)


def _chars_by_cell(page: Page, table: Table) -> dict[tuple, list[dict]]:
    found: dict[tuple, list[dict]] = {cell: [] for cell in table.cells}
    for char in page.chars:
        for cell, held in found.items():
            if _is_within(char, cell):
                held.append(char)
                break
    return found


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


if __name__ == "__main__":
    main()
