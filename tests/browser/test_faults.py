"""What people see when the server goes away under them, or the folder changes by hand."""

import re
import shutil

import pytest
from conftest import SEED, Visit, free_port, start_app
from playwright.sync_api import expect

CHOSEN = "/karta?region=Брянская область&departments=Спорт&counting=дробный"


@pytest.fixture
def folder(tmp_path):
    shutil.copy(SEED, tmp_path)
    return tmp_path


@pytest.fixture
def server(folder):
    """The address of an app of its own, and how it is started anew on the same port."""
    port, running = free_port(), []

    def start():
        process, url = start_app(folder, port=port)
        running.append(process)
        return url

    def stop():
        running[-1].kill()
        running[-1].wait(timeout=10)

    yield start, stop
    stop()


@pytest.fixture
def tab(browser, server):
    start, _ = server
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="ru-RU")
    yield Visit(context.new_page(), start())
    context.close()


def test_a_page_that_lost_its_server_is_as_it_was_when_the_server_is_back(tab, server):
    start, stop = server
    page = tab.open(CHOSEN)
    events = page.get_by_role("heading", name="Брянская область: мероприятия")
    expect(events).to_be_visible()
    stop()
    start()
    expect(page.get_by_test_id("stConnectionStatus")).to_have_count(0, timeout=30_000)
    tab.choose("Вид мероприятия", "соревнования")
    expect(events).to_be_visible(timeout=15_000)
    expect(page.get_by_role("radio", name="дробный")).to_be_checked()
    assert "departments=" in page.url


def test_a_plan_comes_and_goes_while_people_look(tab, folder):
    page = tab.open("/karta")
    other = SEED.read_text(encoding="utf-8").replace("II полугодие 2023", "I полугодие 2024")
    (folder / "next.txt").write_text(other, encoding="utf-8")
    tab.choose("Формат", "дистанционно")
    page.get_by_label("План", exact=False).first.click()
    expect(page.get_by_role("option", name="I полугодие 2024")).to_be_visible()
    page.keyboard.press("Escape")
    (folder / "next.txt").unlink()
    page.get_by_role("button", name="Сбросить").click()
    tab.settle()
    expect(page.get_by_role("heading", level=1)).to_contain_text("II полугодие 2023")


def test_the_last_plan_that_is_deleted_leaves_what_to_do_next(tab, folder):
    page = tab.open("/karta")
    (folder / SEED.name).unlink()
    page.reload()
    expect(page.get_by_text(re.compile("[Зз]агрузите")).first).to_be_visible(timeout=15_000)
