"""«Сравнение» on the wall: what changed, on the map and in names, or three trends through all half-years."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis.comparison.counts import partners, tally
from analysis.comparison.figure import change_map, change_tiles
from analysis.comparison.page import Mode, other_half_year, pair_title
from analysis.comparison.page_series import trends
from analysis.comparison.sentences import lead, list_title, partner_lists
from analysis.comparison.series import series
from analysis.comparison.series_sentences import series_lead
from analysis.comparison.sides import Sides, all_views, half_years, sides
from analysis.escaping import markdown
from analysis.map_layers import MapView, Room, beyond_note
from analysis.page_geometry import geometry_url
from analysis.page_window import wall
from analysis.selection import View
from analysis.texts import text
from analysis.tile_layers import in_full_type
from analysis.wall import GAP, LINE, TYPE, lines

MAP = 5 / 8  # of the width; why eighths, see ``picture_and_list``
HEADER = 36  # units of the heading of a list or a chart


def has_two(view: View) -> bool:
    """Whether there is anything to compare."""
    return len(half_years(view)) > 1


def slide(view: View, choices) -> None:
    """Draw the slide; its choices are those of the page but the region."""
    library = half_years(view)
    with choices():
        mode = parts.choice("comparison.mode", Mode, "mode") if len(library) > 2 else Mode.PAIR
        if mode == Mode.PAIR:
            both = sides(view, other_half_year(view, library))
            map_view = parts.choice("comparison.view", MapView, "map")
    if mode == Mode.SERIES:
        _series(view)
    else:
        _pair(view, both, map_view)


def _series(view: View) -> None:
    views = all_views(view)
    rows = series(views)
    words = series_lead(views, rows["partners"])
    parts.heading(text("comparison.title_series"), words)
    trends(rows, wall().picture_height(words, taken=HEADER))


def _pair(view: View, both: Sides, map_view: MapView) -> None:
    changed = partners(both)
    words = "" if map_view == MapView.TILES else lead(both, changed)  # the tiles take all the room
    parts.heading(pair_title(both), words)
    if all(side.events.empty for side in both.views):
        parts.nothing_left(view)
        return
    height = wall().picture_height(words)
    alt = text("comparison.alt_map", **tally(changed))
    if map_view == MapView.TILES:
        figure = in_full_type(change_tiles(changed, both.later.home, None, height))
        parts.chart(figure, "change_tiles", alt)
        return
    picture, names = st.columns([MAP, 1 - MAP], gap="medium")
    with picture:
        _map(both.later.home, changed, map_view, height, alt)
    with names:
        for group in ("appeared", "dropped"):
            _names(changed, group, height / 2 - HEADER - GAP)


def _map(home: str, changed: pd.DataFrame, map_view: MapView, height: int, alt: str) -> None:
    width, beyond = MAP * wall().width, beyond_note(map_view, changed["region"])
    room = Room(width, wall().beside(height, width, beyond), TYPE)
    figure = change_map(changed, map_view, geometry_url(map_view.plane), home, None, room)
    parts.chart(figure, "change_map", alt)
    if beyond:
        st.caption(beyond)


def _names(changed: pd.DataFrame, group: str, height: float) -> None:
    """A group of partners by name, as many as there is room for."""
    st.header(list_title(group, changed), anchor=False)
    width, limit = (1 - MAP) * wall().width, tally(changed)[group]
    while limit > 1 and lines(_named(changed, group, limit), width) * LINE > height:
        limit -= 1
    st.markdown(markdown(_named(changed, group, limit)) or text("comparison.nobody"))


def _named(changed: pd.DataFrame, group: str, limit: int) -> str:
    return " ".join(partner_lists(changed, group, limit).values())
