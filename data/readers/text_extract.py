"""The text extract of a Word document: a TAB opens a cell, a blank line closes a row.

Blank lines also occur inside cells, so the rows are recovered as the cheapest division of the run
of cells into whole rows and section rows: a row begins with its number where the table has numbers
and ends at a blank line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.grid import Grid, Row, Table, document_note, plain_row
from data.readers.counts import allow
from data.readers.encoding import decode

BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]")
NUMBER = re.compile(r"\d{1,4}\s*\.?")
BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n|$)")

WIDTHS = range(2, 16)
SAMPLE = 1500  # cells that decide the width
MOST_PIECES = 400_000  # cells of a text: more than 50 000 rows

# What a division pays: each departure from "number first, blank line last".
SECTION, INNER_BLANK, UNNUMBERED, INNER_NUMBER = 0.15, 0.1, 2.0, 5.0
NO_BLANK_AT_END, NUMBER_AS_SECTION, MISFIT = 3.0, 50.0, 20.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """One cell of the run."""

    text: str
    blank_after: bool
    numbered: bool


def read_text_extract(data: bytes, name: str) -> Grid:
    """The paragraphs before the first TAB, the one table, and what follows it after a blank line."""
    text = BOOKMARK.sub("", decode(data).replace("\r\n", "\n").replace("\r", "\n"))
    allow(text.count("\n\t"), MOST_PIECES)
    head, *cells = re.split(r"(?m)^\t", text)
    paragraphs = [line.strip() for line in head.splitlines() if line.strip()]
    if not cells:
        return Grid(paragraphs)
    cells[-1], after = _cut_after_blank_line(cells[-1])
    rows = _rows([_piece(cell) for cell in cells])
    notes = [document_note("Текст после таблицы не относится к мероприятиям", after)] if after else []
    return Grid([*paragraphs, Table(rows, knows_merges=False), *after.splitlines()], notes)


def _cut_after_blank_line(cell: str) -> tuple[str, str]:
    found = BLANK_LINE.search(cell)
    return (cell[: found.start()] + "\n\n", cell[found.end() :].strip()) if found else (cell, "")


def _piece(cell: str) -> _Piece:
    text = cell.strip()
    trailing = cell[len(cell.rstrip()) :] if text else cell
    return _Piece(text, trailing.count("\n") > 1, bool(NUMBER.fullmatch(text)))


def _rows(pieces: list[_Piece]) -> list[Row]:
    width = min(WIDTHS, key=lambda width: _divide(pieces[:SAMPLE], width)[0])
    _, lengths = _divide(pieces, width)
    rows, start = [], 0
    for number, length in enumerate(lengths, 1):
        rows.append(plain_row(number, (piece.text for piece in pieces[start : start + length])))
        start += length
    return rows


def _divide(pieces: list[_Piece], width: int) -> tuple[float, list[int]]:
    """The cheapest division into rows of ``width`` cells and section rows: cost and row lengths."""
    numbered = any(piece.numbered for piece in pieces)
    costs, lengths = [0.0] * (len(pieces) + 1), [0] * len(pieces)
    to_blank = 0
    for start in reversed(range(len(pieces))):
        to_blank = 1 if pieces[start].blank_after else to_blank + 1
        choices = [(1, _section_cost(pieces[start])), (to_blank, MISFIT)]
        if start + width <= len(pieces):
            choices.append((width, _row_cost(pieces[start : start + width], numbered)))
        cost, length = min((cost + costs[start + length], length) for length, cost in choices)
        costs[start], lengths[start] = cost, length
    return costs[0], _followed(lengths)


def _section_cost(piece: _Piece) -> float:
    unlikely = piece.numbered or not piece.text
    return SECTION + NUMBER_AS_SECTION * unlikely + NO_BLANK_AT_END * 3 * (not piece.blank_after)


def _row_cost(row: list[_Piece], numbered: bool) -> float:
    inner_numbers = sum(piece.numbered for piece in row[1:])
    if inner_numbers == len(row) - 1:  # the row "1 2 3 … 7" beneath a header
        inner_numbers = 0
    return (
        INNER_BLANK * sum(piece.blank_after for piece in row[:-1])
        + INNER_NUMBER * inner_numbers
        + UNNUMBERED * (numbered and not row[0].numbered)
        + NO_BLANK_AT_END * (not row[-1].blank_after)
    )


def _followed(lengths: list[int]) -> list[int]:
    path, position = [], 0
    while position < len(lengths):
        path.append(lengths[position])
        position += lengths[position]
    return path
