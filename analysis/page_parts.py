"""What every page is made of: heading, chart, table, the events behind it, downloads, source line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import page_show
from analysis.appearance import fitted
from analysis.escaping import markdown
from analysis.event_text import event_details, event_heading
from analysis.page_pictures import picture_options
from analysis.page_window import PHONE_WIDTH, wall, window
from analysis.provenance import source_sentences
from analysis.selection import View
from analysis.style import chart_config
from analysis.texts import counted, text
from geo.subjects import subjects

EVENTS_SHOWN = 10
KEPT_REGION = "kept_region"
# What Streamlit gives a chart that can be picked from; given before, it has nothing to change and draw again.
PICKING = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}


def heading(title: str, sentences: str) -> None:
    """The page's title and the sentences that say what the picture shows."""
    st.title(markdown(title), anchor=False)
    if sentences:
        st.markdown(sentences)


def chart(
    figure: go.Figure,
    key: str,
    alt: str,
    on_point: Callable[[dict], None] | None = None,
    least_width: int = 0,
) -> None:
    """A chart with Russian mode bar; ``on_point`` is called with the point a person clicks.

    On a phone it keeps its ``least_width`` in pixels and scrolls sideways by itself. There and on the wall
    it has no mode bar, which would cover its legend.
    """
    has_bar = not (window().narrow or page_show.is_on())
    options = {"key": key, "theme": None, "config": chart_config(picture_options(key), has_bar), "alt": alt}
    if on_point is not None:
        figure.update_layout(PICKING)
        options |= {"selection_mode": "points", "on_select": lambda: _pass_on_point(key, on_point)}
    scale = wall().scale if page_show.is_on() else None
    shown = fitted(figure, st.context.theme.type == "dark", scale)
    if least_width > PHONE_WIDTH and window().narrow:
        with st.grid(1, min_column_width=least_width, wrap=False).cell():
            st.plotly_chart(shown, **options)
    else:
        st.plotly_chart(shown, **options)


def _pass_on_point(key: str, on_point: Callable[[dict], None]) -> None:
    points = st.session_state[key].selection.points
    if points:
        on_point(points[0])


def fold(title: str, key: str):
    """A closed section to put content into while it is ``open``: what nobody looks at is not made."""
    return st.expander(title, key=key, on_change="rerun")


def event_list(view: View, events: pd.DataFrame, title: str, key: str) -> None:
    """The events behind a number: one line each, in full with the document's own cells on opening.

    ``title`` is plain text.
    """
    st.header(markdown(title), anchor=False)
    if events.empty:
        st.markdown(text("parts.no_events"))
        return
    participations = view.participations.groupby("event_id", observed=True)
    shown = events if st.session_state.get(f"{key}_all") else events.head(EVENTS_SHOWN)
    for event in shown.itertuples():
        with st.expander(event_heading(event, view.half_year), expanded=len(events) == 1):
            partners = (
                participations.get_group(event.event_id) if event.event_id in participations.groups else None
            )
            st.markdown(event_details(event, partners, view.half_year))
    if len(events) > EVENTS_SHOWN:
        st.toggle(text("parts.show_all", count=counted("common.event", len(events))), key=f"{key}_all")


def source_line(*views: View) -> None:
    """Where the numbers come from, and how many of each plan's rows they cover."""
    st.caption(markdown(source_sentences(*views)))


def text_table(table: pd.DataFrame) -> None:
    """A table of one-line texts over the whole width: the cells of ``st.table`` end at 400 pixels."""
    rows = [list(table.columns), ["---"] * table.shape[1]]
    rows += [[markdown(value) for value in row] for row in table.itertuples(index=False)]
    st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))


def nothing_left(view: View) -> bool:
    """Say which filters to loosen when they leave no event; whether that was so."""
    if not view.events.empty:
        return False
    st.info(text("parts.nothing_left", total=counted("common.event", len(view.plan_events))))
    return True


def choice(label: str, options: type[StrEnum], key: str):
    """One of a closed set, kept in the URL; the first is the default, ``<label>_<option>`` its words."""
    return st.segmented_control(
        text(label),
        list(options),
        default=next(iter(options)),
        required=True,
        format_func=lambda option: text(f"{label}_{option}"),
        key=key,
        bind="query-params",
        wrap=True,
    )


def pick_one(label: str, hint: str, names: Mapping[str, str], key: str) -> str | None:
    """One of several by their ``names``, none to begin with; kept in the URL."""
    return st.selectbox(
        label,
        list(names),
        index=None,
        placeholder=hint,
        format_func=names.get,
        key=key,
        bind="query-params",
    )


def region_picker(home: str) -> str | None:
    """The one choice of a region, kept in the URL; charts and tables write into it."""
    names = {code: subject.name for code, subject in subjects().items() if code != home}
    _bring_back_region()
    st.session_state[KEPT_REGION] = pick_one(
        text("parts.region"),
        text("parts.region_hint"),
        dict(sorted(names.items(), key=lambda item: item[1])),
        "region",
    )
    return st.session_state[KEPT_REGION]


def _bring_back_region() -> None:
    """Streamlit forgets a page's choice when the page is left; here it comes along to the next one."""
    kept = st.session_state.get(KEPT_REGION)
    if kept and "region" not in st.session_state and "region" not in st.query_params:
        st.session_state["region"] = kept
        st.query_params["region"] = subjects()[kept].name


def pick_area(point: dict) -> None:
    """Choose the region that was clicked on a map: an area, the dot of a small one, or a tile."""
    pick_region(point.get("location") or point["customdata"])


def pick_region(code: str | None) -> None:
    """Choose a region from a chart or a table, or none."""
    st.session_state["region"] = code
