"""Tables as files: CSV and XLSX that open cleanly in a Russian office, with typed values."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.escaping import spreadsheet
from data.schema import HalfYear

MAX_COLUMN_WIDTH = 60  # characters, as all widths
DATE_FORMAT, DATE_WIDTH = "dd.mm.yyyy", 12  # the width a date needs not to be shown as «####»
MAX_SLUG_LENGTH = 40
XLSX_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def file_stem(name: str, half_years: Sequence[HalfYear] = (), about: str = "") -> str:
    """«sravnenie_2023-H2_2024-H1»: what it is, about whom, and its half-years, of many the first and last."""
    keys = [half_year.key for half_year in half_years]
    return "_".join(filter(None, [name, _slug(about), *dict.fromkeys([*keys[:1], *keys[-1:]])]))


def _slug(words: str) -> str:
    """The letters, digits and hyphens of some words, short enough for the name of a file."""
    return re.sub(r"[^\w-]+", "-", words).strip("-")[:MAX_SLUG_LENGTH]


def to_csv(table: pd.DataFrame) -> bytes:
    """UTF-8 with a byte-order mark and semicolons, decimal commas; texts never read as formulas."""
    texts = table.select_dtypes(include=["object", "str", "category"]).columns
    safe = table.assign(**{column: table[column].map(_safe_text) for column in texts})
    headed = safe.rename(columns=_safe_text)
    return headed.to_csv(index=False, sep=";", float_format=_plain).encode("utf-8-sig")


def _plain(value: float) -> str:
    """A decimal comma; a count is whole whatever the column's type: «3», not «3,0»."""
    return str(int(value)) if value.is_integer() else str(value).replace(".", ",")


def to_xlsx(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """A workbook with one sheet per table: frozen header, filters, column widths, dates, no formulas."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(
        buffer,
        engine="xlsxwriter",
        date_format=DATE_FORMAT,
        datetime_format=DATE_FORMAT,
        engine_kwargs={"options": XLSX_SAFE},
    ) as writer:
        for name, table in tables.items():
            table.to_excel(writer, sheet_name=name[:31], index=False)
            _arrange(writer.sheets[name[:31]], table)
    return buffer.getvalue()


def _safe_text(value: object) -> object:
    return spreadsheet(value) if isinstance(value, str) else value


def _arrange(sheet, table: pd.DataFrame) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table), max(len(table.columns) - 1, 0))
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, _width(table[column]))


def _width(column: pd.Series) -> int:
    """As wide as the heading and the longest value, within reason."""
    if column.dtype.kind == "M":
        return max(DATE_WIDTH, len(column.name) + 2)
    longest = max((len(str(value)) for value in column.dropna()), default=0)
    return min(max(longest, len(column.name)) + 2, MAX_COLUMN_WIDTH)
