"""Tables for reading and for picking a row: numbers the reader's way, words in as many lines as they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.escaping import unseen_mark
from analysis.event_text import shortened

if TYPE_CHECKING:  # brings Jinja along
    from pandas.io.formats.style import Styler

NOTHING = "—"  # what an empty number is shown as; the platform would say «None»
LETTER_WIDTH = 7.3  # pixels, of the type in a table
CELL_PADDING = 16  # pixels
ROW_HEIGHTS = {3: 66, 4: 84}  # pixels by lines; from 65 pixels on Streamlit breaks lines at all
LINE_FILLED = 0.75  # how much of a line is filled when words are not broken


def table(frame: pd.DataFrame, key: str, alt: str, **options: object) -> None:
    """A sortable table for reading, its numbers written the reader's way."""
    columns = localized(frame) | options.pop("column_config", {})
    st.dataframe(
        no_formulas(frame),
        key=key,
        alt=alt,
        hide_index=True,
        column_config=columns,
        placeholder=NOTHING,
        **options,
    )


def picking_table(
    frame: pd.DataFrame | Styler,
    key: str,
    alt: str,
    picked: int | None,
    on_row: Callable[[int | None], None],
    **options: object,
) -> None:
    """A table whose one picked row follows the page's choice: ``on_row`` is called with a row's position.

    A table's own selection cannot be set from outside, so a choice made elsewhere begins a new table.
    """
    key = f"{key}_{picked}"
    st.dataframe(
        no_formulas(frame) if isinstance(frame, pd.DataFrame) else frame,
        key=key,
        alt=alt,
        hide_index=True,
        placeholder=NOTHING,
        selection_mode="single-row",
        selection_default={"selection": {"rows": [] if picked is None else [picked]}},
        on_select=lambda: on_row(next(iter(st.session_state[key].selection.rows), None)),
        **options,
    )


def no_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    """The texts with an unseen sign before what spreadsheets take for a formula.

    The toolbar that Streamlit gives every table saves it as CSV as it is shown; apostrophes would be seen.
    """
    texts = frame.select_dtypes(["object", "str"])
    return frame.assign(**{name: texts[name].map(unseen_mark) for name in texts})


def localized(table: pd.DataFrame, width: int | None = None) -> dict:
    """Column settings that write the numbers of a table the reader's way: «37,5», not "37.5"."""
    numbers = table.select_dtypes("number").columns
    return {name: st.column_config.NumberColumn(format="localized", width=width) for name in numbers}


def wrapped(frame: pd.DataFrame, widths: Mapping[str, int]) -> tuple[pd.DataFrame, dict]:
    """The columns of ``widths`` (pixels, by heading) and the options that lay them out.

    Where some words take more than a line all rows are three or four lines high, and words that are longer
    still end in an ellipsis; they stay whole in what is downloaded.
    """
    shown = frame[list(widths)]
    config = {name: st.column_config.Column(width=width) for name, width in widths.items()}
    letters = {name: (width - CELL_PADDING) / LETTER_WIDTH for name, width in widths.items()}
    filled = max(_longest(shown[name]) / room for name, room in letters.items())
    if filled <= 1:
        return shown, {"column_config": config}
    lines = next((count for count in ROW_HEIGHTS if filled <= count * LINE_FILLED), max(ROW_HEIGHTS))
    cut = {name: _cut(shown[name], int(room * lines * LINE_FILLED)) for name, room in letters.items()}
    return shown.assign(**cut), {"column_config": config, "row_height": ROW_HEIGHTS[lines]}


def _longest(column: pd.Series) -> int:
    return max((len(value) for value in column if isinstance(value, str)), default=0)


def _cut(column: pd.Series, length: int) -> pd.Series:
    """The words of a column on one line each, at most ``length`` characters; anything else as it is."""
    return column.map(lambda value: shortened(value, length) if isinstance(value, str) else value)
