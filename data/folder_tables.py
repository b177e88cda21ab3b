"""The tables that a folder keeps about its plans: CSV that people can read, correct and open in Excel.

UTF-8 with a byte order mark; semicolons in place of commas are read, too. A text that a spreadsheet would
take for a formula has an apostrophe before it, which reading takes off again.
"""

from __future__ import annotations

import contextlib
import csv
import io
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from data.schema import FORMULA_STARTS, PlanFormatError, Unopened
from data.storage import read_file

MARKED = (*FORMULA_STARTS, "'")
LONGEST_FIELD = 2**31 - 1  # characters
BYTE_ORDER_MARK = "\ufeff".encode()


_LIMIT_LOCK = threading.Lock()  # the limit of ``csv`` is one for all threads


class FolderDamaged(PlanFormatError):
    """A table that the folder keeps about its plans cannot be read. Its text is a Russian sentence."""


class FolderUnopened(FolderDamaged, Unopened):
    """Such a table cannot be opened now."""


def read_table(path: Path, required: tuple[str, ...]) -> list[dict[str, str]]:
    """The lines of a table of the folder, none where there is no file.

    Raises ``FolderDamaged`` where it is not UTF-8, a required column is missing or a line is cut, and
    ``FolderUnopened``.
    """
    try:
        text = read_file(path).decode("utf-8-sig")
        with _long_fields():
            reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
            lines = list(reader)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FolderUnopened(f"{path.name}: файл не открывается, проверьте права доступа") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise damaged(path.name) from error
    is_whole = set(required) <= set(reader.fieldnames or ())
    if not is_whole or any(None in line or None in map(line.get, required) for line in lines):
        raise damaged(path.name)
    return [{name: unmarked(text or "") for name, text in line.items()} for line in lines]


@contextlib.contextmanager
def _long_fields() -> Iterator[None]:
    """Texts of any length within: a corrected cell may be longer than ``csv`` reads by itself."""
    with _LIMIT_LOCK:
        usual = csv.field_size_limit(LONGEST_FIELD)
        try:
            yield
        finally:
            csv.field_size_limit(usual)


def _delimiter(text: str) -> str:
    """Russian Excel saves a table with semicolons, which the names of its columns show."""
    heading = text.partition("\n")[0]
    return ";" if ";" in heading and "," not in heading else ","


def table_bytes(columns: Iterable[str], lines: Iterable[Mapping[str, object]]) -> bytes:
    """The content of a table of the folder, as :func:`read_table` reads it."""
    names = list(columns)
    return heading_bytes(names) + line_bytes(names, lines)


def heading_bytes(columns: Iterable[str]) -> bytes:
    """What a table of the folder begins with: the byte order mark and the names of its columns."""
    names = list(columns)
    return BYTE_ORDER_MARK + _written(names, [dict(zip(names, names, strict=True))])


def line_bytes(columns: Iterable[str], lines: Iterable[Mapping[str, object]]) -> bytes:
    """Lines of a table of the folder, to stand after its heading."""
    marked = ({name: _marked(str(value)) for name, value in line.items()} for line in lines)
    return _written(columns, marked)


def damaged(name: str) -> FolderDamaged:
    return FolderDamaged(f"{name}: файл повреждён, восстановите его из резервной копии папки с планами")


def unmarked(text: str) -> str:
    """The text without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(MARKED) else text


def _written(columns: Iterable[str], lines: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.DictWriter(text, list(columns), lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode()


def _marked(text: str) -> str:
    return f"'{text}" if text.startswith(MARKED) else text
