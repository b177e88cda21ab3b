"""«Обзор»: the half-year on one screen — figures, findings, the map, the next events."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.comparison.sides import earlier_view
from analysis.coverage.counts import region_counts
from analysis.coverage.figure import choropleth
from analysis.coverage.sentences import lead, map_alt
from analysis.coverage.tables import region_table
from analysis.escaping import markdown
from analysis.event_text import event_heading
from analysis.filter_words import paired_months
from analysis.map_layers import MapView, Room, beyond_note
from analysis.overview.counts import Headline, headline, next_events
from analysis.overview.figures import FIGURES, figure_change, figure_value
from analysis.overview.findings import Finding, findings, findings_title
from analysis.page_downloads import downloads
from analysis.page_geometry import geometry_url
from analysis.page_window import map_room
from analysis.selection import View
from analysis.style import class_axis
from analysis.texts import MINUS, counted, number, text
from analysis.wording import half_year_title, region_genitive, to_half_year
from data.schema import HalfYear

MAP_ROOM = Room(440, 560)
NEXT_EVENTS = 3
FIGURE_WIDTH = 132  # pixels
ROWS_SHOWN = 8


def page(view: View) -> None:
    """Draw the page for a view; changes are told against the nearest earlier plan."""
    counts = region_counts(view)
    parts.heading(title(view), lead(view, counts))
    if parts.nothing_left(view):
        return
    earlier = earlier_view(view)
    now, found = headline(view), findings(view, earlier)
    figure_rows(now, earlier)
    if earlier is not None and (paired := paired_months(earlier, view)):
        st.caption(paired)
    words, picture = st.columns([0.5, 0.5], gap="medium")
    with words:
        _findings(findings_title(view), found, view.plans.events)
        _next_events(view)
    with picture:
        _map(view, counts)
    downloads(
        "obzor",
        lambda: {
            text("overview.sheet_figures"): _figure_table(now),
            text("overview.sheet_findings"): pd.DataFrame(
                {text("overview.findings"): [finding.sentence for finding in found]}
            ),
            text("coverage.sheet"): region_table(counts),
        },
        view,
    )
    parts.source_line(view)


def title(view: View) -> str:
    """Whose cooperation the page is about, and when."""
    return text("overview.title", home=region_genitive(view.home), half_year=half_year_title(view.half_year))


def figure_rows(now: Headline, earlier: View | None, across: int = len(FIGURES)) -> None:
    """The headline figures and their changes, at most ``across`` beside each other."""
    if earlier is not None:
        st.caption(text("overview.changes_since", since=to_half_year(earlier.half_year)))
    then = None if earlier is None else headline(earlier)
    side_by_side = st.grid(across, min_column_width=FIGURE_WIDTH)
    for name in FIGURES:
        change = "" if then is None else figure_change(name, now, then)
        side_by_side.metric(
            text(f"overview.figure_{name}"),
            figure_value(name, now),
            delta=change or None,
            delta_color="off",
            delta_arrow=_arrow(change),
            help=text(f"overview.help_{name}"),
        )


def _arrow(change: str) -> str:
    """Which way the change points; Streamlit knows only the hyphen for a minus."""
    return "up" if change.startswith("+") else "down" if change.startswith(MINUS) else "off"


def _figure_table(figures: Headline) -> pd.DataFrame:
    return pd.DataFrame(
        {
            text("overview.column_figure"): [text(f"overview.figure_{name}") for name in FIGURES],
            text("overview.column_value"): [getattr(figures, name) for name in FIGURES],
            text("overview.column_meaning"): [text(f"overview.help_{name}") for name in FIGURES],
        }
    )


def _findings(title: str, found: list[Finding], all_events: pd.DataFrame) -> None:
    st.header(title, anchor=False)
    for finding in found:
        with st.expander(markdown(finding.sentence)):
            st.markdown(markdown(finding.note))
            st.markdown(_rows(finding, all_events))


def _rows(finding: Finding, all_events: pd.DataFrame) -> str:
    events = all_events[all_events["event_id"].isin(finding.events)]
    lines = [f"- {_line(event)}" for event in events.head(ROWS_SHOWN).itertuples()]
    if len(events) > ROWS_SHOWN:
        lines.append(f"- {text('common.more', count=counted('common.event', len(events) - ROWS_SHOWN))}")
    return "\n".join(lines)


def _line(event) -> str:
    return event_heading(event, HalfYear.parse(event.half_year))


def _next_events(view: View) -> None:
    today = pd.Timestamp.now().normalize()
    shown = next_events(view, today, NEXT_EVENTS)
    title = "overview.ahead" if shown.ahead else "overview.last" if shown.total else "overview.dates"
    st.header(text(title), anchor=False)
    st.markdown("\n".join(f"- {_line(event)}" for event in shown.events.itertuples()))
    undated = int(view.events["start"].isna().sum())
    more = len(shown.events) < shown.total
    rest = [
        text("overview.shown", shown=len(shown.events), total=number(shown.total)) if more else "",
        text("overview.undated", events=counted("common.event", undated)) if undated else "",
    ]
    st.caption(" ".join(filter(None, rest)))


def _map(view: View, counts: pd.DataFrame) -> None:
    url, axis = geometry_url("europe"), class_axis(view.selection.fractional)
    room = map_room(MapView.EUROPE, view.home, MAP_ROOM)
    figure = choropleth(counts, MapView.EUROPE, url, view.home, None, axis, room)
    parts.chart(figure, "overview_map", map_alt(counts))
    if beyond := beyond_note(MapView.EUROPE, counts.loc[counts["events"] > 0, "region"]):
        st.caption(beyond)
    table = parts.fold(text("overview.table"), "overview_table_fold")
    if table.open:
        with table:
            page_tables.table(region_table(counts), "overview_table", map_alt(counts))
