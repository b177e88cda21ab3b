"""Logging in and out, where the administrator has set a login provider up."""

from __future__ import annotations

import streamlit as st

from analysis import page_parts as parts
from analysis.escaping import markdown
from analysis.texts import text


def has_login() -> bool:
    """Whether Streamlit's secrets name a provider."""
    return "is_logged_in" in st.user


def sign_in_or_out(who: str, is_logged_in: bool) -> None:
    """The one control: who a person is, and the way in or out."""
    if not is_logged_in:
        _sign_in(width="stretch")
        return
    st.caption(text("shell.signed_in", who=markdown(who)))
    st.button(text("shell.sign_out"), icon=":material/logout:", on_click=st.logout, width="stretch")


def asked_to_sign_in() -> None:
    """The page of those who may look at nothing yet."""
    parts.heading(text("common.app_title"), text("shell.sign_in_first"))
    if has_login():
        _sign_in(type="primary")
    else:
        st.error(text("shell.no_provider"), icon=":material/error:")


def _sign_in(**look: str) -> None:
    st.button(text("shell.sign_in"), icon=":material/login:", on_click=st.login, **look)
