"""Tables saved as text with delimiters (.csv, .tsv), as a spreadsheet program writes them."""

from __future__ import annotations

import csv
import io
from collections import Counter

from data.grid import Grid, Table, plain_row
from data.readers.counts import allow_cells
from data.readers.encoding import decode
from data.schema import PlanFormatError

DELIMITERS = ";,\t|"


def read_delimited(data: bytes, name: str) -> Grid:
    """One table; merged cells are empty ones here. Rows are numbered as the spreadsheet numbers them."""
    text = decode(data)
    allow_cells(max(map(text.count, DELIMITERS)))
    csv.field_size_limit(max(len(text), csv.field_size_limit()))  # a wrong delimiter makes one long cell
    try:
        rows = max((_parsed(text, delimiter) for delimiter in DELIMITERS), key=_regularity)
    except csv.Error as error:
        raise PlanFormatError(
            f"строки таблицы не читаются ({error}): сохраните её заново как CSV или XLSX"
        ) from error
    width = max(map(len, rows), default=0)
    allow_cells(len(rows) * width)
    table = Table([], knows_merges=False)
    for number, row in enumerate(rows, 1):
        texts = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row]
        table.rows.append(plain_row(number, texts + [""] * (width - len(row))))
    return Grid([table])


def _parsed(text: str, delimiter: str) -> list[list[str]]:
    lines = text.split("\n", 1)[1] if text.startswith("sep=") and "\n" in text else text
    return list(csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter))


def _regularity(rows: list[list[str]]) -> tuple[int, int]:
    """How many rows are equally wide, and how wide: the right delimiter divides them alike."""
    width, count = Counter(len(row) for row in rows if row).most_common(1)[0] if any(rows) else (0, 0)
    return (count, width) if width > 1 else (0, 0)
