"""«Карта»: partner regions on the map, the ranked list beside it, and the events of the one picked."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.coverage.counts import Measure, region_counts, unpainted
from analysis.coverage.figure import MapView, choropleth, tile_grid
from analysis.coverage.sentences import gap_lines, lead, map_alt, unpainted_note
from analysis.coverage.tables import gap_summary, gap_table, region_table
from analysis.depth.page_sections import concentration_section
from analysis.map_layers import beyond_note
from analysis.page_downloads import downloads
from analysis.page_geometry import geometry_url
from analysis.page_tiles import tile_key
from analysis.page_window import TILES_WIDTH, map_room, picture_and_list, tiles_height
from analysis.profile.page_links import region_link
from analysis.rounding import half_up
from analysis.selection import View
from analysis.style import class_axis
from analysis.texts import text
from analysis.wording import half_year_title, region_genitive
from geo.subjects import subjects

LIST_HEIGHT = 660


def page(view: View) -> None:
    """Draw the page for a view; the picked region lives in the URL under ``region``."""
    title = text("coverage.title", home=region_genitive(view.home), half_year=half_year_title(view.half_year))
    counts = region_counts(view)
    parts.heading(title, lead(view, counts))
    if parts.nothing_left(view):
        return
    with st.container(horizontal=True):
        map_view, measure, picked = controls(view.home)
    if measure != Measure.EVENTS:
        counts = region_counts(view, measure)
    picture, ranking = picture_and_list()
    with picture:
        _draw(view, counts, map_view, value_axis(measure, view.selection.fractional), picked)
    with ranking:
        _ranked_table(counts, view.selection.fractional, picked)
    beyond = beyond_note(map_view, counts.loc[counts["events"] > 0, "region"])
    for line in filter(None, (beyond, *unpainted_note(unpainted(view)))):
        st.caption(line)
    _events(view, picked)
    _gaps(view, counts)
    concentrated = concentration_section(view)
    downloads("karta", lambda: _exports(counts) | concentrated, view)
    parts.source_line(view)


def first_map(view: View) -> go.Figure:
    """The map that the page opens on."""
    url, axis = geometry_url(MapView.EUROPE.plane), class_axis(view.selection.fractional)
    return choropleth(region_counts(view), MapView.EUROPE, url, view.home, None, axis)


def _exports(counts: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {text("coverage.sheet"): region_table(counts), text("coverage.gaps_sheet"): gap_table(counts)}


def controls(home: str) -> tuple[MapView, Measure, str | None]:
    """The choices of the map, kept in the URL."""
    map_view = parts.choice("coverage.view", MapView, "map")
    measure = parts.choice("coverage.measure", Measure, "measure")
    return map_view, measure, parts.region_picker(home)


def value_axis(measure: Measure, fractional: bool) -> dict:
    """The colour axis of a measure under a way of counting."""
    return class_axis(fractional and measure == Measure.EVENTS, text(f"coverage.legend_{measure}"))


def _draw(view: View, counts: pd.DataFrame, map_view: MapView, axis: dict, picked: str | None) -> None:
    alt = map_alt(counts)
    if map_view == MapView.TILES:
        figure = tile_grid(counts, view.home, picked, axis, tiles_height())
        parts.chart(figure, "tiles", alt, parts.pick_area, TILES_WIDTH)
        tile_key("tiles_key")
        return
    url, room = geometry_url(map_view.plane), map_room(map_view, view.home)
    figure = choropleth(counts, map_view, url, view.home, picked, axis, room)
    parts.chart(figure, "map_chart", alt, parts.pick_area)


def _ranked_table(counts: pd.DataFrame, fractional: bool, picked: str | None) -> None:
    partners = counts[counts["events"] > 0].reset_index(drop=True)
    shown = pd.DataFrame(
        {
            text("coverage.column_region"): [subjects()[code].label for code in partners["region"]],
            text("coverage.column_value"): half_up(partners["fractional"], 2)
            if fractional
            else partners["events"],
            text("coverage.column_departments"): partners["departments"],
            text("coverage.column_in_person"): partners["in_person"],
        }
    )
    regions = list(partners["region"])
    page_tables.picking_table(
        shown,
        "ranking",
        text("coverage.table_alt"),
        regions.index(picked) if picked in regions else None,
        lambda row: parts.pick_region(None if row is None else regions[row]),
        height=LIST_HEIGHT,
        column_config=_widths(shown),
    )


def _widths(table: pd.DataFrame) -> dict:
    names, *numbers = table.columns
    return {names: st.column_config.TextColumn(width=116)} | page_tables.localized(table[numbers], 46)


def _events(view: View, picked: str | None) -> None:
    if picked is None:
        return
    events = view.events_of(view.participations[view.participations["region"] == picked])
    parts.event_list(
        view, events, text("coverage.events_of", region=subjects()[picked].name), "region_events"
    )
    region_link(picked)


def _gaps(view: View, counts: pd.DataFrame) -> None:
    title = "coverage.gaps_title_selected" if view.selection.is_filtered else "coverage.gaps_title"
    st.header(text(title), anchor=False)
    for line in gap_lines(counts, view.events):
        st.markdown(line)
    parts.text_table(gap_summary(counts))
