"""Excel workbooks (.xlsx): every visible sheet is a table."""

from __future__ import annotations

import io
import re
import warnings
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from data.grid import Cell, Grid, Row, Table, document_note
from data.readers.archive import DAMAGED, open_archive
from data.schema import Issue, PlanFormatError

# fmt: off
MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)
MONTHS_GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)
# fmt: on
FORMAT_NOISE = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.")


def read_spreadsheet(data: bytes, name: str) -> Grid:
    """Visible sheets, rows and columns; dates and numbers as text the Russian way."""
    with open_archive(data), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts that openpyxl does not know are not the plan's
        try:
            workbook = load_workbook(io.BytesIO(data), data_only=True)
        except (ParseError, ValueError, TypeError, AttributeError, IndexError) as error:
            raise PlanFormatError(DAMAGED) from error
        grid = Grid([])
        for sheet in workbook.worksheets:
            if sheet.sheet_state == "visible":
                table, notes = _read_sheet(sheet)
                grid.blocks.append(table)
                grid.notes += notes
            else:
                grid.notes.append(document_note("Скрытый лист не учитывается", sheet.title))
    return grid


def _read_sheet(sheet: Worksheet) -> tuple[Table, list[Issue]]:
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns = _hidden_columns(sheet)
    merged = _merged(sheet, hidden)
    rows, notes = [], []
    for cells in sheet.iter_rows():
        number = cells[0].row
        row = Row(number, tuple(_row_cells(cells, merged, columns)))
        if number not in hidden:
            rows.append(row)
        elif row.texts:
            notes.append(document_note("Скрытая строка не учитывается", " | ".join(row.texts), number))
    if columns:
        notes.append(document_note("Скрытые столбцы не учитываются", sheet.title))
    return Table(rows, name=sheet.title), notes


def _hidden_columns(sheet: Worksheet) -> set[int]:
    hidden = [column for column in sheet.column_dimensions.values() if column.hidden]
    return {
        number for column in hidden for number in range(column.min, min(column.max, sheet.max_column) + 1)
    }


def _merged(sheet: Worksheet, hidden: set[int]) -> dict[tuple[int, int], tuple[int, str, bool]]:
    """Width, text and continuation mark of each cell of the merged ranges.

    A range shows in each of its rows as one cell, its leftmost; the others have width 0.
    """
    merged = {}
    for area in sheet.merged_cells.ranges:
        text = _printed(sheet.cell(area.min_row, area.min_col))
        begun = False
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                merged[row, column] = (0, "", begun)
            width = area.max_col - area.min_col + 1
            merged[row, area.min_col] = (width, "" if begun else text, begun)
            begun = begun or row not in hidden
    return merged


def _row_cells(cells: tuple[SheetCell, ...], merged: dict, hidden_columns: set[int]) -> list[Cell]:
    found = []
    for cell in cells:
        place = (cell.row, cell.column)
        width, text, continues = merged[place] if place in merged else (1, _printed(cell), False)
        if width and (width > 1 or cell.column not in hidden_columns):
            found.append(Cell(text, cell.column - 1, width, continues))
    return found


def _printed(cell: SheetCell) -> str:
    """A cell's value as a Russian reader sees it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    if isinstance(value, (datetime, date)):
        return _printed_date(value, cell.number_format)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n")


def _printed_date(value: datetime | date, number_format: str) -> str:
    """A date with no more than its format shows: «август 2023» is stored as 1 August."""
    shown = FORMAT_NOISE.sub("", number_format).lower()
    if "d" not in shown and "m" in shown and "y" in shown:
        return f"{MONTHS[value.month - 1]} {value.year}"
    if "d" in shown and "y" not in shown:
        return f"{value.day} {MONTHS_GENITIVE[value.month - 1]}"
    return f"{value:%d.%m.%Y}"
