"""«Сравнение»: what changed between two half-years, or through all of them."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis.comparison import tables
from analysis.comparison.counts import (
    departments,
    formats,
    jaccard,
    months,
    pairs,
    partners,
    possible_partners,
    tally,
)
from analysis.comparison.figure import change_map, change_tiles
from analysis.comparison.matching import RECURRING, matches
from analysis.comparison.page_changes import departments_part, dumbbell_part, lists, pairs_part, side_events
from analysis.comparison.page_profiles import formats_part, months_part
from analysis.comparison.page_recurring import recurring_part
from analysis.comparison.page_series import series_page
from analysis.comparison.sentences import LISTED, lead
from analysis.comparison.sides import Sides, half_years, sides
from analysis.map_layers import MapView
from analysis.page_demonstration import switch_on
from analysis.page_geometry import geometry_url
from analysis.selection import View
from analysis.texts import number, text
from analysis.wording import half_year_short, half_year_title
from data.schema import HalfYear, PlanFormatError
from geo.subjects import subjects

LIST_HEIGHT = 600
NO_DECISIONS = pd.DataFrame(columns=["earlier", "later", "decision", "note"], dtype="str")


class Mode(StrEnum):
    """What is compared: the plan of the sidebar with one other, or all plans."""

    PAIR = "pair"
    SERIES = "series"


class Only(StrEnum):
    """Which partners the list shows."""

    ALL = "all"
    APPEARED = "appeared"
    STAYED = "stayed"
    DROPPED = "dropped"


def page(view: View) -> None:
    """Draw the page; the other half-year lives in the URL under ``compare``, the region under ``region``."""
    library = half_years(view)
    if len(library) < 2:
        _needs_two(view)
        return
    heading = st.container()
    mode = parts.choice("comparison.mode", Mode, "mode") if len(library) > 2 else Mode.PAIR
    if mode == Mode.SERIES:
        series_page(view, heading)
        return
    _pair_page(view, library, heading)


def _pair_page(view: View, library: list[HalfYear], heading) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        other = _other_half_year(view.half_year, library)
        map_view = parts.choice("comparison.view", MapView, "map")
        picked = parts.region_picker(view.home)
    both = sides(view, other)
    changed = partners(both)
    with heading:
        names = [half_year_short(side.half_year) for side in both.views]
        parts.heading(text("comparison.title", then=names[0], now=names[1]), lead(both, changed))
    if all(parts.nothing_left(side) for side in both.views if side.events.empty) and changed.empty:
        return
    recurring = matches(both, _decisions(view))
    _figures(both, changed, recurring)
    _picture(both, changed, map_view, picked)
    if picked is not None:
        _region_events(both, picked)
    lists(changed)
    dumbbell_part(changed, both)
    months_part(both)
    formats_part(both)
    departments_part(both)
    pairs_part(both)
    recurring_part(both, recurring)
    parts.downloads("sravnenie", _exports(both, changed, recurring))
    for side in both.views:
        parts.source_line(side)


def _needs_two(view: View) -> None:
    parts.heading(
        text("comparison.title_one"),
        text("comparison.needs_two", half_year=half_year_title(view.half_year)),
    )
    if view.around.can_demonstrate:
        st.markdown(text("comparison.needs_two_demo"))
        st.button(text("comparison.demo_on"), icon=":material/science:", on_click=switch_on)
    parts.source_line(view)


def _decisions(view: View) -> pd.DataFrame:
    """What was decided about recurring events; nothing, and a word about it, where the file is damaged."""
    try:
        return NO_DECISIONS if view.around.decisions is None else view.around.decisions.read()
    except PlanFormatError as error:
        st.warning(str(error))
        return NO_DECISIONS


def _other_half_year(chosen: HalfYear, library: list[HalfYear]) -> HalfYear:
    options = [half_year for half_year in reversed(library) if half_year != chosen]
    earlier = [position for position, half_year in enumerate(options) if half_year < chosen]
    return st.selectbox(
        text("comparison.other"),
        options,
        index=earlier[0] if earlier else len(options) - 1,
        format_func=half_year_short,
        key="compare",
        bind="query-params",
    )


def _figures(both: Sides, changed: pd.DataFrame, recurring: pd.DataFrame) -> None:
    regions = [set(changed.loc[changed[column] > 0, "region"]) for column in ("then", "now")]
    then, now = (len(some) for some in regions)
    retention = jaccard(*regions)
    held_again = int(recurring["state"].isin(RECURRING).sum())
    figures = [
        ("partners", number(now), number(then)),
        ("coverage", _percent(now / possible_partners()), _percent(then / possible_partners())),
        ("events", number(len(both.later.events)), number(len(both.earlier.events))),
        ("retention", "—" if retention is None else number(retention, 2), None),
        ("recurring", number(held_again), None),
    ]
    for (name, value, before), column in zip(figures, st.columns(len(figures)), strict=True):
        column.metric(
            text(f"comparison.figure_{name}"),
            value,
            delta=None if before is None else text("comparison.then_value", value=before),
            delta_color="off",
            delta_arrow="off",
        )
    with st.popover(text("comparison.how"), icon=":material/functions:"):
        words = {name: number(value) for name, value in tally(changed).items()}
        value = "—" if retention is None else number(retention, 2)
        st.markdown(text("comparison.how_body", total=possible_partners(), value=value, **words))


def _percent(share: float) -> str:
    return text("comparison.percent", value=number(100 * share))


def _picture(both: Sides, changed: pd.DataFrame, map_view: MapView, picked: str | None) -> None:
    picture, ranking = st.columns([0.66, 0.34], gap="medium")
    home = both.later.home
    alt = text("comparison.alt_map", **tally(changed))
    with picture:
        if map_view == MapView.TILES:
            figure = change_tiles(changed, home, picked)
            parts.chart(figure, "change_tiles", alt, lambda point: parts.pick_region(point["customdata"]))
        else:
            figure = change_map(changed, map_view, geometry_url(map_view.plane), home, picked)
            parts.chart(figure, "change_map", alt, lambda point: parts.pick_region(point["location"]))
    with ranking:
        _ranking(changed, picked)


def _ranking(changed: pd.DataFrame, picked: str | None) -> None:
    only = parts.choice("comparison.only", Only, "only")
    kept = changed if only == Only.ALL else changed[changed["change"].isin(LISTED[only])]
    shown = kept.reset_index(drop=True)
    table, regions = tables.ranking(shown), list(shown["region"])
    name, *numbers = table.columns
    narrow = {column: st.column_config.Column(width=50) for column in numbers}
    parts.picking_table(
        table,
        f"change_ranking_{only}",
        text("comparison.table_alt"),
        regions.index(picked) if picked in regions else None,
        lambda row: parts.pick_region(None if row is None else regions[row]),
        height=LIST_HEIGHT,
        column_config={name: st.column_config.TextColumn(width=116)} | narrow,
    )


def _region_events(both: Sides, region: str) -> None:
    st.subheader(text("comparison.region_events", region=subjects()[region].name), anchor=False)
    events = [
        side.events_of(side.participations[side.participations["region"] == region]) for side in both.views
    ]
    side_events(both, events, "compared_region")


def _exports(both: Sides, changed: pd.DataFrame, recurring: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {
        text("comparison.sheet_partners"): tables.partner_table(changed),
        text("comparison.sheet_departments"): tables.department_table(departments(both), both),
        text("comparison.sheet_pairs"): tables.pair_table(pairs(both), both),
        text("comparison.sheet_months"): tables.month_table(months(both)),
        text("comparison.sheet_formats"): tables.format_table(formats(both, "attendance"), "attendance"),
        text("comparison.sheet_kinds"): tables.format_table(formats(both, "kind"), "kind"),
        text("comparison.sheet_recurring"): tables.recurring_table(recurring, both),
    }
