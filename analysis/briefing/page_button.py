"""The button «Справка к совещанию»: the selection as files, each made when it is asked for."""

from __future__ import annotations

from datetime import date
from functools import partial
from importlib import import_module
from weakref import ref

import streamlit as st

from analysis.briefing.content import briefing, file_stem
from analysis.briefing.pdf import PdfError, converter, to_pdf
from analysis.escaping import markdown
from analysis.page_downloads import later
from analysis.selection import View
from analysis.texts import LANGUAGE, text

OFFICE = "application/vnd.openxmlformats-officedocument"
# By the ending of the file: the module with the function that makes it, its icon and its media type.
FORMATS = {
    "docx": ("word", "description", f"{OFFICE}.wordprocessingml.document"),
    "pptx": ("slides", "slideshow", f"{OFFICE}.presentationml.presentation"),
    "xlsx": ("workbook", "table_view", f"{OFFICE}.spreadsheetml.sheet"),
}
PDF = "briefing_pdf_made"


def briefing_button(view: View, today: date | None = None) -> None:
    """Offer the view as Word, PowerPoint, Excel and, where LibreOffice is, PDF; ``today`` dates the files."""
    today = today or date.today()
    with st.popover(text("briefing.button"), icon=":material/assignment:", width="stretch"):
        if view.events.empty:
            st.markdown(text("briefing.empty"))
            return
        st.caption(text("briefing.button_note"))
        stem = file_stem(view, today)
        for ending, (name, icon, media_type) in FORMATS.items():
            st.download_button(
                text(f"briefing.make_{name}"),
                later(partial(_made, name, view, today)),
                file_name=f"{stem}.{ending}",
                mime=media_type,
                key=f"briefing_{ending}",
                icon=f":material/{icon}:",
                on_click="ignore",
                width="stretch",
            )
        _pdf(view, today, stem)


def _made(name: str, view: View, today: date) -> bytes:
    """The file; its libraries are imported with the first one, since no page needs them."""
    make = getattr(import_module(f"analysis.briefing.{name}"), name)
    return make(briefing(view, today))


def _pdf(view: View, today: date, stem: str) -> None:
    """Made in two steps, since it takes seconds and may fail; kept until the choice or the plans change."""
    if converter() is None:
        st.caption(text("briefing.pdf_missing"))
        return
    of = (view.selection, today, LANGUAGE.get(), ref(view.plans))
    if st.button(
        text("briefing.pdf_make"), key="briefing_pdf_make", icon=":material/picture_as_pdf:", width="stretch"
    ):
        try:
            with st.spinner(text("briefing.pdf_wait")):
                st.session_state[PDF] = (of, to_pdf(_made("word", view, today)))
        except PdfError as error:
            st.error(markdown(str(error)))
    made_of, made = st.session_state.get(PDF, (None, b""))
    if made_of == of:
        st.download_button(
            text("briefing.pdf"),
            made,
            file_name=f"{stem}.pdf",
            mime="application/pdf",
            key="briefing_pdf",
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
        )
