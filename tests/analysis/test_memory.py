import ctypes
import gc
from types import SimpleNamespace

import pytest

from analysis import compression, memory, readiness


@pytest.fixture(autouse=True)
def _anew():
    memory._trim.cache_clear()
    yield
    gc.unfreeze()
    memory._trim.cache_clear()


@pytest.fixture
def asked(monkeypatch) -> list[int]:
    """What the C library was asked with, each time it was asked to return what is free."""
    calls: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(malloc_trim=calls.append))
    return calls


def test_what_is_free_is_returned(asked):
    memory.give_back()
    assert asked == [0]


@pytest.mark.parametrize("lacking", [lambda _name: object(), lambda name: name + 1])
def test_a_system_without_such_a_call_is_left_alone(monkeypatch, lacking):
    monkeypatch.setattr(ctypes, "CDLL", lacking)
    memory.give_back()


def test_compressing_a_file_and_making_ready_return_what_they_took(asked):
    compression._smaller(b"let x = 1;" * 500, b"br")
    readiness.lay_aside()
    assert asked == [0, 0]
