"""What the server does before anybody asks."""

import asyncio
import gc
import threading

import pytest
from loop_apart import run
from streamlit import config

from analysis.readiness import ready_early


@pytest.fixture(autouse=True)
def collected_again():
    yield
    gc.unfreeze()


def live_through(prepare, made_ready) -> None:
    """One life of a server that stops when it has been made ready."""

    async def life():
        async with ready_early(prepare)(None):
            await asyncio.to_thread(made_ready.wait, 10)

    run(life())


def test_the_server_answers_while_it_is_made_ready():
    opened, ready = threading.Event(), threading.Event()

    def prepare():
        assert opened.wait(10)
        ready.set()

    async def life():
        async with ready_early(prepare)(None):
            assert not ready.is_set()
            opened.set()
            assert await asyncio.to_thread(ready.wait, 10)

    run(life())


def test_what_was_made_ready_is_not_searched_for_garbage():
    ready = threading.Event()
    live_through(ready.set, ready)
    assert gc.get_freeze_count() > 0


def test_a_failure_beforehand_is_logged_and_stops_nobody(caplog):
    ready = threading.Event()

    def prepare():
        ready.set()
        raise RuntimeError("no folder")

    live_through(prepare, ready)
    assert "nothing could be made ready beforehand" in caplog.text
    assert gc.get_freeze_count() > 0


def test_no_run_of_the_script_ends_with_a_search_for_garbage():
    assert config.get_option("runner.postScriptGC") is False
