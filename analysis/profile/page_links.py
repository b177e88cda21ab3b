"""Links to the profiles, which the navigation does not list."""

from __future__ import annotations

import streamlit as st

from analysis.texts import text


def profile_link(path: str) -> None:
    """A link to ``region`` or ``vedomstvo``; what is picked goes along in the session."""
    target = st.Page(profile_link, title=text(f"profile.link_{path}"), url_path=path)
    st.page_link(target, icon=":material/arrow_forward:")
