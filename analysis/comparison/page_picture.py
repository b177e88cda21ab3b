"""The upper half of «Сравнение»: five figures and how they are counted, the change map, its list."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.comparison import tables
from analysis.comparison.behind import events_of_region
from analysis.comparison.continuations import held_again
from analysis.comparison.counts import common_partners, partners_of_each, possible_partners, tally
from analysis.comparison.figure import change_map, change_tiles
from analysis.comparison.page_changes import side_events
from analysis.comparison.sentences import LISTED
from analysis.comparison.sides import Sides
from analysis.map_layers import MapView, beyond_note
from analysis.page_geometry import geometry_url
from analysis.page_tiles import tile_key
from analysis.page_window import TILES_WIDTH, map_room, picture_and_list, tiles_height
from analysis.texts import number, text
from geo.subjects import subjects

LIST_HEIGHT = 600


class Only(StrEnum):
    """Which partners the list shows."""

    ALL = "all"
    APPEARED = "appeared"
    STAYED = "stayed"
    DROPPED = "dropped"


def figures(both: Sides, changed: pd.DataFrame, recurring: pd.DataFrame) -> None:
    """Five numbers then and now, and one click away how they are counted."""
    then, now = partners_of_each(changed)
    events = [len(side.events) for side in both.views]
    words = {name: number(value) for name, value in tally(changed).items()}
    common = _in_common(common_partners(changed))
    with st.container(horizontal=True, gap="medium"):
        _figure("partners", number(now), number(then))
        _figure("coverage", _coverage(now), _coverage(then))
        explained = text("comparison.help_retention", stayed=words["stayed"], all=number(len(changed)))
        _figure("retention", common, explained=explained)
        _figure("events", number(events[1]), number(events[0]))
        _figure("recurring", number(held_again(both, recurring)[1].sum()))
        with st.popover(text("comparison.how"), icon=":material/functions:"):
            st.markdown(text("comparison.how_body", total=possible_partners(), value=common, **words))


def _figure(name: str, value: str, before: str | None = None, explained: str | None = None) -> None:
    st.metric(
        text(f"comparison.figure_{name}"),
        value,
        delta=None if before is None else text("comparison.then_value", value=before),
        delta_color="off",
        delta_arrow="off",
        help=explained,
        width="content",
    )


def _in_common(share: float | None) -> str:
    return "—" if share is None else text("comparison.percent", value=number(100 * share, 0))


def _coverage(partners: int) -> str:
    return text("comparison.percent", value=number(100 * partners / possible_partners()))


def picture(both: Sides, changed: pd.DataFrame, map_view: MapView, picked: str | None) -> None:
    """The change map or its tiles, and beside it the list: one choice of a region for both."""
    drawing, ranking = picture_and_list()
    home = both.later.home
    alt = text("comparison.alt_map", **tally(changed))
    with drawing:
        if map_view == MapView.TILES:
            figure = change_tiles(changed, home, picked, tiles_height())
            parts.chart(figure, "change_tiles", alt, parts.pick_area, TILES_WIDTH)
            tile_key("change_tiles_key")
        else:
            room = map_room(map_view, home)
            figure = change_map(changed, map_view, geometry_url(map_view.plane), home, picked, room)
            parts.chart(figure, "change_map", alt, parts.pick_area)
            if beyond := beyond_note(map_view, changed["region"]):
                st.caption(beyond)
    with ranking:
        _ranking(changed, picked)


def _ranking(changed: pd.DataFrame, picked: str | None) -> None:
    only = parts.choice("comparison.only", Only, "only")
    kept = changed if only == Only.ALL else changed[changed["change"].isin(LISTED[only])]
    shown = kept.reset_index(drop=True)
    table, regions = tables.ranking(shown), list(shown["region"])
    name, *numbers = table.columns
    narrow = {column: st.column_config.Column(width=50) for column in numbers}
    narrow |= page_tables.localized(table, width=50)
    page_tables.picking_table(
        table,
        f"change_ranking_{only}",
        text("comparison.table_alt"),
        regions.index(picked) if picked in regions else None,
        lambda row: parts.pick_region(None if row is None else regions[row]),
        height=LIST_HEIGHT,
        column_config={name: st.column_config.TextColumn(width=116)} | narrow,
    )


def region_events(both: Sides, region: str) -> None:
    """The events of both plans with one region."""
    st.header(text("comparison.region_events", region=subjects()[region].name), anchor=False)
    side_events(both, events_of_region(both, region), "compared_region")
