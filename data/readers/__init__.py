"""Document formats: bytes → ``Grid``. A new format is one module, one line here, one sample file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from data.grid import Grid
from data.readers.office import read_through_office
from data.readers.sniff import sniff

Reader = Callable[[bytes, str], Grid]

# The module beside this one that reads a format, by its function ``read_<module>``.
READERS: dict[str, str] = {
    "docx": "word",
    "xlsx": "spreadsheet",
    "odf": "open_document",
    "html": "hypertext",
    "csv": "delimited",
    "txt": "text_extract",
    "pdf": "portable_document",
}
CONVERTED = {"doc": "docx", "rtf": "docx", "xls": "xlsx"}


def read_grid(data: bytes, name: str) -> Grid:
    """The document as a grid of cells; its format is decided by the bytes, not by the file's name.

    Raises ``PlanFormatError`` for a file that is empty, damaged, encrypted or of an unknown format.
    """
    kind = sniff(data)
    if kind in CONVERTED:
        data, kind = read_through_office(data, kind, CONVERTED[kind]), CONVERTED[kind]
    return _reader(READERS[kind])(data, name)


def _reader(module: str) -> Reader:
    """Imported with the first document of its format: a page is shown without lxml and openpyxl."""
    return getattr(import_module(f"data.readers.{module}"), f"read_{module}")
