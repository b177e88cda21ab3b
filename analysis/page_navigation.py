"""The pages as Streamlit's navigation: each at its own address, one of them at the root too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from analysis.selection import View
from analysis.texts import text

ROOT = "nachalo"  # a name that Streamlit asks for and never shows: the page is at "/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its address, its icon, and what draws it. Its title is ``shell.page_<path>``.

    The page without ``draw`` is about the library itself, and not about a view of it.
    """

    path: str
    icon: str
    draw: Callable[[View], None] | None = None
    visibility: str = "visible"


def pages(
    entries: Sequence[Entry], view: View, library_page: Callable[[], None], opening: str
) -> list[st.Page]:
    """Every page; ``opening``, the one at the root, stands at its own address too, for those who type it."""
    found = [_page(entry, view, library_page, is_root=entry.path == opening) for entry in entries]
    return found + [
        _page(replace(entry, visibility="hidden"), view, library_page)
        for entry in entries
        if entry.path == opening
    ]


def _page(entry: Entry, view: View, library_page: Callable[[], None], *, is_root: bool = False) -> st.Page:
    return st.Page(
        partial(entry.draw, view) if entry.draw else library_page,
        title=text(f"shell.page_{entry.path}"),
        icon=f":material/{entry.icon}:",
        url_path=ROOT if is_root else entry.path,
        default=is_root,
        visibility=entry.visibility,
    )


def at_every_address(entries: Sequence[Entry], draw: Callable[[], None]) -> list[st.Page]:
    """The same everywhere: where there is no plan to show, a link to a page still leads somewhere."""
    return [
        st.Page(draw, title=text("common.app_title"), url_path=path, default=path == ROOT)
        for path in (ROOT, *(entry.path for entry in entries))
    ]
