"""Settings from the environment, and who may edit."""

import pytest

from data.settings import Editing, may_edit, read_settings


@pytest.mark.parametrize(
    ("editing", "address", "is_forwarded", "is_logged_in", "allowed"),
    [
        ("auto", "localhost", False, False, True),
        ("auto", "127.0.0.1", False, False, True),
        ("auto", "::1", False, False, True),
        ("auto", "localhost", True, False, False),
        ("auto", None, False, False, False),
        ("auto", "", False, False, False),
        ("auto", "0.0.0.0", False, False, False),
        ("auto", "10.1.2.3", False, False, False),
        ("auto", "localhost.example.org", False, False, False),
        ("auto", None, False, True, True),
        ("auto", "localhost", True, True, True),
        ("on", None, True, False, True),
        ("off", "localhost", False, True, False),
    ],
)
def test_who_may_edit(editing, address, is_forwarded, is_logged_in, allowed):
    decided = may_edit(
        Editing(editing), address=address, is_forwarded=is_forwarded, is_logged_in=is_logged_in
    )
    assert decided is allowed


@pytest.mark.parametrize(
    ("said", "editing"),
    [(None, "auto"), ("auto", "auto"), (" ON ", "on"), ("off", "off"), ("yes", "off"), ("", "off")],
)
def test_a_word_that_is_not_known_allows_nothing(monkeypatch, said, editing):
    monkeypatch.delenv("PLANS_EDIT", raising=False)
    if said is not None:
        monkeypatch.setenv("PLANS_EDIT", said)
    assert read_settings().editing == editing
