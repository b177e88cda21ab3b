"""«Режим показа» in a real browser: begun by the address or a control, left as easily, kept by a reload."""

import pytest
from playwright.sync_api import expect


def on_the_wall(page, title: str) -> None:
    expect(page.get_by_role("combobox", name="Страница на экране")).to_have_value(title, timeout=15_000)


def test_the_address_begins_the_show(visit):
    page = visit.open("/karta?show=true")
    on_the_wall(page, "Карта")
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"


def test_next_and_previous_turn_the_page_and_keep_the_filters(visit):
    page = visit.open("/?show=true&attendance=дистанционно")
    page.get_by_role("button", name="Вперёд").click()
    expect(page.get_by_role("heading", name="Партнёры Смоленской области")).to_be_visible(timeout=15_000)
    on_the_wall(page, "Карта")
    visit.settle()
    expect(page.get_by_text("По выбранным условиям")).to_be_visible()
    page.get_by_role("button", name="Назад").click()
    on_the_wall(page, "Обзор")


def test_a_reload_keeps_the_show_where_it_was(visit):
    page = visit.open("/?show=true")
    page.get_by_role("button", name="Назад").click()
    on_the_wall(page, "Реестр")
    page.reload()
    on_the_wall(page, "Реестр")


def test_the_show_is_left_as_easily(visit):
    page = visit.open("/karta?show=true")
    page.get_by_role("button", name="Выйти из показа").click()
    expect(page.locator("[data-testid=stSidebar]")).to_be_visible(timeout=15_000)
    assert "show=" not in page.url


def test_leaving_returns_to_the_page_where_it_was_begun(visit):
    page = visit.open("/karta?show=true")
    page.get_by_role("button", name="Вперёд").click()
    on_the_wall(page, "Матрица")
    page.get_by_role("button", name="Выйти из показа").click()
    expect(page.locator("[data-testid=stSidebar]")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Партнёры Смоленской области")
    assert "slide=" not in page.url


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080)])
def test_a_map_on_the_wall_fits_with_its_title_and_legend(visit, size):
    visit.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    page = visit.open("/karta?show=true")
    plot, title = page.locator(".js-plotly-plot").first, page.get_by_role("heading", level=1)
    expect(plot.locator(".main-svg").first).to_be_visible(timeout=20_000)
    visit.until(lambda: (box := plot.bounding_box()) and box["y"] + box["height"] <= size[1])
    visit.settle()
    assert plot.bounding_box()["height"] >= 0.7 * size[1]
    assert title.bounding_box()["y"] + title.bounding_box()["height"] < size[1]


def test_arrow_keys_turn_the_page_and_escape_leaves(visit):
    page = visit.open("/?show=true")
    page.keyboard.press("ArrowRight")
    on_the_wall(page, "Карта")
    visit.settle()
    page.keyboard.press("ArrowLeft")
    on_the_wall(page, "Обзор")
    visit.settle()
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=stSidebar]")).to_be_visible(timeout=15_000)
