"""«Русский | English»: the language of one person's pages, kept in the URL under ``lang``."""

from __future__ import annotations

import streamlit as st

from analysis.texts import DEFAULT, LANGUAGE, LANGUAGES, text
from data.schema import HalfYear

SCRIPTS = {language: f"document.documentElement.lang = '{language}'" for language in LANGUAGES}
SPOKEN = (str, list, tuple, HalfYear)  # kinds of values that controls show in words


def switch() -> None:
    """The one control, in both languages at once; what is drawn after it is in the one chosen."""
    chosen = st.segmented_control(
        text("shell.language"),
        LANGUAGES,
        default=DEFAULT,
        required=True,
        format_func=lambda language: text(f"shell.language_{language}"),
        key="lang",
        bind="query-params",
        on_change=_say_again,
        label_visibility="collapsed",
        width="stretch",
    )
    LANGUAGE.set(chosen)
    _name_to_the_browser(chosen)


def _say_again() -> None:
    """Give every control its choice anew, since a browser keeps a choice as its words in the old language."""
    for key, value in st.session_state.items():
        if isinstance(value, SPOKEN):
            st.session_state[key] = value


def _name_to_the_browser(language: str) -> None:
    """Streamlit's page says that it is English, which readers aloud and translators believe."""
    st.html(f"<script>{SCRIPTS[language]}</script>", unsafe_allow_javascript=True)
