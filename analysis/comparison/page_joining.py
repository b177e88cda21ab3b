"""Two events that nothing likens, joined by hand: what recurs under another title."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.comparison.continuations import NAMES
from analysis.comparison.sides import Sides
from analysis.event_text import event_numbers, shortened
from analysis.texts import text
from analysis.wording import half_year_short


def pick_two(both: Sides, unmatched: list[pd.DataFrame]) -> list[pd.DataFrame] | None:
    """One event of each plan out of those without a pair, each as a frame of one row; ``None`` until both."""
    picked = [
        _pick(name, events, half_year_short(side.half_year), column)
        for name, events, side, column in zip(
            NAMES, unmatched, both.views, st.columns(2, gap="medium"), strict=True
        )
    ]
    if any(event is None for event in picked):
        return None
    return [events[events["event_id"] == event] for events, event in zip(unmatched, picked, strict=True)]


def _pick(name: str, events: pd.DataFrame, half_year: str, column) -> str | None:
    """The key changes with the choice there is, so that a joined event does not stay chosen."""
    labels = {
        event_id: f"{number} · {shortened(title)}"
        for event_id, number, title in zip(
            events["event_id"], event_numbers(events), events["title"], strict=True
        )
    }
    return column.selectbox(
        text(f"comparison.join_{name}", half_year=half_year),
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder=text("comparison.join_choose"),
        key=f"join_{name}_{len(labels)}",
    )
