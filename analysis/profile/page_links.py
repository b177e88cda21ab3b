"""Links to the profiles, which the navigation does not list."""

from __future__ import annotations

import streamlit as st

from analysis.depth.trend import department_identities
from analysis.profile.counts import department_labels
from analysis.selection import Plans
from analysis.texts import text
from geo.subjects import subjects

PROFILES = ("region", "vedomstvo")
CAME_FROM = "came_from"


def region_link(code: str) -> None:
    """A link to a region's profile."""
    _link("region", "region", code, subjects()[code].name)


def department_link(plans: Plans, name: str) -> None:
    """A link to the profile of a department, called as any of the plans calls it."""
    identity = department_identities(plans)[name]
    _link("vedomstvo", "department", identity, department_labels(plans)[identity])


def remember(path: str) -> None:
    """Note the page that is shown, with what is chosen on it: where a profile leads back to."""
    if path not in PROFILES:
        choices = {key: st.query_params.get_all(key) for key in st.query_params}
        st.session_state[CAME_FROM] = path, choices


def back_link() -> None:
    """A link to the page a person came from, as it was left; nothing for those who opened the address.

    Choices that both pages have are not taken back: they are as they are now.
    """
    if CAME_FROM not in st.session_state:
        return
    path, choices = st.session_state[CAME_FROM]
    own = {key: values for key, values in choices.items() if key not in st.session_state}
    title = text("profile.back", page=text(f"shell.page_{path}"))
    target = st.Page(back_link, title=title, url_path=path)
    st.page_link(target, icon=":material/arrow_back:", query_params=own)


def arrive(key: str) -> None:
    """Take up what the link chose that led to this page, before the widget of ``key`` is drawn.

    Streamlit drops a parameter of the address that belongs to a widget of the page before.
    """
    value, label = st.session_state.pop(f"linked_{key}", (None, None))
    if value is not None and key not in st.query_params:
        st.session_state[key] = value
        st.query_params[key] = label


def _link(path: str, key: str, value: str, label: str) -> None:
    st.session_state[f"linked_{key}"] = value, label
    target = st.Page(arrive, title=text(f"profile.link_{path}"), url_path=path)
    st.page_link(target, icon=":material/arrow_forward:", query_params={key: label})
