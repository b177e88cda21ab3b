"""What every page is made of: heading, chart, table, the events behind it, downloads, source line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.escaping import markdown
from analysis.event_text import event_details, event_heading
from analysis.exports import to_csv, to_xlsx
from analysis.selection import View
from analysis.style import chart_config
from analysis.texts import counted, text
from geo.subjects import subjects

EVENTS_SHOWN = 10
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def heading(title: str, sentences: str) -> None:
    """The page's title and the sentences that say what the picture shows."""
    st.title(markdown(title), anchor=False)
    st.markdown(sentences)


def chart(
    figure: go.Figure,
    key: str,
    alt: str,
    on_point: Callable[[dict], None] | None = None,
) -> None:
    """A chart with Russian mode bar; ``on_point`` is called with the point a person clicks."""
    if on_point is None:
        st.plotly_chart(figure, key=key, theme=None, config=chart_config(key), alt=alt)
        return
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config=chart_config(key),
        alt=alt,
        selection_mode="points",
        on_select=lambda: _pass_on_point(key, on_point),
    )


def _pass_on_point(key: str, on_point: Callable[[dict], None]) -> None:
    points = st.session_state[key].selection.points
    if points:
        on_point(points[0])


def table(
    frame: pd.DataFrame,
    key: str,
    alt: str,
    on_row: Callable[[int], None] | None = None,
    **options: object,
) -> None:
    """A sortable table; ``on_row`` is called with the position of the row a person picks."""
    if on_row is None:
        st.dataframe(frame, key=key, alt=alt, hide_index=True, **options)
        return
    st.dataframe(
        frame,
        key=key,
        alt=alt,
        hide_index=True,
        selection_mode="single-row",
        on_select=lambda: _pass_on_row(key, on_row),
        **options,
    )


def _pass_on_row(key: str, on_row: Callable[[int], None]) -> None:
    rows = st.session_state[key].selection.rows
    if rows:
        on_row(rows[0])


def event_list(view: View, events: pd.DataFrame, title: str, key: str) -> None:
    """The events behind a number: one line each, in full with the document's own cells on opening."""
    st.subheader(title, anchor=False)
    if events.empty:
        st.markdown(text("parts.no_events"))
        return
    participations = view.participations.groupby("event_id", observed=True)
    shown = events if st.session_state.get(f"{key}_all") else events.head(EVENTS_SHOWN)
    for event in shown.itertuples():
        with st.expander(event_heading(event, view.half_year)):
            partners = (
                participations.get_group(event.event_id) if event.event_id in participations.groups else None
            )
            st.markdown(event_details(event, partners, view.half_year))
    if len(events) > EVENTS_SHOWN:
        st.toggle(text("parts.show_all", count=counted("common.event", len(events))), key=f"{key}_all")


def downloads(name: str, tables: Mapping[str, pd.DataFrame]) -> None:
    """What the page shows as files: the first table as CSV, all of them as one workbook."""
    first = next(iter(tables.values()))
    with st.container(horizontal=True):
        st.download_button(
            text("parts.csv"),
            lambda: to_csv(first),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"{name}_csv",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            text("parts.xlsx"),
            lambda: to_xlsx(tables),
            file_name=f"{name}.xlsx",
            mime=XLSX_TYPE,
            key=f"{name}_xlsx",
            icon=":material/table_view:",
            on_click="ignore",
        )


def source_line(view: View) -> None:
    """Where the numbers come from, and how many of the plan's rows they cover."""
    files = ", ".join(sorted(set(view.plan_events["source_file"])))
    st.caption(
        text(
            "parts.source",
            file=markdown(files),
            shown=counted("common.event", len(view.events)),
            total=len(view.plan_events),
        )
    )


def nothing_left(view: View) -> bool:
    """Say which filters to loosen when they leave no event; whether that was so."""
    if not view.events.empty:
        return False
    st.info(text("parts.nothing_left", total=counted("common.event", len(view.plan_events))))
    return True


def choice(label: str, options: type[StrEnum], key: str):
    """One of a closed set, kept in the URL; the first is the default, ``<label>_<option>`` its words."""
    return st.segmented_control(
        text(label),
        list(options),
        default=next(iter(options)),
        required=True,
        format_func=lambda option: text(f"{label}_{option}"),
        key=key,
        bind="query-params",
    )


def region_picker(home: str) -> str | None:
    """The one choice of a region, kept in the URL; charts and tables write into it."""
    codes = sorted((code for code in subjects() if code != home), key=lambda code: subjects()[code].name)
    return st.selectbox(
        text("parts.region"),
        codes,
        index=None,
        placeholder=text("parts.region_hint"),
        format_func=lambda code: subjects()[code].name,
        key="region",
        bind="query-params",
    )


def pick_region(code: str) -> None:
    """Choose a region from a chart or a table."""
    st.session_state["region"] = code
