"""«Карта» on the wall: the map, and beside it the words and the busiest partners."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis.coverage.counts import Measure, region_counts, unpainted
from analysis.coverage.figure import choropleth, leaders, tile_grid
from analysis.coverage.page import controls, value_axis
from analysis.coverage.sentences import lead, map_alt, unpainted_note
from analysis.escaping import markdown
from analysis.map_layers import MapView, Room, beyond_note
from analysis.page_geometry import geometry_url
from analysis.page_window import wall
from analysis.selection import View
from analysis.texts import counted, text
from analysis.tile_layers import in_full_type
from analysis.wall import GAP, LINE, TYPE, that_fit
from analysis.wording import half_year_title, region_genitive

MAP = 5 / 8  # of the width; why eighths, see ``picture_and_list``
ROW_HEIGHT = 25
LEAST_ROWS = 6  # bars that notes leave room for
TILES_NOTES = 1  # below tiles, which need the height to be read
NAMES = 3  # of regions beyond the map, where there is little room


def slide(view: View, choices) -> None:
    """Draw the slide; its choices are those of the page."""
    title = text("coverage.title", home=region_genitive(view.home), half_year=half_year_title(view.half_year))
    st.title(markdown(title), anchor=False)
    if parts.nothing_left(view):
        return
    with choices():
        map_view, measure, picked = controls(view.home)
    counts = region_counts(view, measure)
    height = wall().picture_height()
    if map_view == MapView.TILES:
        _tiles(view, counts, (measure, picked), height)
        return
    picture, words = st.columns([MAP, 1 - MAP], gap="medium")
    with picture:
        _map(view, counts, (map_view, measure, picked), height)
    with words:
        _words(view, counts, map_view, height)


def _tiles(view: View, counts: pd.DataFrame, chosen: tuple[Measure, str | None], height: int) -> None:
    measure, picked = chosen
    missed = unpainted(view)
    notes = unpainted_note(missed)
    if len(notes) > TILES_NOTES:
        notes = [_in_brief(missed)]
    axis = value_axis(measure, view.selection.fractional)
    room = wall().beside(height, wall().width, *notes)
    figure = in_full_type(tile_grid(counts, view.home, picked, axis, room))
    parts.chart(figure, "tiles", map_alt(counts))
    for note in notes:
        st.caption(note)


def _map(view: View, counts: pd.DataFrame, chosen: tuple[MapView, Measure, str | None], height: int) -> None:
    map_view, measure, picked = chosen
    axis = value_axis(measure, view.selection.fractional)
    room = Room(MAP * wall().width, height, TYPE)
    url = geometry_url(map_view.plane)
    figure = choropleth(counts, map_view, url, view.home, picked, axis, room)
    parts.chart(figure, "map_chart", map_alt(counts))


def _words(view: View, counts: pd.DataFrame, map_view: MapView, height: int) -> None:
    partners = counts[counts["events"] > 0]
    sentence = lead(view, region_counts(view))
    width = (1 - MAP) * wall().width
    codes = partners["region"]
    notes = notes_within(wall().beside(height, width, sentence), width, view, map_view, codes)
    st.markdown(sentence)
    room = wall().beside(height, width, sentence, *notes)
    shown = partners.head(max(1, rows_within(room)))
    if len(shown):
        parts.chart(leaders(shown, ROW_HEIGHT), "leaders", text("coverage.table_alt"))
    if len(partners) > len(shown):
        rest = counted("common.region", len(partners) - len(shown))
        st.caption(text("common.more", count=rest))
    for note in notes:
        st.caption(note)


def rows_within(room: float) -> int:
    """Bars that find room in units, with the line below them that counts the others."""
    return int((room - LINE - 2 * GAP) / ROW_HEIGHT)


def notes_within(room: float, width: float, view: View, map_view: MapView, codes: Iterable[str]) -> list[str]:
    """What the map does not show, kind by kind where ``LEAST_ROWS`` bars are left room, or in brief."""
    missed = unpainted(view)
    notes = list(filter(None, [beyond_note(map_view, codes), *unpainted_note(missed)]))
    if rows_within(wall().beside(room, width, *notes)) >= LEAST_ROWS:
        return notes
    brief = list(filter(None, [_in_brief(missed), beyond_note(map_view, codes, NAMES)]))
    spaces = len(brief) * GAP / 2  # those that ``that_fit`` does not count
    return that_fit(brief, width, room - LEAST_ROWS * ROW_HEIGHT - LINE - 2 * GAP - spaces)


def _in_brief(missed: pd.DataFrame) -> str:
    return text("coverage.unpainted", events=counted("common.event", len(missed))) if len(missed) else ""
