"""Logging in at a real provider: editors edit, others look, and some servers show nothing before."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from conftest import SEED, Visit, free_port, start_app
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Page, expect

PEOPLE = {
    "anna": {"email": "anna@region.example", "email_verified": True},
    "boris": {"email": "boris@region.example", "email_verified": True},
    "impostor": {"email": "anna@region.example", "email_verified": False},
    "vera": {"groups": ["staff", "plan-editors"]},
}
EDITORS = {"PLANS_EDITORS": "Anna@region.example", "PLANS_EDITOR_CLAIM": "groups=plan-editors"}
SECRETS = """
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "a secret of a test, longer than it need be"
client_id = "plans"
client_secret = "known to the provider"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[int]:
    """A login provider that knows ``PEOPLE``: its port."""
    people = [User(sub=name, claims=claims) for name, claims in PEOPLE.items()]
    with run_server_in_thread(user_claims=people, require_nonce=True) as server:
        yield server.server_port


@contextmanager
def app_with_login(folder, provider: int, **settings: str) -> Iterator[str]:
    """The address of an app whose people come from the provider."""
    port = free_port()
    url = f"http://localhost:{port}"
    (folder / SEED.name).write_bytes(SEED.read_bytes())
    secrets = folder.parent / f"{folder.name}.toml"
    secrets.write_text(SECRETS.format(address=url, provider=provider), encoding="utf-8")
    process, _ = start_app(folder, f"--secrets.files={secrets}", port=port, settings=EDITORS | settings)
    yield url
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture(scope="module")
def open_url(tmp_path_factory, provider):
    """Everybody may look."""
    with app_with_login(tmp_path_factory.mktemp("open"), provider) as url:
        yield url


@pytest.fixture(scope="module")
def closed_url(tmp_path_factory, provider):
    """Whoever looks must have logged in."""
    with app_with_login(tmp_path_factory.mktemp("closed"), provider, PLANS_VIEW="login") as url:
        yield url


@pytest.fixture
def tab(browser):
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="ru-RU")
    yield context.new_page()
    context.close()


def logged_in(tab: Page, url: str, name: str) -> Visit:
    """Through the provider's own page and back."""
    visit = Visit(tab, url)
    visit.open("/plany")
    tab.unroute_all()
    tab.get_by_role("button", name="Войти").click()
    tab.get_by_role("button", name=name, exact=True).click()
    expect(tab.get_by_role("button", name="Выйти")).to_be_visible(timeout=30_000)
    visit.settle()
    return visit


def uploaders(visit: Visit):
    visit.open("/plany")
    visit.page.get_by_test_id("stButtonGroup").get_by_text("Загрузить план", exact=True).click()
    visit.settle()
    return visit.page.locator("input[type=file]")


@pytest.mark.parametrize(("name", "called"), [("anna", "anna@region.example"), ("vera", "vera")])
def test_an_editor_is_offered_the_upload(tab, open_url, name, called):
    visit = logged_in(tab, open_url, name)
    said = tab.get_by_text("Вы вошли:", exact=False).inner_text()
    assert said.replace("\N{WORD JOINER}", "") == f"Вы вошли: {called}"
    expect(uploaders(visit)).to_have_count(1)
    assert visit.barred == []


@pytest.mark.parametrize("name", ["boris", "impostor"])
def test_others_may_look_and_not_edit(tab, open_url, name):
    visit = logged_in(tab, open_url, name)
    expect(uploaders(visit)).to_have_count(0)
    expect(tab.get_by_text("Загрузка и исправления здесь отключены", exact=False)).to_be_visible()


def test_without_a_login_one_looks_where_that_is_allowed(tab, open_url):
    visit = Visit(tab, open_url)
    expect(uploaders(visit)).to_have_count(0)
    expect(tab.get_by_text("Загрузка и исправления здесь отключены", exact=False)).to_be_visible()
    expect(tab.get_by_role("button", name="Войти")).to_be_visible()


def test_where_a_login_is_asked_for_nothing_is_shown_before(tab, closed_url):
    Visit(tab, closed_url).open("/karta")
    expect(tab.get_by_text("Чтобы смотреть планы, войдите", exact=False)).to_be_visible()
    expect(tab.locator(".js-plotly-plot")).to_have_count(0)
    assert "мероприят" not in tab.get_by_test_id("stApp").inner_text()
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_whoever_has_logged_in_sees_the_plan_until_logging_out(tab, closed_url):
    visit = logged_in(tab, closed_url, "boris")
    visit.open("/karta")
    expect(tab.locator(".js-plotly-plot").first).to_be_visible(timeout=20_000)
    tab.get_by_role("button", name="Выйти").click()
    tab.get_by_role("button", name="End session").click()
    expect(tab.get_by_text("Чтобы смотреть планы, войдите", exact=False)).to_be_visible(timeout=20_000)


def test_whoever_logs_in_comes_back_to_the_address_that_was_opened(tab, closed_url):
    visit = Visit(tab, closed_url)
    visit.open("/karta?region=Брянская область&map=Плитки")
    tab.unroute_all()
    tab.get_by_role("button", name="Войти").click()
    tab.get_by_role("button", name="boris", exact=True).click()
    expect(tab.get_by_role("heading", name="Брянская область: мероприятия")).to_be_visible(timeout=30_000)
    assert urlsplit(tab.url).path == "/karta"
    assert "plans_return" not in {cookie["name"] for cookie in tab.context.cookies()}


def test_a_forged_cookie_is_no_login(tab, closed_url):
    forged = {"name": "_streamlit_user", "value": '{"is_logged_in": true}.x.y', "url": closed_url}
    tab.context.add_cookies([forged])
    Visit(tab, closed_url).open("/karta")
    expect(tab.get_by_text("Чтобы смотреть планы, войдите", exact=False)).to_be_visible()


def test_without_a_provider_there_is_no_control(visit):
    page = visit.open("/plany")
    expect(page.get_by_role("button", name="Войти")).to_have_count(0)
