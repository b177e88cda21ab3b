"""On a phone nothing overlaps, nothing is cut, and no page scrolls sideways."""

from itertools import pairwise

import pytest
from conftest import Visit
from playwright.sync_api import expect

PATHS = [
    "",
    "karta",
    "matritsa",
    "kalendar",
    "formaty",
    "reestr",
    "region?region=Брянская область",
    "vedomstvo",
]


@pytest.fixture
def phone(browser, app_url):
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="ru-RU")
    yield Visit(context.new_page(), app_url)
    context.close()


def test_a_phone_that_says_so_is_drawn_for_at_once(browser, app_url):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, user_agent="Mozilla/5.0 (Linux; Android 16) Mobile Chrome/156"
    )
    assert len(Visit(context.new_page(), app_url).heights_of_the_map("/karta")) == 1
    context.close()


def boxes(page, selector: str) -> list[dict]:
    return [box for text in page.locator(selector).all() if (box := text.bounding_box())]


def overlap(one: dict, other: dict) -> bool:
    return all(
        one[start] < other[start] + other[length] and other[start] < one[start] + one[length]
        for start, length in (("x", "width"), ("y", "height"))
    )


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(phone, path):
    page = phone.open(f"/{path}")
    page.wait_for_timeout(1500)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_headings_of_the_matrix_stand_clear_of_each_other(phone):
    page = phone.open("/matritsa")
    expect(page.get_by_text("Образование, наука · 8")).to_be_visible(timeout=20_000)
    headings = boxes(page, ".js-plotly-plot >> nth=0 >> .xtick text")
    assert len(headings) == 7
    assert not [pair for pair in pairwise(headings) if overlap(*pair)]


def test_a_map_fills_its_picture_and_its_names_stand_clear(phone):
    page = phone.open("/karta")
    plot = page.locator(".js-plotly-plot").first
    phone.until(lambda: (box := plot.bounding_box()) and box["height"] < 500)
    names = boxes(page, ".js-plotly-plot >> nth=0 >> .scattergeo text")
    assert len(names) >= 8
    pairs = [(one, other) for i, one in enumerate(names) for other in names[:i]]
    assert not [pair for pair in pairs if overlap(*pair)]


def test_names_of_events_are_read_whole_over_their_bars(phone):
    page = phone.open("/kalendar")
    chart = page.locator(".js-plotly-plot").nth(1)
    names = chart.locator(".annotation-text")
    expect(names.first).to_be_visible(timeout=20_000)
    phone.until(lambda: (box := chart.bounding_box()) and box["height"] > 900)
    frame = chart.bounding_box()
    assert names.count() == 23
    for box in (name.bounding_box() for name in names.all()):
        assert frame["x"] <= box["x"] < box["x"] + box["width"] <= frame["x"] + frame["width"]
    assert chart.locator(".xtick text").all_text_contents() == [
        "июн",
        "июл",
        "авг",
        "сен",
        "окт",
        "ноя",
        "дек",
    ]


def test_a_window_made_narrow_is_drawn_for_a_phone(visit):
    page = visit.open("/matritsa")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_text("Образование, наука · 8")).to_be_visible(timeout=20_000)
