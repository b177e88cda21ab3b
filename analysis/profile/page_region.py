"""The profile of a partner region, and, while none is picked, the measures of all of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.departments import short_names
from analysis.depth.counts import partner_measures
from analysis.depth.page_definitions import definitions, figures
from analysis.depth.together import companions
from analysis.depth.trend import partner_trend, row_of
from analysis.page_geometry import geometry_url
from analysis.profile.counts import by_value, narrowed_to_region
from analysis.profile.figure import closest_view, region_map
from analysis.profile.page_links import arrive, back_link
from analysis.profile.page_shared import (
    ending,
    measure_table,
    measure_words,
    narrow_columns,
    renamed,
    timeline,
    trend_chart,
    whole,
)
from analysis.profile.sentences import district_note, region_lead
from analysis.selection import View
from analysis.texts import text
from analysis.wording import district_name, half_year_title, region_genitive
from geo.distance import capital_distance_km
from geo.subjects import subjects

MEASURES = [
    "events",
    "fractional",
    "departments",
    "in_person_share",
    "bilateral_share",
    "kinds",
    "months",
    "distance",
]
MEASURE_COLUMNS = ["name", "district", *MEASURES]


def page(view: View) -> None:
    """Draw the profile; the picked region lives in the URL under ``region``."""
    back_link()
    top = st.container()
    arrive("region")
    region = parts.region_picker(view.home)
    if region is None:
        _everyone(view, top)
    else:
        _profile(view, region, top)
    parts.source_line(view)


def _everyone(view: View, top) -> None:
    with top:
        title = text(
            "profile.region_none_title",
            home=region_genitive(view.home),
            half_year=half_year_title(view.half_year),
        )
        parts.heading(title, text("profile.region_none"))
    if parts.nothing_left(view):
        return
    measured = _measured(view)
    measured["district"] = measured["district"].map(district_name)
    measure_table(
        view, measured, MEASURE_COLUMNS, "regiony", lambda row: parts.pick_region(measured["region"][row])
    )


def _profile(view: View, region: str, top) -> None:
    profile = narrowed_to_region(view, region)
    trend = row_of(partner_trend(view.plans), region)
    with top:
        _heading(view, region, region_lead(profile, region, trend))
    figures(_figures(view, region))
    definitions(MEASURES, "region_definitions")
    picture, words = st.columns(2, gap="medium")
    with picture:
        _map(view, region)
    with words:
        trend_chart(trend, view, "region_trend")
        departments = _departments(profile)
    tables = {text("profile.sheet_departments"): departments}
    if len(profile.events):
        tables |= _parts(profile, region)
    ending(view, lambda plan: narrowed_to_region(plan, region), trend, "region", tables)


def _heading(view: View, region: str, lead: str) -> None:
    name = subjects()[region].name
    parts.heading(text("profile.region_title", region=name, half_year=half_year_title(view.half_year)), lead)
    note = district_note(view, region)
    if note:
        st.caption(note)


def _map(view: View, region: str) -> None:
    closest = closest_view(region, view.home)
    figure = region_map(region, view.home, closest, geometry_url(closest.plane))
    names = {"home": subjects()[view.home].name, "region": subjects()[region].name}
    parts.chart(figure, "region_map", text("profile.region_map_alt", **names))


def _figures(view: View, region: str) -> dict[str, str]:
    measured = _measured(view).set_index("region")
    if region in measured.index:
        return measure_words(measured.loc[region], MEASURES)
    nothing = pd.Series({"events": 0, "distance": capital_distance_km(view.home, region)})
    return measure_words(nothing, list(nothing.index))


def _measured(view: View) -> pd.DataFrame:
    return partner_measures(view).rename(columns={"distance_km": "distance"})


def _parts(profile: View, region: str) -> dict[str, pd.DataFrame]:
    timeline(profile, "region_timeline")
    others = _companions(profile, region)
    parts.event_list(profile, profile.events, text("profile.events_title"), "profile_events")
    return {text("profile.sheet_companions"): others}


def _departments(profile: View) -> pd.DataFrame:
    counts = by_value(profile.events, "department").rename(columns={"value": "department"})
    table = renamed(counts, ["department", "events"])
    if len(counts):
        shown = counts.assign(department=counts["department"].map(short_names(counts["department"])))
        page_tables.table(
            renamed(shown, ["department", "events"]),
            "region_departments",
            text("profile.departments_alt"),
            column_config=narrow_columns(["department", "events"]),
        )
    return table


def _companions(profile: View, region: str) -> pd.DataFrame:
    st.header(text("profile.companions_title"), anchor=False)
    others = companions(profile.participations, region)
    columns = ["name", "together", "share"]
    table = renamed(others.rename(columns={"events": "together"}), columns)
    if others.empty:
        st.markdown(text("profile.companions_none"))
        return table
    page_tables.picking_table(
        whole(table, columns),
        f"companions_{region}",
        text("profile.companions_alt"),
        None,
        lambda row: None if row is None else parts.pick_region(others["region"][row]),
        column_config=narrow_columns(columns),
    )
    return table
