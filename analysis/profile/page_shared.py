"""What both profiles are made of: figures, events by half-year, the intervals, the other half-years."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.departments import short_names
from analysis.depth.figure import trend_bars
from analysis.depth.page_definitions import definition, definitions
from analysis.event_text import event_file, printed_numbers
from analysis.page_downloads import downloads
from analysis.page_window import window
from analysis.profile.page_files import profile_downloads
from analysis.rounding import half_up
from analysis.selection import Selection, View, select
from analysis.texts import counted, number, text
from analysis.timeline.counts import intervals
from analysis.timeline.intervals import interval_chart
from analysis.wording import half_year_short, half_year_title, percent
from data.schema import HalfYear

TABLE_HEIGHT, ROWS_AT_ONCE = 440, 11
TEXT_COLUMNS = {"name": 170, "department": None, "district": 70, "value": None}
MEASURE_UNITS = {"months": "months_of", "distance": "km"}
NARROW_WIDTH = 140  # of a column of words on a phone


def measure_table(
    view: View, measured: pd.DataFrame, columns: list[str], file: str, on_row: Callable[[int], None]
) -> None:
    """The measures of everyone of a kind, a row leading to the profile, with definitions and downloads."""
    table = renamed(measured, columns)
    definitions([name for name in columns if name not in TEXT_COLUMNS], f"{file}_definitions")
    shown = whole(table, columns)
    if window().narrow and "department" in columns:
        shown[text("profile.column_department")] = _shortened(measured["department"])
    page_tables.picking_table(
        shown,
        f"{file}_table",
        text("profile.measures_alt"),
        None,
        lambda row: None if row is None else on_row(row),
        column_config=narrow_columns(columns),
        height=TABLE_HEIGHT if len(shown) > ROWS_AT_ONCE else "auto",
    )
    downloads(file, lambda: {text("profile.sheet_measures"): table}, view)


def _shortened(departments: pd.Series) -> pd.Series:
    return departments.map(short_names(departments))


def measure_words(own: pd.Series, names: list[str]) -> dict[str, str]:
    """The measures of one region or department, each the way it is read."""
    return {name: _measure_words(name, own[name]) for name in names}


def _measure_words(name: str, value: float) -> str:
    if name.endswith("share"):
        return percent(value)
    if name in MEASURE_UNITS:
        return text(f"profile.{MEASURE_UNITS[name]}", value=number(value, 0))
    return number(value, 2)


def trend_chart(events: pd.Series, view: View, key: str) -> None:
    """Events by half-year, where there is more than one to show."""
    if len(events) < 2:
        return
    st.markdown(f"**{text('profile.trend_title')}**", help=text("depth.definition_trend"))
    parts.chart(trend_bars(events, view.half_year), key, text("profile.trend_alt"))


def timeline(profile: View, key: str) -> None:
    """The dated events as intervals; how many have no place on the axis is said."""
    dated = intervals(profile.events, profile.half_year)
    st.header(text("profile.timeline_title"), anchor=False)
    if len(dated):
        parts.chart(
            interval_chart(dated, profile.half_year, window().narrow), key, text("profile.timeline_alt")
        )
    apart = len(profile.events) - len(dated)
    if apart:
        st.caption(text("profile.timeline_apart", events=counted("common.event", apart)))


def _history(view: View, narrow: Callable[[View], View], key: str) -> None:
    """The events in every other plan of the library, the newest first; filters do not apply to them."""
    st.header(text("profile.history_title"), anchor=False)
    keys = sorted(set(view.plans.events["half_year"].unique()) - {view.half_year.key}, reverse=True)
    if not keys:
        st.markdown(text("profile.history_none"))
        return
    if view.selection.is_filtered:
        st.caption(text("profile.history_filters"))
    for half_year in map(HalfYear.parse, keys):
        plan = narrow(select(view.plans, view.home, Selection(half_year)))
        invented = half_year == view.around.demonstration
        title = text(
            "profile.history_demonstration" if invented else "profile.history_events",
            half_year=half_year_title(half_year),
            events=counted("common.event", len(plan.events)),
        )
        with st.container(key=f"{key}_{half_year.key}"):
            parts.event_list(plan, plan.events, title, f"{key}_{half_year.key}_events")


def ending(
    view: View, narrow: Callable[[View], View], trend: pd.Series, file: str, tables: dict[str, pd.DataFrame]
) -> None:
    """What both profiles end with: the other half-years, and all of it as files called ``file``."""
    _history(view, narrow, f"{file}_history")
    profile_downloads(
        file,
        lambda: {
            text("profile.sheet_events"): _event_table(view, narrow),
            text("profile.sheet_trend"): _trend_table(trend),
            **tables,
        },
        view,
        narrow,
    )


def _trend_table(events: pd.Series) -> pd.DataFrame:
    """Events by half-year for a file; empty where there is no plan."""
    return pd.DataFrame(
        {
            text("profile.column_half_year"): [half_year_short(HalfYear.parse(key)) for key in events.index],
            text("profile.column_events"): events.to_numpy(),
        }
    )


def _event_table(view: View, narrow: Callable[[View], View]) -> pd.DataFrame:
    """The events of the view, then those of the other plans whole, for a file."""
    others = sorted(set(view.plans.events["half_year"].unique()) - {view.half_year.key}, reverse=True)
    plans = [select(view.plans, view.home, Selection(HalfYear.parse(key))) for key in others]
    events = pd.concat([narrow(plan).events for plan in (view, *plans)])
    return pd.DataFrame(
        {
            text("profile.column_half_year"): [
                half_year_short(HalfYear.parse(key)) for key in events["half_year"]
            ],
            text("profile.column_number"): printed_numbers(events),
            text("profile.column_department"): events["department"].astype("str"),
            text("profile.column_title"): events["title"],
            text("profile.column_dates"): events["dates_text"],
            text("profile.column_file"): [event_file(event) for event in events.itertuples()],
            text("profile.column_row"): events["source_row"],
        }
    )


def renamed(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """The columns asked for, shares in per cent, under the names people read."""
    shares = {name: half_up(100 * frame[name], 1) for name in columns if name.endswith("share")}
    shown = frame.assign(**shares)[columns]
    floats = {name: half_up(shown[name], 2) for name in shown.select_dtypes("float")}
    return shown.assign(**floats).rename(columns={name: text(f"profile.column_{name}") for name in columns})


def whole(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """``renamed`` for a screen, which would cut decimals where it has no room: shares and km in whole."""
    names = [text(f"profile.column_{name}") for name in columns if _is_whole(name)]
    return table.assign(**{name: half_up(table[name]).astype("Int64") for name in names})


def _is_whole(name: str) -> bool:
    return name.endswith("share") or name == "distance"


def narrow_columns(columns: list[str]) -> dict[str, object]:
    """Column settings for ``whole``: short headings that explain themselves."""
    return {text(f"profile.column_{name}"): _column(name) for name in columns}


def _column(name: str):
    heading = text(f"profile.short_{name}")
    if name in TEXT_COLUMNS:
        width = NARROW_WIDTH if window().narrow else TEXT_COLUMNS[name]
        return st.column_config.TextColumn(heading, width=width)
    number_format = "%d %%" if name.endswith("share") else "localized"
    return st.column_config.NumberColumn(heading, help=definition(name), width=62, format=number_format)
