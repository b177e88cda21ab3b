"""The profile of a department, and, while none is picked, the measures of all of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.coverage.counts import region_counts
from analysis.coverage.figure import choropleth
from analysis.departments import short_names
from analysis.depth.counts import department_measures
from analysis.depth.page_definitions import definitions, figures
from analysis.depth.trend import department_identities, department_trend, row_of
from analysis.map_layers import MapView, Room
from analysis.page_geometry import geometry_url
from analysis.page_window import map_room
from analysis.profile.counts import by_value, department_labels, department_names, narrowed_to_department
from analysis.profile.figure import is_in_europe
from analysis.profile.page_links import arrive, back_link, region_link
from analysis.profile.page_shared import (
    TABLE_HEIGHT,
    ending,
    measure_table,
    measure_words,
    narrow_columns,
    renamed,
    timeline,
    trend_chart,
)
from analysis.profile.sentences import department_lead
from analysis.selection import View
from analysis.style import class_axis
from analysis.texts import text
from analysis.wording import attendance_name, half_year_title, joined, kind_name
from geo.subjects import subjects

MAP_ROOM = Room(500, 480)
MEASURES = [
    "events",
    "regions",
    "participations",
    "in_person_share",
    "bilateral_share",
    "kinds",
    "months",
]


def page(view: View) -> None:
    """Draw the profile; the picked department lives in the URL under ``department``.

    The choice is of an identity, so that it holds when a department is renamed in the next plan.
    """
    back_link()
    top = st.container()
    arrive("department")
    identity = parts.pick_one(
        text("profile.department"),
        text("profile.department_hint"),
        department_labels(view.plans),
        "department",
    )
    if identity is None:
        _everyone(view, top)
    else:
        _profile(view, identity, top)
    parts.source_line(view)


def _everyone(view: View, top) -> None:
    with top:
        parts.heading(
            text("profile.department_none_title", half_year=half_year_title(view.half_year)),
            text("profile.department_none"),
        )
    if parts.nothing_left(view):
        return
    measured = department_measures(view)
    identities = measured["department"].map(department_identities(view.plans))
    measure_table(view, measured, ["department", *MEASURES], "vedomstva", lambda row: _pick(identities[row]))


def _pick(identity: str) -> None:
    st.session_state["department"] = identity


def _profile(view: View, identity: str, top) -> None:
    profile = narrowed_to_department(view, identity)
    trend = row_of(department_trend(view.plans), identity)
    name = next(iter(profile.events["department"]), department_names(view.plans)[identity])
    shorts = short_names([*view.plan_events["department"].unique(), name])
    with top:
        title = text(
            "profile.department_title",
            department=shorts[name],
            half_year=half_year_title(view.half_year),
        )
        parts.heading(title, department_lead(profile, name, trend))
    tables = _parts(profile, trend) if len(profile.events) else {}
    if not tables:
        trend_chart(trend, view, "department_trend")
    ending(view, lambda plan: narrowed_to_department(plan, identity), trend, "vedomstvo", tables)


def _parts(profile: View, trend: pd.Series) -> dict[str, pd.DataFrame]:
    figures(measure_words(department_measures(profile).iloc[0], MEASURES))
    definitions(MEASURES, "department_definitions")
    picture, words = st.columns([0.56, 0.44], gap="medium")
    with picture:
        _map(profile)
    with words:
        regions = _regions(profile)
    _trend_and_formats(profile, trend)
    timeline(profile, "department_timeline")
    parts.event_list(profile, profile.events, text("profile.events_title"), "profile_events")
    return {text("profile.sheet_regions"): regions}


def _trend_and_formats(profile: View, trend: pd.Series) -> None:
    """Beside each other; of a single plan there is no trend, and nothing is left empty for it."""
    if len(trend) < 2:
        _formats(profile)
        return
    left, right = st.columns(2, gap="medium")
    with left:
        trend_chart(trend, profile, "department_trend")
    with right:
        _formats(profile)


def _map(profile: View) -> None:
    figure = choropleth(
        region_counts(profile),
        MapView.EUROPE,
        geometry_url(MapView.EUROPE.plane),
        profile.home,
        st.session_state.get("region"),
        class_axis(profile.selection.fractional),
        map_room(MapView.EUROPE, profile.home, MAP_ROOM),
    )
    alt = text("profile.department_map_alt")
    parts.chart(figure, "department_map", alt, parts.pick_area)
    reached = profile.participations["region"].astype("str").unique()
    beyond = [subjects()[code].name for code in reached if not is_in_europe(code)]
    if beyond:
        st.caption(text("profile.beyond", names=joined(sorted(beyond))))


def _regions(profile: View) -> pd.DataFrame:
    counts = region_counts(profile)
    reached = counts[counts["events"] > 0].reset_index(drop=True)
    columns = ["name", "events", "fractional"]
    table = renamed(reached, columns)
    picked = reached.index[reached["region"] == st.session_state.get("region")]
    page_tables.picking_table(
        table,
        "department_regions",
        text("profile.regions_alt"),
        int(picked[0]) if len(picked) else None,
        lambda row: parts.pick_region(None if row is None else reached["region"][row]),
        column_config=narrow_columns(columns),
        height=TABLE_HEIGHT,
    )
    if len(picked):
        region_link(reached["region"][picked[0]])
    return table


def _formats(profile: View) -> None:
    rows = [
        by_value(profile.events, column).assign(value=lambda counts, name=name: counts["value"].map(name))
        for column, name in (("attendance", attendance_name), ("kind", kind_name))
    ]
    page_tables.table(
        renamed(pd.concat(rows), ["value", "events"]),
        "department_formats",
        text("profile.formats_alt"),
        column_config=narrow_columns(["value", "events"]),
    )
