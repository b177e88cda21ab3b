"""«Календарь»: how full each month is, and every event as an interval."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.event_text import event_numbers, printed_numbers
from analysis.page_downloads import downloads
from analysis.page_window import window
from analysis.selection import View
from analysis.texts import counted, text
from analysis.timeline.counts import (
    Activity,
    Split,
    beyond_drawn,
    counted_in,
    intervals,
    is_permanent,
    monthly,
)
from analysis.timeline.figure import monthly_bars, series_names
from analysis.timeline.intervals import interval_chart
from analysis.timeline.sentences import lead
from analysis.wording import half_year_title, joined, month_name

NAMED = 8  # numbers of events in a sentence


def page(view: View) -> None:
    """Draw the page; the picked event lives in the URL under ``event``."""
    parts.heading(text("timeline.title", half_year=half_year_title(view.half_year)), lead(view))
    if parts.nothing_left(view):
        return
    with st.container(horizontal=True):
        activity, split = controls()
    counts = monthly(view.events, view.half_year, activity, split)
    parts.chart(
        monthly_bars(counts, view.half_year, split), "months_chart", text("timeline.bars_alt"), _pick_month
    )
    _month_events(view, activity)
    table = _month_table(counts, split)
    page_tables.table(table, "months_table", text("timeline.bars_alt"))
    _interval_part(view)
    downloads(
        "kalendar",
        lambda: {text("timeline.sheet"): table, text("timeline.events_sheet"): _event_table(view)},
        view,
    )
    parts.source_line(view)


def controls() -> tuple[Activity, Split]:
    """What the bars count and what their colours mean, kept in the URL."""
    return (
        parts.choice("timeline.activity", Activity, "activity"),
        parts.choice("timeline.split", Split, "split"),
    )


def _pick_month(point: dict) -> None:
    st.session_state["picked_month"] = tuple(point["customdata"])


def _month_events(view: View, activity: Activity) -> None:
    """The events behind the bar that was picked last."""
    picked = st.session_state.get("picked_month")
    if picked is None:
        return
    events = view.events[counted_in(view.events, *picked, activity)]
    parts.event_list(view, events, f"{month_name(picked[1])} {picked[0]}", "month_events")


def _interval_part(view: View) -> None:
    dated = intervals(view.events, view.half_year)
    st.header(text("timeline.intervals_title"), anchor=False)
    _told("timeline.early", dated[dated["starts_early"]])
    _told("timeline.far", view.events[beyond_drawn(view.events, view.half_year)])
    if len(dated):
        parts.chart(
            interval_chart(dated, view.half_year, window().narrow),
            "intervals_chart",
            text("timeline.intervals_alt"),
            _pick_event,
        )
    picked = st.session_state.get("event")
    if picked is not None and (view.events["event_id"] == picked).any():
        parts.event_list(
            view, view.events[view.events["event_id"] == picked], text("timeline.picked"), "picked_event"
        )
    permanent = view.events[is_permanent(view.events)]
    if len(permanent):
        parts.event_list(view, permanent, text("timeline.permanent_title"), "permanent_events")
    undated = view.events[view.events["start"].isna()]
    if len(undated):
        parts.event_list(view, undated, text("timeline.undated_title"), "undated_events")


def _told(key: str, events: pd.DataFrame) -> None:
    """How many events are so, and their numbers; nothing of none."""
    if len(events):
        numbers = joined(event_numbers(events), limit=NAMED)
        st.caption(text(key, events=counted("common.event", len(events)), numbers=numbers))


def _pick_event(point: dict) -> None:
    st.session_state["event"] = point["customdata"]


def _month_table(counts: pd.DataFrame, split: Split) -> pd.DataFrame:
    series = list(dict.fromkeys(counts["series"]))
    table = counts.pivot(index=["year", "month"], columns="series", values="events")[series]
    names = series_names(series, split)
    table.columns = [names[name] for name in series]
    table[text("timeline.total")] = table.sum(axis=1)
    months = [f"{month_name(month)} {year}" for year, month in table.index]
    table.insert(0, text("timeline.month"), months)
    return table.reset_index(drop=True)


def _event_table(view: View) -> pd.DataFrame:
    events = view.events.sort_values(["start", "end"], kind="stable")
    return pd.DataFrame(
        {
            text("timeline.column_number"): printed_numbers(events),
            text("timeline.column_event"): events["title"],
            text("timeline.column_start"): events["start"],
            text("timeline.column_end"): events["end"],
            text("timeline.column_dates"): events["dates_text"],
        }
    )
