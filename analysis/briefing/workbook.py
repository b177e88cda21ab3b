"""The briefing as a workbook: measures, matrix with totals, events, participations, issues; no formulas."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time

import pandas as pd
import xlsxwriter

from analysis import style
from analysis.briefing import workbook_cells as cells
from analysis.briefing.content import Briefing
from analysis.briefing.workbook_tables import origin_lines, summary_table
from analysis.escaping import document as clean
from analysis.exports import XLSX_SAFE
from analysis.matrix.counts import Matrix, matrix
from analysis.register.tables import event_table, issue_table, participation_table
from analysis.rounding import half_up
from analysis.texts import text
from geo.subjects import subjects

WIDTHS = (10, 60)  # of a column, least and most, in characters
SUMMARY_WIDTHS = (34, 14, 100)
REGION_WIDTH, DEPARTMENT_WIDTH = 34, 22


def workbook(content: Briefing) -> bytes:
    """The workbook's bytes; totals of events count each event once."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, XLSX_SAFE) as book:
        book.set_properties(
            {"title": clean(content.full_title), "created": datetime.combine(content.day, time())}
        )
        looks = cells.looks_of(book)
        _add_summary(book.add_worksheet(text("briefing.sheet_summary")), content, looks)
        _add_matrix(book.add_worksheet(text("briefing.sheet_matrix")), matrix(content.view), looks)
        tables = {
            "events": event_table(content.view),
            "participations": participation_table(content.view),
            "issues": issue_table(content.view),
        }
        for name, table in tables.items():
            _add_table(book.add_worksheet(text(f"briefing.sheet_{name}")), table, looks)
        for sheet in book.worksheets():
            cells.arrange_print(sheet)
    return file.getvalue()


def _add_summary(sheet, content: Briefing, looks: dict) -> None:
    """The measures with their definitions, and below them where they come from."""
    table = summary_table(content)
    heads = [text(f"briefing.summary_{name}") for name in table.columns]
    _write_frame(sheet, table.set_axis(heads, axis=1), SUMMARY_WIDTHS, looks, floats="share")
    for row, line in enumerate(origin_lines(content), start=len(table) + 2):
        cells.write_across(sheet, row, line, SUMMARY_WIDTHS, looks["text"])


def _add_table(sheet, table: pd.DataFrame, looks: dict) -> None:
    """A table under a frozen header with filters."""
    _write_frame(sheet, table, [_width(table, name) for name in table.columns], looks)
    sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)


def _width(table: pd.DataFrame, name: str) -> float:
    """As wide as the column's words, within ``WIDTHS``."""
    longest = table[name].astype("str").str.len().max() if len(table) else 0
    least, most = WIDTHS
    return min(max(longest + 2, len(name) + 4, least), most)


def _write_frame(
    sheet, table: pd.DataFrame, widths: Sequence[float], looks: dict, floats: str = "number"
) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    cells.write_row(sheet, 0, list(table.columns), widths, [looks["head"]] * len(widths))
    for row, values in enumerate(table.itertuples(index=False), start=1):
        used = [cells.look_of(value, looks, floats) for value in values]
        cells.write_row(sheet, row, values, widths, used)
    sheet.freeze_panes(1, 0)


def _add_matrix(sheet, counted: Matrix, looks: dict) -> None:
    """Regions down, departments across, coloured as on the map; below them distinct events."""
    heads = [text("matrix.region"), *map(str, counted.cells.columns), text("briefing.matrix_total")]
    widths = [REGION_WIDTH, *[DEPARTMENT_WIDTH] * (len(heads) - 1)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    cells.write_row(sheet, 0, heads, widths, [looks["head"]] * len(heads))
    for row, (code, values) in enumerate(counted.cells.iterrows(), start=1):
        cells.write(sheet, row, 0, subjects()[code].name, looks["text"])
        for column, value in enumerate(values, start=1):
            if value:
                look = looks[f"class_{style.count_class(value)}"]
                cells.write(sheet, row, column, half_up(value, 2), look)
        cells.write(sheet, row, len(heads) - 1, half_up(counted.region_totals[code], 2), looks["centred"])
    totals = [*counted.department_totals, counted.department_totals.sum()]
    _add_totals(sheet, len(counted.cells) + 2, totals, widths, looks["total"])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(counted.cells), 1), len(heads) - 1)


def _add_totals(sheet, row: int, totals: Sequence[int], widths: Sequence[float], look) -> None:
    """A row apart from the filtered ones: a department's total is not the sum of its column."""
    values = [text("briefing.matrix_department_total"), *map(int, totals)]
    cells.write_row(sheet, row, values, widths, [look] * len(values))
