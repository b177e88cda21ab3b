"""Which version of a half-year's plan counts."""

from __future__ import annotations

import streamlit as st

from analysis.plans.counts import by_half_year
from analysis.plans.page_messages import attempt, done
from analysis.texts import text
from analysis.wording import half_year_title
from data.library import Library, Source
from data.schema import HalfYear


def choose_versions(library: Library, who: str) -> None:
    """For each half-year of which there are several versions, a choice of the current one."""
    for key, versions in by_half_year(library.versions()).items():
        if len(versions) > 1:
            _choose(library, HalfYear.parse(key), versions, who)


def _choose(library: Library, half_year: HalfYear, versions: list[Source], who: str) -> None:
    others = {source.file: source for source in versions if not source.current}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        file = st.selectbox(
            text("plans.other_version", half_year=half_year_title(half_year)),
            list(others),
            format_func=lambda file: text("plans.version_option", version=others[file].version, file=file),
            key=f"version_{half_year.key}",
        )
        pressed = st.button(
            text("plans.make_current"), key=f"make_current_{half_year.key}", icon=":material/check:"
        )
    if pressed and attempt(lambda: library.choose(file, who)):
        done(text("plans.chosen", version=others[file].version))
