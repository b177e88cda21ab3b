"""The versions of each half-year's plan, and which of them counts."""

from __future__ import annotations

import streamlit as st

from analysis import page_parts as parts
from analysis.plans import tables
from analysis.plans.counts import by_half_year
from analysis.plans.page_messages import attempt, done
from analysis.texts import text
from analysis.wording import half_year_title
from data.library import Library, Source
from data.schema import HalfYear


def choose_versions(library: Library, editable: bool) -> None:
    """The half-years of which there are several versions, each with a choice of the current one."""
    several = {
        key: versions for key, versions in by_half_year(library.versions()).items() if len(versions) > 1
    }
    if not several:
        return
    st.subheader(text("plans.versions"), anchor=False)
    for key, versions in several.items():
        st.markdown(f"**{half_year_title(HalfYear.parse(key))}**")
        parts.table(tables.version_table(versions), f"versions_{key}", text("plans.versions_alt"))
        if editable:
            _choose(library, key, versions)


def _choose(library: Library, key: str, versions: list[Source]) -> None:
    others = {source.file: source for source in versions if not source.current}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        file = st.selectbox(
            text("plans.other_version"),
            list(others),
            format_func=lambda file: text("plans.version_option", version=others[file].version, file=file),
            key=f"version_{key}",
        )
        if st.button(
            text("plans.make_current"), key=f"make_current_{key}", icon=":material/check:"
        ) and attempt(lambda: library.choose(file)):
            done(text("plans.chosen", version=others[file].version))
