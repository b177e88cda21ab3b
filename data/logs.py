"""Logs tell an error by its kind and its place, in none of its own words: those may quote a document."""

from __future__ import annotations

import logging
import threading
import traceback


def keep_documents_out_of_logs() -> None:
    """Every log of this process, the libraries' too, tells an error by its outline from now on."""
    logging.setLogRecordFactory(_record)
    threading.excepthook = _thread_ended


def outline(error: BaseException | None) -> str:
    """The traceback of an error and of those it came from, without their messages."""
    parts, told = [], set()
    while error and id(error) not in told:
        told.add(id(error))
        parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\nwhich came from\n".join(parts)


def _record(*args: object, **options: object) -> logging.LogRecord:
    record = logging.LogRecord(*args, **options)
    if record.exc_info:
        record.exc_text = outline(record.exc_info[1])  # what a formatter then writes
        record.msg = str(record.msg).partition("\n")[0]  # asyncio goes on with the error's words
    return record


def _thread_ended(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_type is not SystemExit:
        about = (ended.exc_type, ended.exc_value, ended.exc_traceback)
        logging.getLogger(__name__).error("a thread ended in an error", exc_info=about)
