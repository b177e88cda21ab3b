"""The tables of «Планы»: words in as many lines as they need, at widths that leave every column in sight."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis import page_tables
from analysis.texts import text


def list_table(table: pd.DataFrame, widths: Mapping[str, int], key: str, alt: str) -> None:
    """A table to read; of ``widths`` (pixels, by the name of a column) the columns that it has."""
    named = {text(f"plans.column_{name}"): width for name, width in widths.items()}
    present = {name: width for name, width in named.items() if name in table.columns}
    shown, layout = page_tables.wrapped(table, present)
    page_tables.table(shown, key, alt, **layout)
