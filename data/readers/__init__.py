"""Document formats: bytes → ``Grid``. A new format is one module, one line here, one sample file."""

from __future__ import annotations

from collections.abc import Callable

from data.grid import Grid
from data.readers.sniff import sniff
from data.readers.text_extract import read_text_extract

Reader = Callable[[bytes, str], Grid]

READERS: dict[str, Reader] = {
    "txt": read_text_extract,
}


def read_grid(data: bytes, name: str) -> Grid:
    """The document as a grid of cells; its format is decided by the bytes, not by the file's name.

    Raises ``PlanFormatError`` for a file that is empty, damaged, encrypted or of an unknown format.
    """
    return READERS[sniff(data, name)](data, name)
