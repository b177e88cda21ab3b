"""«Матрица»: regions against departments; a cell leads to its events."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.cell_grid import cell_at
from analysis.coverage.counts import unpainted
from analysis.coverage.sentences import unpainted_note
from analysis.departments import short_names
from analysis.depth.page_sections import together_section
from analysis.matrix.counts import Matrix, Order, cell_table, matrix
from analysis.matrix.figure import cell_grid
from analysis.matrix.sentences import lead
from analysis.page_downloads import downloads
from analysis.page_window import window
from analysis.profile.page_links import department_link, region_link
from analysis.selection import View
from analysis.texts import text
from analysis.wording import half_year_title
from geo.subjects import subjects

LABELS_WIDTH, CELL_WIDTH = 160, 24  # pixels on a phone


def page(view: View) -> None:
    """Draw the page; the picked cell lives in the URL under ``region`` and ``department``."""
    table = matrix(view)
    parts.heading(text("matrix.title", half_year=half_year_title(view.half_year)), lead(view, table))
    if parts.nothing_left(view):
        return
    order = parts.choice("matrix.order", Order, "order")
    table = matrix(view, order)
    department = _pickers(view, table)
    picked = (st.session_state.get("region"), department)
    figure = cell_grid(table, picked, window().narrow)
    least_width = LABELS_WIDTH + CELL_WIDTH * len(table.cells.columns)
    parts.chart(figure, "matrix_chart", text("matrix.alt"), partial(_pick_cell, table.cells), least_width)
    for note in (text("matrix.note"), *unpainted_note(unpainted(view))):
        st.caption(note)
    _events(view, department)
    exported = _exported(table)
    table_below = parts.fold(text("matrix.table"), "matrix_table_fold")
    if table_below.open:
        with table_below:
            page_tables.table(exported, "matrix_table", text("matrix.alt"))
    together = together_section(view)
    downloads("matritsa", lambda: {text("matrix.sheet"): exported} | together, view)
    parts.source_line(view)


def _pick_cell(cells: pd.DataFrame, point: dict) -> None:
    region, department = cell_at(cells, point["point_index"])
    parts.pick_region(region)
    st.session_state["cell_department"] = department


def _pickers(view: View, table: Matrix) -> str | None:
    left, right = st.columns(2)
    with left:
        parts.region_picker(view.home)
    with right:
        shorts = short_names(table.department_totals.index)
        hint = text("matrix.department_hint")
        return parts.pick_one(text("matrix.department"), hint, shorts, "cell_department")


def _events(view: View, department: str | None) -> None:
    region = st.session_state.get("region")
    if region is None and department is None:
        return
    pairs = view.participations
    if region is not None:
        pairs = pairs[pairs["region"] == region]
    if department is not None:
        pairs = pairs[pairs["department"] == department]
    names = [subjects()[region].name] if region else []
    if department is not None:
        names.append(short_names(view.events["department"].unique()).get(department, department))
    parts.event_list(view, view.events_of(pairs), " · ".join(names), "cell_events")
    if region is not None:
        region_link(region)
    if department is not None:
        department_link(view.plans, department)


def _exported(table: Matrix) -> pd.DataFrame:
    return cell_table(table).rename(columns={"region": text("matrix.region"), "total": text("matrix.total")})
