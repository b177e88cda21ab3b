"""The pieces of a table on the pages of a PDF → one table, as it was before it was printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

PageCell = tuple[float, float, str, int]  # left and right edge in points, text, height in rows
PageRow = list[PageCell]
Cell = list  # text, column, width, continues: what ``data.grid.Cell`` is made of

NEAR = 3.0  # points within which edges are of one column
NUMBER = re.compile(r"\d{1,4}[.)]?")
EMPTY_ON_TOP = "Ячейка в начале страницы пуста: принято, что она объединена с ячейкой выше"
MAY_BE_MERGED = "Ячейка в начале страницы пуста: проверьте, не объединена ли она с ячейкой выше"
MAY_CONTINUE = "Строка в начале страницы: проверьте, не продолжает ли она предыдущую"


@dataclass(slots=True)
class _Whole:
    """A table gathered from its pieces; ``breaks`` are the positions of rows that open a page."""

    rows: list[PageRow]
    breaks: list[int] = field(default_factory=list)

    def goes_on_in(self, rows: list[PageRow]) -> bool:
        return all(abs(old - new) <= NEAR for old, new in zip(_edges(self.rows), _edges(rows), strict=True))


@dataclass(slots=True)
class TableJoiner:
    """Takes lines and tables in the order of the pages; ``finish`` gives the blocks of the document."""

    notes: list[list] = field(default_factory=list)
    _blocks: list[str | _Whole] = field(default_factory=list)
    _is_top: bool = True

    def turn_page(self) -> None:
        self._is_top = True

    def add_line(self, text: str) -> None:
        self._blocks.append(text)
        self._is_top = False

    def add_table(self, rows: list[PageRow]) -> None:
        last = self._blocks[-1] if self._blocks else None
        if self._is_top and isinstance(last, _Whole) and last.goes_on_in(rows):
            rows = _without_repeated_header(last.rows, rows)
            last.breaks.append(len(last.rows))
            last.rows += rows
        else:
            self._blocks.append(_Whole(rows))
        self._is_top = False

    def finish(self) -> list:
        return [block if isinstance(block, str) else self._table(block) for block in self._blocks]

    def _table(self, whole: _Whole) -> list[list[Cell]]:
        rows = _laid_out(whole.rows)
        numbers = _number_column(rows)
        cut: list[int] = []
        for at in whole.breaks:
            if at < len(rows) and at not in cut:
                cut += self._mend_break(rows, at, numbers)
        for at in sorted(cut, reverse=True):
            del rows[at]
        self._renumber_notes(cut)
        return rows

    def _mend_break(self, rows: list[list[Cell]], at: int, numbers: int | None) -> list[int]:
        """Joins the row at the top of a page to the one that it is the rest of; the rows that are gone."""
        above, row = rows[at - 1], rows[at]
        if len(row) == 1 or len(above) == 1:
            return []
        if numbers is None:
            self.notes.append([at + 1, _words(row), MAY_CONTINUE, "warning"])
            return []
        own = next((cell for cell in row if cell[1] == numbers), None)
        if own is None or own[0].strip():
            self._continue_empty(rows, at)
            return []
        for cell in row:
            _add_to(above, cell)
        return [at]

    def _continue_empty(self, rows: list[list[Cell]], at: int) -> None:
        """Empty cells that open a page go on from above where either page shows that they are merged."""
        for cell in rows[at]:
            over = _same_place(rows[at - 1], cell)
            if cell[0].strip() or not over or not (over[0].strip() or over[3]):
                continue
            below = _same_place(rows[at + 1], cell) if at + 1 < len(rows) else None
            cell[3] = over[3] or bool(below and below[3])
            told = (EMPTY_ON_TOP, "info") if cell[3] else (MAY_BE_MERGED, "warning")
            self.notes.append([at + 1, over[0], *told])

    def _renumber_notes(self, cut: list[int]) -> None:
        for note in self.notes:
            note[0] -= sum(at < note[0] - 1 for at in cut)


def _edges(rows: list[PageRow]) -> tuple[float, float]:
    return min(cell[0] for row in rows for cell in row), max(cell[1] for row in rows for cell in row)


def _without_repeated_header(first: list[PageRow], rows: list[PageRow]) -> list[PageRow]:
    """The rows of a page without those that it repeats from the top of the table."""
    repeated = 0
    for ours, theirs in zip(first, rows, strict=False):
        if [cell[2] for cell in ours] != [cell[2] for cell in theirs] or len(ours) == 1:
            break
        repeated += 1
    return rows[repeated:]


def _laid_out(rows: list[PageRow]) -> list[list[Cell]]:
    """The rows on one grid of columns; below a cell of several rows stand its continuations."""
    lefts: list[float] = []
    for left in sorted(cell[0] for row in rows for cell in row):
        if not lefts or left - lefts[-1] > NEAR:
            lefts.append(left)
    found: list[list[Cell]] = []
    below: dict[int, tuple[int, int]] = {}  # column → rows still to cover, width
    for row in rows:
        cells = [["", column, width, True] for column, (_, width) in below.items()]
        below = {column: (left - 1, width) for column, (left, width) in below.items() if left > 1}
        for left, right, text, height in row:
            column = _column(lefts, left)
            width = max(1, sum(left - NEAR < edge < right - NEAR for edge in lefts))
            cells.append([text, column, width, False])
            if height > 1:
                below[column] = (height - 1, width)
        found.append(sorted(cells, key=lambda cell: cell[1]))
    return found


def _column(lefts: list[float], left: float) -> int:
    return min(range(len(lefts)), key=lambda column: abs(lefts[column] - left))


def _number_column(rows: list[list[Cell]]) -> int | None:
    """The column that holds the numbers of events, if any: a number, or nothing, in most of its cells."""
    counts: dict[int, list[bool]] = {}
    for row in rows[1:]:
        for text, column, *_ in row if len(row) > 1 else []:
            if text.strip():
                counts.setdefault(column, []).append(bool(NUMBER.fullmatch(text.strip())))
    numbered = [column for column, found in counts.items() if sum(found) > len(found) / 2]
    return min(numbered, default=None)


def _same_place(row: list[Cell], cell: Cell) -> Cell | None:
    return next((other for other in row if other[1:3] == cell[1:3]), None)


def _add_to(above: list[Cell], cell: Cell) -> None:
    """The rest of a cell goes to the part on the page before."""
    for over in above:
        if over[1] == cell[1] and cell[0].strip():
            over[0] = f"{over[0]} {cell[0]}" if over[0] else cell[0]


def _words(row: list[Cell]) -> str:
    return " | ".join(cell[0] for cell in row if cell[0].strip())
