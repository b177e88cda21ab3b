"""The files of a profile: its tables, and on a last sheet whom they are about and from which plans."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analysis.page_downloads import Tables, downloads
from analysis.profile.counts import department_names
from analysis.provenance import provenance, with_other_plans
from analysis.selection import View
from geo.subjects import subjects

PICKED = {"region": "region", "vedomstvo": "department"}  # where the session keeps whom a profile is of


def profile_downloads(
    name: str, tables: Callable[[], Tables], view: View, narrow: Callable[[View], View]
) -> None:
    """The files ``name`` of a profile: the view and all other plans, each narrowed to the one picked."""
    picked = st.session_state[PICKED[name]]
    whom = subjects()[picked].name if name == "region" else department_names(view.plans)[picked]
    downloads(
        name,
        tables,
        view,
        about=picked,
        sources=lambda: provenance(*map(narrow, with_other_plans(view)), about=whom),
    )
