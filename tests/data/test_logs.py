"""A log tells where a fault happened, and not one word of a document."""

import asyncio
import gc
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from data import served
from data.logs import keep_documents_out_of_logs, outline
from data.schema import HalfYear, PlanFormatError

SECRET = "Иванова Анна, тел. 12-34-56"


def raised() -> Exception:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise ValueError(f"нет такой: {SECRET}") from cause
    except ValueError as error:
        return error


def test_an_outline_names_kinds_and_places_alone():
    told = outline(raised())
    assert "ValueError" in told
    assert "KeyError" in told
    assert "in raised" in told
    assert "Иванова" not in told


def test_a_hidden_context_stays_hidden():
    try:
        try:
            raise KeyError(SECRET)
        except KeyError:
            raise ValueError from None
    except ValueError as error:
        assert "KeyError" not in outline(error)


def test_an_error_that_came_from_itself_is_told_once():
    error = ValueError(SECRET)
    error.__cause__ = error
    assert outline(error) == "ValueError"


@pytest.fixture
def discreet():
    before, hook = logging.getLogRecordFactory(), threading.excepthook
    keep_documents_out_of_logs()
    yield
    logging.setLogRecordFactory(before)
    threading.excepthook = hook


def test_a_task_that_nobody_waited_for_is_not_quoted(discreet, caplog):
    async def forgotten():
        raise ValueError(SECRET)

    async def main():
        task = asyncio.create_task(forgotten())
        await asyncio.wait([task])

    with ThreadPoolExecutor(max_workers=1) as thread:  # a browser's loop may be running in this one
        thread.submit(asyncio.run, main()).result()
    gc.collect()
    assert "never retrieved" in caplog.text
    assert "in forgotten" in caplog.text
    assert "Иванова" not in caplog.text


def test_a_thread_that_fails_is_not_quoted(discreet, caplog, capsys):
    def fail():
        raise ValueError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "in fail" in caplog.text
    assert "Иванова" not in caplog.text + capsys.readouterr().err


def test_a_log_outlines_an_error_and_quotes_nothing(discreet, caplog):
    logging.getLogger("a library").error("something failed", exc_info=raised())
    assert "something failed" in caplog.text
    assert "in raised" in caplog.text
    assert "Иванова" not in caplog.text


def test_a_document_that_brings_out_a_defect_is_not_quoted_in_the_log(discreet, monkeypatch, caplog):
    def defective(*_args, **_options):
        raise ValueError(SECRET)

    monkeypatch.setattr(served, "load_plan", defective)
    with pytest.raises(PlanFormatError, match="из-за ошибки в программе"):
        served.read_document(SECRET.encode(), name="План.txt", half_year=HalfYear(2023, 2), home="RU-SMO")
    assert "in defective" in caplog.text
    assert "Иванова" not in caplog.text
