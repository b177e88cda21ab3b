"""The buttons under every page that give what it shows as files, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import copy_context

import pandas as pd
import streamlit as st

from analysis.exports import file_stem, to_csv, to_xlsx
from analysis.page_demonstration import marked, marker
from analysis.provenance import provenance
from analysis.selection import View
from analysis.texts import text

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {  # the button's words, the file's type, the icon
    "csv": ("parts.csv", "text/csv", "download"),
    "xlsx": ("parts.xlsx", XLSX_TYPE, "table_view"),
}
Tables = Mapping[str, pd.DataFrame]


def later(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """``make`` for a button that calls it on a click: then, too, in the language of this run."""
    context = copy_context()
    return lambda: context.copy().run(make)


def downloads(
    name: str,
    tables: Callable[[], Tables],
    *views: View,
    about: str = "",
    sources: Callable[[], pd.DataFrame] | None = None,
) -> None:
    """What the page shows as files: the first table as CSV, all of them as one workbook.

    Of ``views`` the file's name tells the half-years, and a last sheet the plans, filters and counting:
    ``sources`` where it is not simply their ``provenance``. ``about`` stands in the name too.
    """
    file = marked(file_stem(name, [view.half_year for view in views], about))
    mark = marker()

    def book() -> bytes:
        made = _sheets(tables, views, sources)
        return to_xlsx({mark(title): table for title, table in made.items()})

    with st.container(horizontal=True):
        _button(name, "csv", lambda: to_csv(next(iter(tables().values()))), file)
        _button(name, "xlsx", book, file)


def _button(name: str, ending: str, make: Callable[[], bytes], file: str) -> None:
    label, mime, icon = FORMATS[ending]
    st.download_button(
        text(label),
        later(make),
        file_name=f"{file}.{ending}",
        mime=mime,
        key=f"{name}_{ending}",
        icon=f":material/{icon}:",
        on_click="ignore",
    )


def _sheets(
    tables: Callable[[], Tables], views: tuple[View, ...], sources: Callable[[], pd.DataFrame] | None
) -> Tables:
    """All tables and, of some views, where they come from."""
    if not views:
        return tables()
    source = sources() if sources else provenance(*views)
    return {**tables(), text("parts.source_sheet"): source}
