"""«Режим показа» in a real browser: begun by the address or a control, left as easily, kept by a reload."""

import pytest
from conftest import Visit, app_over_two_plans
from playwright.sync_api import expect

SIZES = [(1280, 720), (1366, 768), (1920, 1080)]
SLIDES = [
    "/?show=true",
    "/karta?show=true",
    "/karta?show=true&map=Соседи",
    "/karta?show=true&map=Плитки",
    "/matritsa?show=true",
    "/kalendar?show=true",
    "/kalendar?show=true&split=по ведомствам",
    "/formaty?show=true",
    "/sravnenie?show=true",
    "/sravnenie?show=true&map=Плитки",
    "/?show=true&lang=English",
]


def on_the_wall(page, title: str) -> None:
    expect(page.get_by_role("radio", name=title, exact=True)).to_be_checked(timeout=15_000)


def test_the_address_begins_the_show(visit):
    page = visit.open("/karta?show=true")
    on_the_wall(page, "Карта")
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    type_size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert type_size / 900 == pytest.approx(0.0222, abs=0.001)  # what 1366 pixels of width allow


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
    on_the_wall(page, "Форматы")
    page.reload()
    on_the_wall(page, "Форматы")


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
    visit.until(lambda: "slide=" not in page.url)


@pytest.fixture(scope="module")
def two_plans_url(tmp_path_factory):
    """The app over two plans, so that every slide has all it can have."""
    changes = {"Брянская": "Тульская", "Пермский край": "Якутия"}
    with app_over_two_plans(tmp_path_factory.mktemp("plans_to_show"), "2022", changes) as url:
        yield url


@pytest.fixture
def wall(browser, two_plans_url):
    """Opens slides on a screen of a size."""
    contexts = []

    def screen(width: int, height: int) -> Visit:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, locale="ru-RU"))
        return Visit(contexts[-1].new_page(), two_plans_url)

    yield screen
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", SLIDES)
def test_a_slide_fits_every_screen(wall, path):
    """From edge to edge, nothing below the bar, and at 1920 pixels no type below 27 of 1080."""
    visit = wall(*SIZES[0])
    page = visit.open(path)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(500)  # the browser tells 0.2 s after the last change
        visit.settle()
        visit.until(lambda height=height: 0.75 * height <= foot(page) <= top_of_bar(page) + 1)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") <= height
    visit.until(lambda: not small_words(page))


def test_a_slide_is_drawn_once_for_the_size_of_its_screen(wall):
    """A picture drawn for a guess first would be seen to jump."""
    assert len(wall(1920, 1080).heights_of_the_map("/karta?show=true")) == 1


def foot(page) -> float:
    """Where the last word or picture of a slide ends, in pixels from the top."""
    return page.evaluate(
        """() => Math.max(...[...document.querySelectorAll(
            '.st-key-stage :is(h1, h2, p, li, .js-plotly-plot)')]
            .map(part => part.getBoundingClientRect().bottom))"""
    )


def top_of_bar(page) -> float:
    bar = page.locator(".st-key-show_bar").bounding_box()
    assert bar["y"] + bar["height"] <= page.viewport_size["height"] + 1
    return bar["y"]


def small_words(page) -> list[str]:
    return page.evaluate(
        """() => [...document.querySelectorAll('.st-key-stage :is(h1, h2, p, li, text)')]
            .filter(words => words.textContent.trim() && words.getBoundingClientRect().height)
            .filter(words => parseFloat(getComputedStyle(words).fontSize) < 27)
            .map(words => words.textContent.trim())"""
    )


def test_there_is_no_slide_for_what_a_room_cannot_read(visit):
    page = visit.open("/reestr?show=true")
    on_the_wall(page, "Обзор")
    for title in ("Реестр", "Планы", "Сравнение"):  # the last for want of a second plan
        expect(page.get_by_role("radio", name=title, exact=True)).to_have_count(0)


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


def test_icons_of_the_desk_are_small_again_after_the_show(wall):
    visit = wall(1920, 1080)
    page = visit.open("/?show=true")
    page.get_by_role("button", name="Выйти из показа").click()
    icons = page.locator("[data-testid=stTooltipIcon] svg")
    expect(page.locator("[data-testid=stSidebar]")).to_be_visible(timeout=15_000)
    widths = "icons => icons.map(icon => Math.round(icon.getBoundingClientRect().width))"
    visit.until(lambda: set(icons.evaluate_all(widths)) == {16})
