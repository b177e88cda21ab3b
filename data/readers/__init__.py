"""Document formats: bytes → ``Grid``. A new format is one module, one line here, one sample file."""

from __future__ import annotations

from collections.abc import Callable

from data.grid import Grid
from data.readers.delimited import read_delimited
from data.readers.hypertext import read_hypertext
from data.readers.office import read_through_office
from data.readers.open_document import read_open_document
from data.readers.sniff import sniff
from data.readers.spreadsheet import read_spreadsheet
from data.readers.text_extract import read_text_extract
from data.readers.word import read_word

Reader = Callable[[bytes, str], Grid]

READERS: dict[str, Reader] = {
    "docx": read_word,
    "xlsx": read_spreadsheet,
    "odf": read_open_document,
    "html": read_hypertext,
    "csv": read_delimited,
    "txt": read_text_extract,
    "doc": lambda data, name: read_word(read_through_office(data, "doc", "docx"), name),
    "rtf": lambda data, name: read_word(read_through_office(data, "rtf", "docx"), name),
    "pdf": lambda data, name: read_word(read_through_office(data, "pdf", "docx"), name),
    "xls": lambda data, name: read_spreadsheet(read_through_office(data, "xls", "xlsx"), name),
}


def read_grid(data: bytes, name: str) -> Grid:
    """The document as a grid of cells; its format is decided by the bytes, not by the file's name.

    Raises ``PlanFormatError`` for a file that is empty, damaged, encrypted or of an unknown format.
    """
    return READERS[sniff(data)](data, name)
