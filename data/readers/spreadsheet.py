"""Excel workbooks (.xlsx): every visible sheet is a table."""

from __future__ import annotations

import io
import re
import warnings
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from data.grid import Grid, Table, document_note
from data.readers.archive import DAMAGED, is_xml, open_archive
from data.readers.counts import MOST_COLUMNS, TOO_LARGE, allow_cells
from data.readers.spreadsheet_drawing import Drawing
from data.readers.spreadsheet_marks import Marks, read_marks
from data.schema import Issue, PlanFormatError, Severity

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
SHEET_ENTRY = re.compile(rb"(?<!\w)sheetId\s*=")
PLACE = re.compile(r"[A-Z]{1,3}(\d{1,7})")
MOST_SHEETS = 100
FORMAT_NOISE = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.")


def read_spreadsheet(data: bytes, name: str) -> Grid:
    """Visible sheets, rows and columns; dates and numbers as text the Russian way."""
    grid = Grid([])
    with open_archive(data) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts that openpyxl does not know are not the plan's
        _check_sheets(archive)
        try:
            workbook = load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True
            )
            for sheet in workbook.worksheets:
                _read_sheet(sheet, archive, grid)
        except PlanFormatError:
            raise
        except (ParseError, ValueError, TypeError, AttributeError, IndexError, OverflowError) as error:
            raise PlanFormatError(DAMAGED) from error
    return grid


def _check_sheets(archive: ZipFile) -> None:
    """Many entries may lead to one worksheet, which openpyxl would measure again and again."""
    parts = [name for name in archive.namelist() if is_xml(name)]
    if sum(len(SHEET_ENTRY.findall(archive.read(name))) for name in parts) > MOST_SHEETS:
        raise PlanFormatError(TOO_LARGE)


def _read_sheet(sheet: ReadOnlyWorksheet, archive: ZipFile, grid: Grid) -> None:
    if sheet.sheet_state != "visible":
        grid.notes.append(document_note("Скрытый лист не учитывается", sheet.title))
        return
    part = sheet._worksheet_path  # openpyxl does not tell it otherwise
    if not is_xml(part):
        raise PlanFormatError(DAMAGED)
    marks = read_marks(archive, part)
    drawn = Drawing(_texts(sheet, marks), marks)
    grid.blocks.append(Table(drawn.rows(), name=sheet.title))
    allow_cells(sum(len(row.cells) for table in grid.tables for row in table.rows))
    for row in drawn.hidden_rows():
        grid.notes.append(document_note("Скрытая строка не учитывается", " | ".join(row.texts), row.number))
    if drawn.is_cut:
        reason = f"Столбцы дальше {MOST_COLUMNS}-го не учитываются"
        grid.notes.append(Issue(None, "document", sheet.title, reason, Severity.WARNING))
    if drawn.hidden_columns:
        grid.notes.append(document_note("Скрытые столбцы не учитываются", sheet.title))
    grid.notes += [_without_value(place) for place in marks.without_value]


def _without_value(place: str) -> Issue:
    reason = "Формула в ячейке не вычислена: откройте файл в Excel и сохраните заново"
    row = PLACE.fullmatch(place)
    return Issue(row and int(row[1]), "document", place, reason, Severity.WARNING)


def _texts(sheet: ReadOnlyWorksheet, marks: Marks) -> dict[int, dict[int, str]]:
    """Row number → column number → text, as far as there is any; struck texts are added to ``marks``."""
    sheet.reset_dimensions()  # what the file says about its size need not be true
    texts: dict[int, dict[int, str]] = {}
    count = 0
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.value is not None and (text := _printed(cell)):
                texts.setdefault(cell.row, {})[cell.column] = text
                if struck := _struck_text(cell, text):
                    marks.struck[cell.row, cell.column] = struck
                count += 1
        allow_cells(count)
    return texts


def _struck_text(cell: ReadOnlyCell, text: str) -> str:
    """What of a cell's text is struck out: all by the font of the cell, or some by that of its parts."""
    if _is_struck(cell):
        return text
    parts = cell.value if isinstance(cell.value, CellRichText) else ()
    return "".join(part.text for part in parts if isinstance(part, TextBlock) and part.font.strike)


def _is_struck(cell: ReadOnlyCell) -> bool:
    try:
        return bool(cell.font and cell.font.strike)
    except IndexError:  # a font that the workbook does not have
        return False


def _printed(cell: ReadOnlyCell) -> str:
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
