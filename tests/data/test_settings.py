"""Settings from the environment."""

import pytest

from data.settings import SettingsError, read_settings


@pytest.mark.parametrize(
    ("said", "editing"),
    [(None, "auto"), ("auto", "auto"), (" ON ", "on"), ("off", "off"), ("yes", "off"), ("", "off")],
)
def test_a_word_that_is_not_known_allows_nothing(monkeypatch, said, editing):
    monkeypatch.delenv("PLANS_EDIT", raising=False)
    if said is not None:
        monkeypatch.setenv("PLANS_EDIT", said)
    assert read_settings().editing == editing


@pytest.mark.parametrize(
    ("said", "viewing"),
    [(None, "all"), ("all", "all"), (" Login ", "login"), ("everybody", "login"), ("", "login")],
)
def test_a_word_that_is_not_known_shows_nothing(monkeypatch, said, viewing):
    monkeypatch.delenv("PLANS_VIEW", raising=False)
    if said is not None:
        monkeypatch.setenv("PLANS_VIEW", said)
    assert read_settings().viewing == viewing


@pytest.mark.parametrize(
    ("said", "editors"),
    [
        (None, set()),
        ("", set()),
        (" ", set()),
        ("Anna@Region.example", {"anna@region.example"}),
        ("a@x.example, b@x.example;\nc@x.example", {"a@x.example", "b@x.example", "c@x.example"}),
    ],
)
def test_editors_are_a_list_of_addresses(monkeypatch, said, editors):
    monkeypatch.delenv("PLANS_EDITORS", raising=False)
    if said is not None:
        monkeypatch.setenv("PLANS_EDITORS", said)
    assert read_settings().editors == editors


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("", None),
        ("groups=plan-editors", ("groups", "plan-editors")),
        (" roles = cn=editors,dc=region ", ("roles", "cn=editors,dc=region")),
    ],
)
def test_the_claim_of_an_editor_is_a_name_and_a_value(monkeypatch, said, claim):
    monkeypatch.setenv("PLANS_EDITOR_CLAIM", said)
    assert read_settings().editor_claim == claim


@pytest.mark.parametrize("said", ["groups", "groups=", "=editors"])
def test_half_a_claim_is_told(monkeypatch, said):
    monkeypatch.setenv("PLANS_EDITOR_CLAIM", said)
    with pytest.raises(SettingsError, match=f"«{said}»: нужны название и значение"):
        read_settings()


@pytest.mark.parametrize("said", ["RU-TUL", " ru-tul\n", "Ru-Tul"])
def test_the_home_region_is_the_code_of_a_subject(monkeypatch, said):
    monkeypatch.setenv("PLANS_HOME_REGION", said)
    assert read_settings().home_region == "RU-TUL"


@pytest.mark.parametrize("said", ["", "RU-XXX", "Смоленская область", "67"])
def test_a_home_region_that_is_none_is_told(monkeypatch, said):
    monkeypatch.setenv("PLANS_HOME_REGION", said)
    with pytest.raises(SettingsError, match=f"«{said}»: нужен код субъекта"):
        read_settings()
