"""Cells of a workbook: their looks, values that stay what they are, rows as high as their words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import pandas as pd
import xlsxwriter

from analysis import style
from analysis.escaping import document as clean

CELL_LENGTH = 32_767  # characters that Excel keeps of a text
LINE, LINES = 15, 10  # the height of a line in points, and the most that a row shows
A4 = 9


def looks_of(book: xlsxwriter.Workbook) -> dict:
    """The formats of cells by name; ``class_1`` … ``class_4`` are the map's colours."""
    top = {"valign": "top"}
    looks = {
        "text": {**top, "text_wrap": True},
        "number": top,
        "centred": {**top, "align": "center"},
        "share": {**top, "num_format": "0.0%"},
        "date": {**top, "num_format": "dd.mm.yyyy", "align": "left"},
        "head": {**top, "bold": True, "bg_color": style.SURFACE, "bottom": 1, "text_wrap": True},
        "total": {**top, "bold": True, "align": "center", "top": 1, "text_wrap": True},
    }
    for value_class, color in enumerate(style.CLASS_COLORS[1:], start=1):
        ink = style.CLASS_TEXT_COLORS[value_class]
        looks[f"class_{value_class}"] = {"bg_color": color, "font_color": ink, "align": "center"}
    return {name: book.add_format(look) for name, look in looks.items()}


def arrange_print(sheet) -> None:
    """A4 on its side, all columns on the page's width, the header on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def write_row(sheet, row: int, values: Sequence, widths: Sequence[float], looks: Sequence) -> None:
    """A row of values; ``widths`` are those of the columns in characters."""
    for column, (value, look) in enumerate(zip(values, looks, strict=True)):
        write(sheet, row, column, value, look)
    sheet.set_row(row, LINE * _lines(values, widths))


def write_across(sheet, row: int, line: str, widths: Sequence[float], look) -> None:
    """A line of text over all columns."""
    sheet.merge_range(row, 0, row, len(widths) - 1, "", look)
    write(sheet, row, 0, line, look)
    sheet.set_row(row, LINE * _lines([line], [sum(widths)]))


def write(sheet, row: int, column: int, value: object, look) -> None:
    """A value as what it is; nothing that a document says becomes a formula, a link or a number."""
    if isinstance(value, str):
        sheet.write_string(row, column, clean(value)[:CELL_LENGTH], look)
    elif pd.isna(value):
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    else:
        sheet.write_number(row, column, float(value), look)


def look_of(value: object, looks: dict, floats: str):
    """The format that goes with a value; ``floats`` names that of numbers with decimals."""
    if isinstance(value, date):
        return looks["date"]
    if isinstance(value, str):
        return looks["text"]
    return looks[floats if isinstance(value, float) else "number"]


def _lines(values: Sequence, widths: Sequence[float]) -> int:
    """How many lines the longest text of a row takes; programs don't all measure it on opening."""
    texts = [
        math.ceil(1.1 * len(value) / width)
        for value, width in zip(values, widths, strict=True)
        if isinstance(value, str)
    ]
    return min(max([1, *texts]), LINES)
