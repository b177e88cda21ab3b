"""Who may look and who may edit, told from how a person came."""

from pathlib import Path

import pytest

from data.access import LOGIN_LASTS, Arrival, visitor
from data.settings import Editing, Settings, Viewing

HERE = {"Host": "localhost:8501"}
NOW = 1_800_000_000.0
ANNA = {
    "is_logged_in": True,
    "iat": NOW - 60,
    "sub": "4711",
    "email": "Anna@region.example",
    "email_verified": True,
}
NAMED = {"editors": frozenset({"anna@region.example"})}
IN_A_GROUP = {"editor_claim": ("groups", "plan-editors")}


def came(claims: dict, address: str | None = "localhost", headers: dict | None = None, **settings):
    """The visitor of a server with these settings."""
    known = Settings(home_region="RU-SMO", plans_folder=Path(), **settings)
    return visitor(known, Arrival(claims, address, HERE if headers is None else headers, NOW))


@pytest.mark.parametrize(
    ("address", "headers", "allowed"),
    [
        ("localhost", HERE, True),
        ("127.0.0.1", {"Host": "127.0.0.1:8501"}, True),
        ("::1", {"host": "[::1]:8501"}, True),
        ("localhost", {"Host": "localhost"}, True),
        ("localhost", HERE | {"X-Forwarded-For": "10.1.2.3"}, False),
        ("localhost", HERE | {"x-forwarded-for": "10.1.2.3"}, False),
        ("localhost", HERE | {"X-Real-IP": "10.1.2.3"}, False),
        ("localhost", HERE | {"X-Forwarded-Host": "plans.example.org"}, False),
        ("localhost", HERE | {"X-Forwarded-Proto": "https"}, False),
        ("localhost", HERE | {"Forwarded": "for=10.1.2.3"}, False),
        ("localhost", HERE | {"Via": "1.1 proxy"}, False),
        ("localhost", {"Host": "plans.example.org"}, False),
        ("localhost", {"Host": "localhost.example.org:8501"}, False),
        ("localhost", {}, False),
        (None, HERE, False),
        ("", HERE, False),
        ("0.0.0.0", HERE, False),
        ("10.1.2.3", HERE, False),
        ("localhost.example.org", HERE, False),
    ],
)
def test_without_login_whoever_sits_at_the_server_edits(address, headers, allowed):
    person = came({}, address, headers)
    assert person.may_edit is allowed
    assert person.may_look
    assert not person.is_logged_in


@pytest.mark.parametrize(("editing", "allowed"), [(Editing.ON, True), (Editing.OFF, False)])
def test_the_administrator_may_decide_for_everybody(editing, allowed):
    assert came({}, None, {}, editing=editing).may_edit is allowed
    assert came(ANNA, editing=editing, **NAMED).may_edit is allowed


def test_with_login_the_servers_own_computer_is_nothing_special():
    person = came({"is_logged_in": False}, **NAMED)
    assert (person.may_look, person.may_edit, person.who) == (True, False, "")


@pytest.mark.parametrize(
    ("claims", "allowed"),
    [
        ({}, True),
        ({"email": "anna@region.example "}, True),
        ({"email_verified": "true"}, True),
        ({"email_verified": False}, False),
        ({"email_verified": None}, False),
        ({"email_verified": "false"}, False),
        ({"email_verified": "yes"}, False),
        ({"email": "boris@region.example"}, False),
        ({"email": "anna@region.example.evil.example"}, False),
        ({"email": ""}, False),
        ({"email": None}, False),
        ({"email": ["anna@region.example"]}, False),
        ({"is_logged_in": False}, False),
        ({"is_logged_in": "true"}, False),
    ],
)
def test_an_editor_is_named_by_an_address_that_the_provider_vouches_for(claims, allowed):
    assert came(ANNA | claims, **NAMED).may_edit is allowed


def test_an_address_of_which_nothing_is_said_is_not_trusted():
    claims = {name: value for name, value in ANNA.items() if name != "email_verified"}
    assert not came(claims, **NAMED).may_edit


@pytest.mark.parametrize(
    ("claims", "allowed"),
    [
        ({"groups": ["staff", "plan-editors"]}, True),
        ({"groups": "plan-editors"}, True),
        ({"groups": ["staff"]}, False),
        ({"groups": "not-plan-editors"}, False),
        ({"groups": ["plan-editors-not"]}, False),
        ({"groups": []}, False),
        ({"groups": None}, False),
        ({"groups": {"plan-editors": False}}, False),
        ({"roles": ["plan-editors"]}, False),
        ({}, False),
        ({"groups": ["plan-editors"], "is_logged_in": False}, False),
    ],
)
def test_an_editor_is_known_by_what_the_provider_says(claims, allowed):
    assert came(ANNA | claims, **IN_A_GROUP).may_edit is allowed


def test_whoever_is_logged_in_edits_nothing_while_no_editor_is_named():
    person = came(ANNA)
    assert (person.is_logged_in, person.may_look, person.may_edit) == (True, True, False)


@pytest.mark.parametrize(
    ("issued", "counts"),
    [(NOW, True), (NOW - LOGIN_LASTS + 1, True), (NOW - LOGIN_LASTS, False), (None, False), ("now", False)],
)
def test_a_login_counts_for_half_a_day(issued, counts):
    person = came(ANNA | {"iat": issued}, viewing=Viewing.LOGIN, **NAMED)
    assert (person.is_logged_in, person.may_look, person.may_edit) == (counts,) * 3


def test_where_a_login_is_asked_for_nobody_looks_without_one():
    assert not came({"is_logged_in": False}, viewing=Viewing.LOGIN).may_look
    assert not came({}, viewing=Viewing.LOGIN).may_look
    assert came(ANNA, viewing=Viewing.LOGIN).may_look


@pytest.mark.parametrize(
    ("claims", "who"),
    [
        (ANNA, "anna@region.example"),
        (ANNA | {"email_verified": False}, "4711"),
        (ANNA | {"is_logged_in": False}, ""),
        ({"email": "anna@region.example"}, "anna@region.example"),  # from a proxy the administrator trusts
        ({}, ""),
    ],
)
def test_a_person_is_called_by_what_is_known_for_sure(claims, who):
    assert came(claims).who == who
