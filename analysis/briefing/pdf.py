"""The Word document as PDF, by the LibreOffice of the machine where there is one."""

from __future__ import annotations

from threading import Lock

from analysis.texts import text
from data.readers.office_program import converted, office_program
from data.readers.process import ProcessCutShort, ProcessFailed

SECONDS = 90
_writing = Lock()  # whoever writes does not hold up those who read a plan


class PdfError(RuntimeError):
    """A document that did not become a PDF. Its text is one sentence for the reader."""


def converter() -> str | None:
    """The path of LibreOffice, ``None`` where the machine has none."""
    return office_program()


def to_pdf(document: bytes) -> bytes:
    """The PDF of a .docx, made as documents are read: one at a time, within ``SECONDS``, without a network.

    Raises ``PdfError`` where there is no LibreOffice, it fails or it does not come to its end.
    """
    program = converter()
    if program is None:
        raise PdfError(text("briefing.pdf_missing"))
    try:
        return converted(program, document, "docx", "pdf", SECONDS, _writing)
    except ProcessCutShort as error:
        raise PdfError(text("briefing.pdf_cut_short", seconds=SECONDS)) from error
    except ProcessFailed as error:
        raise PdfError(text("briefing.pdf_failed")) from error
