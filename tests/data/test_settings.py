"""Settings from the environment, and who may edit."""

import pytest

from data.settings import Editing, SettingsError, may_edit, read_settings

HERE = {"Host": "localhost:8501"}


@pytest.mark.parametrize(
    ("editing", "address", "headers", "is_logged_in", "allowed"),
    [
        ("auto", "localhost", HERE, False, True),
        ("auto", "127.0.0.1", {"Host": "127.0.0.1:8501"}, False, True),
        ("auto", "::1", {"host": "[::1]:8501"}, False, True),
        ("auto", "localhost", {"Host": "localhost"}, False, True),
        ("auto", "localhost", HERE | {"X-Forwarded-For": "10.1.2.3"}, False, False),
        ("auto", "localhost", HERE | {"x-forwarded-for": "10.1.2.3"}, False, False),
        ("auto", "localhost", HERE | {"X-Real-IP": "10.1.2.3"}, False, False),
        ("auto", "localhost", HERE | {"Forwarded": "for=10.1.2.3"}, False, False),
        ("auto", "localhost", HERE | {"Via": "1.1 proxy"}, False, False),
        ("auto", "localhost", {"Host": "plans.example.org"}, False, False),
        ("auto", "localhost", {"Host": "localhost.example.org:8501"}, False, False),
        ("auto", "localhost", {}, False, False),
        ("auto", None, HERE, False, False),
        ("auto", "", HERE, False, False),
        ("auto", "0.0.0.0", HERE, False, False),
        ("auto", "10.1.2.3", HERE, False, False),
        ("auto", "localhost.example.org", HERE, False, False),
        ("auto", None, {}, True, True),
        ("auto", "localhost", HERE | {"Via": "1.1 proxy"}, True, True),
        ("on", None, {"Via": "1.1 proxy"}, False, True),
        ("off", "localhost", HERE, True, False),
    ],
)
def test_who_may_edit(editing, address, headers, is_logged_in, allowed):
    decided = may_edit(Editing(editing), address=address, headers=headers, is_logged_in=is_logged_in)
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


@pytest.mark.parametrize("said", ["RU-TUL", " ru-tul\n", "Ru-Tul"])
def test_the_home_region_is_the_code_of_a_subject(monkeypatch, said):
    monkeypatch.setenv("PLANS_HOME_REGION", said)
    assert read_settings().home_region == "RU-TUL"


@pytest.mark.parametrize("said", ["", "RU-XXX", "Смоленская область", "67"])
def test_a_home_region_that_is_none_is_told(monkeypatch, said):
    monkeypatch.setenv("PLANS_HOME_REGION", said)
    with pytest.raises(SettingsError, match=f"«{said}»: нужен код субъекта"):
        read_settings()
