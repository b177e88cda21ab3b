"""Sections that other pages end with: how cooperation is spread, and who takes part together."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis.cell_grid import cell_at
from analysis.depth.concentration import Concentration, concentration, district_reach
from analysis.depth.figure import GAP_MAP_HEIGHT, gap_map, reach_bars, together_cells, together_grid
from analysis.depth.page_definitions import definitions, figures
from analysis.depth.sentences import concentration_lead, reach_lead, together_lead
from analysis.depth.together import co_participation
from analysis.map_layers import MapView, Room
from analysis.page_geometry import geometry_url
from analysis.page_window import map_room
from analysis.rounding import half_up
from analysis.selection import View
from analysis.texts import number, text
from analysis.wording import district_name, percent
from geo.subjects import subjects

PARTNERS_SHOWN = 15


def concentration_section(view: View) -> dict[str, pd.DataFrame]:
    """Concentration and the reach of federal districts; the tables it shows, by sheet, for downloads.

    Nothing is drawn, and nothing returned, where no event of the view names a partner.
    """
    measured = concentration(view)
    if measured is None:
        return {}
    reach = district_reach(view)
    st.header(text("depth.concentration_title"), anchor=False)
    st.markdown(f"{concentration_lead(measured, view.selection.fractional)} {reach_lead(reach)}")
    figures(_concentration_figures(measured))
    definitions(["leaders_share", "equal_partners", "index", "covered"], "concentration_definitions")
    bars, country = st.columns(2, gap="medium")
    with bars:
        parts.chart(reach_bars(reach), "reach_chart", text("depth.reach_alt"))
    with country:
        room = map_room(MapView.RUSSIA, view.home, Room(height=GAP_MAP_HEIGHT))
        partners = view.participations["region"].astype("str").unique()
        parts.chart(
            gap_map(partners, geometry_url("russia"), view.home, room.height),
            "gap_map",
            text("depth.gap_map_alt"),
        )
    return {text("depth.concentration_title"): _reach_table(reach)}


def _concentration_figures(measured: Concentration) -> dict[str, str]:
    return {
        "leaders_share": percent(measured.leaders_share),
        "equal_partners": number(measured.equal_partners),
        "index": number(measured.index, 0),
    }


def _reach_table(reach: pd.DataFrame) -> pd.DataFrame:
    table = reach.assign(
        district=reach["district"].map(district_name),
        share=half_up(100 * reach["share"], 1),
        missing=reach["missing"].map(", ".join),
    )
    return table.rename(columns={name: text(f"depth.column_{name}") for name in table.columns})


def together_section(view: View) -> dict[str, pd.DataFrame]:
    """Who takes part together, a cell leading to the events; the tables it shows, by sheet.

    The picked pair lives in the URL under ``pair_first`` and ``pair_second``.
    """
    shared = co_participation(view.participations)
    st.header(text("depth.together_title"), anchor=False)
    st.markdown(together_lead(shared))
    if len(shared) < 2:
        return {}
    top = shared.iloc[:PARTNERS_SHOWN, :PARTNERS_SHOWN]
    parts.chart(together_grid(top), "together_chart", text("depth.together_alt"), partial(_pick_pair, top))
    if len(shared) > len(top):
        st.caption(text("depth.together_shown", shown=len(top), hidden=len(shared) - len(top)))
    definitions(["together"], "together_definitions")
    _pair_events(view, list(shared.index))
    return {text("depth.together_title"): _together_table(shared)}


def _pick_pair(shared: pd.DataFrame, point: dict) -> None:
    pair = cell_at(together_cells(shared), point["point_index"])
    st.session_state["pair_first"], st.session_state["pair_second"] = pair


def _pair_events(view: View, codes: list[str]) -> None:
    left, right = st.columns(2)
    with left:
        first = _partner("first", codes)
    with right:
        second = _partner("second", codes)
    if first is None or second is None:
        return
    pairs = view.participations
    both = [set(pairs.loc[pairs["region"] == code, "event_id"]) for code in (first, second)]
    events = view.events[view.events["event_id"].isin(both[0] & both[1])]
    title = text("depth.together_events", one=subjects()[first].name, other=subjects()[second].name)
    parts.event_list(view, events, title, "pair_events")


def _partner(place: str, codes: list[str]) -> str | None:
    return st.selectbox(
        text(f"depth.together_{place}"),
        sorted(codes, key=lambda code: subjects()[code].name),
        index=None,
        placeholder=text("depth.together_hint"),
        format_func=lambda code: subjects()[code].name,
        key=f"pair_{place}",
        bind="query-params",
    )


def _together_table(shared: pd.DataFrame) -> pd.DataFrame:
    names = [subjects()[code].name for code in shared.index]
    table = shared.set_axis(names, axis=1).reset_index(drop=True)
    table.insert(0, text("depth.column_region"), names)
    return table
