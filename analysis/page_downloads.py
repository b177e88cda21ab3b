"""The buttons under every page that give what it shows as files, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import copy_context

import pandas as pd
import streamlit as st

from analysis.exports import to_csv, to_xlsx
from analysis.page_demonstration import marked, marker
from analysis.provenance import provenance
from analysis.selection import View
from analysis.texts import text

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Tables = Mapping[str, pd.DataFrame]


def later(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """``make`` for a button that calls it on a click: then, too, in the language of this run."""
    context = copy_context()
    return lambda: context.copy().run(make)


def downloads(name: str, tables: Callable[[], Tables], view: View | None = None) -> None:
    """What the page shows as files: the first table as CSV, all of them as one workbook.

    Of a ``view`` the file's name tells the half-year, and a last sheet the plan, filters and counting.
    """
    file = marked(name) if view is None else f"{marked(name)}_{view.half_year.key}"
    mark = marker()
    with st.container(horizontal=True):
        st.download_button(
            text("parts.csv"),
            later(lambda: to_csv(next(iter(tables().values())))),
            file_name=f"{file}.csv",
            mime="text/csv",
            key=f"{name}_csv",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            text("parts.xlsx"),
            later(lambda: to_xlsx({mark(title): table for title, table in _sheets(tables, view).items()})),
            file_name=f"{file}.xlsx",
            mime=XLSX_TYPE,
            key=f"{name}_xlsx",
            icon=":material/table_view:",
            on_click="ignore",
        )


def _sheets(tables: Callable[[], Tables], view: View | None) -> Tables:
    source = {} if view is None else {text("parts.source_sheet"): provenance(view)}
    return {**tables(), **source}
