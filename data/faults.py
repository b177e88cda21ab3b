"""Logs tell an error by its kind and its place, in none of its own words: those may quote a document."""

from __future__ import annotations

import logging
import traceback


def keep_documents_out_of_logs() -> None:
    """Every log of this process, the libraries' too, tells an error by its outline from now on."""
    logging.setLogRecordFactory(_record)


def outline(error: BaseException | None) -> str:
    """The traceback of an error and of those it came from, without their messages."""
    parts = []
    while error:
        parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\nwhich came from\n".join(parts)


def _record(*args: object, **options: object) -> logging.LogRecord:
    record = logging.LogRecord(*args, **options)
    if record.exc_info:
        record.exc_text = outline(record.exc_info[1])  # what a formatter then writes
    return record
