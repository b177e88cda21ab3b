"""«Форматы»: how events are held, by department, and which partners are met only remotely."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.departments import short_names
from analysis.formats.counts import by_department, partners_by_attendance, reach
from analysis.formats.figure import bars, value_name
from analysis.formats.sentences import lead
from analysis.page_downloads import downloads
from analysis.page_window import window
from analysis.selection import View
from analysis.texts import text
from analysis.wording import half_year_title
from geo.subjects import subjects

ASPECTS = ("attendance", "kind", "reach")


def page(view: View) -> None:
    """Draw the page; a picked bar segment lists its events."""
    parts.heading(text("formats.title", half_year=half_year_title(view.half_year)), lead(view))
    if parts.nothing_left(view):
        return
    tables = {}
    for aspect in ASPECTS:
        counts = by_department(view, aspect)
        st.header(text(f"formats.{aspect}"), anchor=False)
        parts.chart(
            bars(counts, aspect, window().narrow),
            f"formats_{aspect}",
            text(f"formats.{aspect}"),
            lambda point, aspect=aspect: _pick(aspect, point),
        )
        tables[text(f"formats.{aspect}")] = _wide(counts, aspect)
        _picked_events(view, aspect)
    tables[text("formats.partners")] = _partners(view)
    below = parts.fold(text("formats.tables"), "formats_tables_fold")
    if below.open:
        with below:
            for title, table in tables.items():
                st.markdown(f"**{title}**")
                page_tables.table(table, f"table_{title}", title)
    downloads("formaty", lambda: tables, view)
    parts.source_line(view)


def _pick(aspect: str, point: dict) -> None:
    department, value = point["customdata"]
    st.session_state["picked_segment"] = (aspect, department, value)


def _picked_events(view: View, aspect: str) -> None:
    picked_aspect, department, value = st.session_state.get("picked_segment", (None, None, None))
    if picked_aspect != aspect:
        return
    values = reach(view) if aspect == "reach" else view.events[aspect]
    events = view.events[(view.events["department"] == department) & (values == value)]
    shorts = short_names(view.events["department"].unique())
    title = f"{shorts.get(department, department)} · {value_name(aspect, value)}"
    parts.event_list(view, events, title, "segment_events")


def _wide(counts: pd.DataFrame, aspect: str) -> pd.DataFrame:
    values = list(dict.fromkeys(counts["value"]))
    table = counts.pivot_table(
        index="department", columns="value", values="events", fill_value=0, aggfunc="sum"
    )[values]
    table = table.astype(int).rename(columns=lambda value: value_name(aspect, value))
    table[text("formats.total")] = table.sum(axis=1)
    return table.rename_axis(text("formats.department"), axis=0).rename_axis(None, axis=1).reset_index()


def _partners(view: View) -> pd.DataFrame:
    partners = partners_by_attendance(view)
    return pd.DataFrame(
        {
            text("formats.region"): [subjects()[code].name for code in partners["region"]],
            text("formats.remote"): partners["remote"],
            text("formats.in_person"): partners["in_person"],
            text("formats.other"): partners["other"],
            text("formats.remote_only"): partners["remote_only"].map({True: text("common.yes"), False: ""}),
        }
    ).sort_values(text("formats.region"), ignore_index=True)
