"""The texts and marks of a worksheet → rows of cells as the sheet shows them."""

from __future__ import annotations

from data.grid import Cell, Row
from data.readers.counts import MOST_COLUMNS, allow_cells
from data.readers.spreadsheet_marks import Area, Marks

MOST_MERGED_ROWS = 500_000  # the heights of all merged ranges; the rest are read as unmerged


class Drawing:
    """The part of a sheet that holds text, from column A to the last column with text.

    Merged ranges end where the text ends. A range shows in each of its rows as one cell, its
    leftmost; a column further than ``MOST_COLUMNS`` is not looked at.
    """

    def __init__(self, texts: dict[int, dict[int, str]], marks: Marks) -> None:
        self._texts = texts
        width = max((max(row) for row in texts.values()), default=0)
        self._width = min(width, MOST_COLUMNS)
        self.is_cut = width > MOST_COLUMNS
        allow_cells(len(texts) * self._width)
        self._struck = marks.struck
        self._hidden = marks.hidden_rows
        self.hidden_columns = {
            column
            for columns in set(marks.hidden_columns)
            for column in range(columns.start, min(columns.stop, self._width + 1))
        }
        self._first_shown: dict[Area, int] = {}
        self._areas = self._areas_by_row(marks)

    def rows(self) -> list[Row]:
        shown = (self._texts.keys() | set(self._first_shown.values())) - self._hidden
        return [self._row(number) for number in sorted(shown)]

    def hidden_rows(self) -> list[Row]:
        return [self._row(number) for number in sorted(self._texts.keys() & self._hidden)]

    def _areas_by_row(self, marks: Marks) -> dict[int, list[Area]]:
        """The merged ranges that each row lies in, as far down as there is text."""
        last_row = max(self._texts, default=0)
        by_row: dict[int, list[Area]] = {}
        covered = 0
        for area in marks.merged:
            rows = range(area.first_row, min(area.last_row, last_row) + 1)
            covered += len(rows)
            if area.first_column > self._width or not rows or covered > MOST_MERGED_ROWS:
                continue
            self._first_shown[area] = next((row for row in rows if row not in self._hidden), area.first_row)
            for row in rows:
                by_row.setdefault(row, []).append(area)
        return by_row

    def _row(self, number: int) -> Row:
        own = self._texts.get(number, {})
        areas = {
            column: area
            for area in self._areas.get(number, ())
            for column in range(area.first_column, min(area.last_column, self._width) + 1)
        }
        cells: list[Cell] = []
        for column in range(1, self._width + 1):
            area = areas.get(column)
            hidden = column in self.hidden_columns and (area is None or area.first_column == area.last_column)
            if area is None and not hidden:
                text = own.get(column, "")
                cells.append(Cell(text, column - 1, struck=self._struck.get((number, column), "")))
            elif area is not None and column == area.first_column and not hidden:
                cells.append(self._merged_cell(area, number))
        return Row(number, tuple(cells))

    def _merged_cell(self, area: Area, row: int) -> Cell:
        width = min(area.last_column, self._width) - area.first_column + 1
        first = self._first_shown[area]
        text = self._texts.get(area.first_row, {}).get(area.first_column, "")
        is_first = row == first or row in self._hidden
        struck = self._struck.get((area.first_row, area.first_column), "")
        shown = Cell(text, area.first_column - 1, width, struck=struck)
        return shown if is_first else shown._replace(text="", continues=True, struck="")
