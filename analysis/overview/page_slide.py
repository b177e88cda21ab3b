"""«Обзор» on the wall: the figures, what stands out, the map."""

from __future__ import annotations

import streamlit as st

from analysis import page_parts as parts
from analysis.comparison.sides import earlier_view
from analysis.coverage.counts import region_counts
from analysis.coverage.figure import choropleth
from analysis.coverage.sentences import map_alt
from analysis.escaping import markdown
from analysis.map_layers import MapView, Room, beyond_note
from analysis.overview.counts import headline
from analysis.overview.findings import findings, findings_title
from analysis.overview.page import figure_rows, title
from analysis.page_geometry import geometry_url
from analysis.page_window import wall
from analysis.selection import View
from analysis.style import class_axis
from analysis.wall import TYPE, that_fit

FIGURES_ACROSS = 3
FIGURES_HEIGHT, CHANGED_FIGURES_HEIGHT = 150, 230  # units, without changes below the figures and with them
WORDS = 1 / 2  # of the width; why eighths, see ``picture_and_list``
NAMES = 2  # of regions in a sentence


def slide(view: View, _choices) -> None:
    """Draw the slide; changes are told against the nearest earlier plan."""
    st.title(markdown(title(view)), anchor=False)
    if parts.nothing_left(view):
        return
    earlier = earlier_view(view)
    height = wall().picture_height()
    words, picture = st.columns([WORDS, 1 - WORDS], gap="medium")
    with words:
        figure_rows(headline(view), earlier, FIGURES_ACROSS)
        _findings(view, earlier, height - (CHANGED_FIGURES_HEIGHT if earlier else FIGURES_HEIGHT))
    with picture:
        _map(view, height)


def _findings(view: View, earlier: View | None, height: float) -> None:
    """The most unusual findings, as many as there is room for."""
    title = [f"**{findings_title(view)}**"] if view.selection.is_filtered else []
    sentences = [f"- {markdown(finding.sentence)}" for finding in findings(view, earlier, NAMES)]
    st.markdown("\n".join(that_fit([*title, *sentences], WORDS * wall().width, height)))


def _map(view: View, height: int) -> None:
    counts = region_counts(view)
    beyond = beyond_note(MapView.EUROPE, counts.loc[counts["events"] > 0, "region"])
    width = (1 - WORDS) * wall().width
    room = Room(width, wall().beside(height, width, beyond), TYPE)
    axis = class_axis(view.selection.fractional)
    figure = choropleth(counts, MapView.EUROPE, geometry_url("europe"), view.home, None, axis, room)
    parts.chart(figure, "overview_map", map_alt(counts))
    if beyond:
        st.caption(beyond)
