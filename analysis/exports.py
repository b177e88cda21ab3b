"""Tables as files: CSV and XLSX that open cleanly in a Russian office, with typed values."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pandas as pd

from analysis.escaping import spreadsheet

MAX_COLUMN_WIDTH = 60  # characters, as all widths
DATE_FORMAT, DATE_WIDTH = "dd.mm.yyyy", 12  # the width a date needs not to be shown as «####»
XLSX_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


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
    longest = column.astype("str").str.len().max() if len(column) else 0
    return min(max(longest, len(column.name)) + 2, MAX_COLUMN_WIDTH)
