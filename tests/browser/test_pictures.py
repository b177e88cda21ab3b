"""Charts save themselves as pictures, PNG or SVG, under a name that tells the page and the half-year."""

import re

import pytest
from playwright.sync_api import expect

PNG = b"\x89PNG\r\n\x1a\n"


def saved(page, chart: int = 0):
    """The file that a chart's camera button gives: its name and its bytes."""
    plot = page.locator(".js-plotly-plot").nth(chart)
    expect(plot.locator(".main-svg").first).to_be_visible(timeout=20_000)
    plot.hover()
    with page.expect_download(timeout=30_000) as download:
        plot.locator("[data-title^='Скачать рисунок']").click()
    file = download.value
    return file.suggested_filename, open(file.path(), "rb").read()


def size(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def test_a_map_is_saved_as_png_by_default(visit):
    page = visit.open("/karta")
    expect(page.locator(".choroplethlayer path").first).to_be_attached(timeout=20_000)
    shown = page.locator(".js-plotly-plot").first.bounding_box()
    name, data = saved(page)
    assert name == "karta_2023-H2_map_chart.png"
    assert data.startswith(PNG)
    assert size(data) == pytest.approx((2 * shown["width"], 2 * shown["height"]), abs=2)


def test_a_map_is_saved_as_svg_with_its_areas_and_names(visit):
    page = visit.open("/karta?picture=SVG")
    expect(page.locator(".choroplethlayer path").first).to_be_attached(timeout=20_000)
    name, data = saved(page)
    svg = data.decode("utf-8")
    assert name == "karta_2023-H2_map_chart.svg"
    assert svg.startswith("<svg")
    layer = svg[svg.index("choroplethlayer") :]
    assert len(re.findall(r'<path class="choroplethlocation"[^>]* d="M', layer)) >= 60
    assert "Мурманская" in svg


def test_the_choice_of_a_format_holds_on_the_other_pages_and_in_the_address(visit):
    page = visit.open("/kalendar")
    page.get_by_role("radio", name="SVG").click()
    visit.settle()
    page.get_by_role("link", name="Форматы").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Форматы", timeout=15_000)
    visit.settle()
    assert "picture=SVG" in page.url
    name, data = saved(page)
    assert name == "formaty_2023-H2_formats_attendance.svg"
    assert data.startswith(b"<svg")
