"""What only a browser shows: drawn charts, clicks, the address, and silence on the network."""

import re

import pytest
from playwright.sync_api import expect

CHARTS = {
    "": 1,
    "karta": 3,
    "matritsa": 2,
    "kalendar": 2,
    "formaty": 3,
    "region?region=Брянская область": 2,
    "vedomstvo?department=Спорт": 2,
}
PATHS = [*CHARTS, "reestr"]


@pytest.mark.parametrize("path", CHARTS)
def test_a_page_draws_its_charts(visit, path):
    page = visit.open(f"/{path}")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=20_000)
    expect(page.locator(".js-plotly-plot")).to_have_count(CHARTS[path])


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_asked_of_another_host(visit, path):
    visit.open(f"/{path}")
    visit.page.wait_for_timeout(1000)
    assert visit.foreign == []


@pytest.mark.parametrize(("view", "areas"), [("Европейская часть", 60), ("Россия", 88), ("Соседи", 60)])
def test_the_map_is_drawn_with_every_other_host_out_of_reach(visit, view, areas):
    page = visit.open(f"/karta?map={view}")
    expect(page.locator(".choroplethlayer path").first).to_be_attached(timeout=20_000)
    assert sum(visit.map_colors().values()) >= areas


def test_a_filter_changes_the_map(visit):
    page = visit.open("/karta?map=Россия")
    expect(page.locator(".choroplethlayer path").first).to_be_attached(timeout=20_000)
    before = visit.map_colors()
    visit.choose("Ведомство", "Спорт")
    expect(page.get_by_text("По выбранным условиям —")).to_be_visible()
    page.wait_for_timeout(500)
    assert visit.map_colors() != before
    assert "departments=" in page.url


def test_a_click_on_a_region_shows_its_events(visit):
    page = visit.open("/karta?map=Соседи")
    areas = page.locator(".choroplethlayer .choropleth:first-child path")
    expect(areas.first).to_be_attached(timeout=20_000)
    box = page.evaluate(
        """() => {
            const plot = document.querySelector('.js-plotly-plot');
            const areas = plot.calcdata.find(trace => trace[0].trace.locations?.length > 1);
            const point = areas.find(area => area.loc === 'RU-BRY');
            const [x, y] = plot._fullLayout.geo._subplot.projection(point.ct);
            const box = plot.querySelector('.geo .bg rect, .geolayer').getBoundingClientRect();
            return [x, y];
        }"""
    )
    frame = page.locator(".js-plotly-plot .main-svg").first.bounding_box()
    page.mouse.click(frame["x"] + box[0], frame["y"] + box[1])
    expect(page.get_by_role("heading", name="Брянская область: мероприятия")).to_be_visible(timeout=15_000)
    expect(page.locator("[data-testid=stExpander]")).to_have_count(8)
    assert "region=" in page.url


def test_the_address_restores_the_state(visit):
    page = visit.open("/karta?map=Плитки&region=Брянская область&counting=дробный")
    expect(page.get_by_role("heading", name="Брянская область: мероприятия")).to_be_visible()
    expect(page.get_by_role("radio", name="дробный")).to_be_checked()
    expect(page.locator(".barlayer path").first).to_be_attached()


def test_a_profile_is_reached_by_its_link_and_kept_in_the_address(visit):
    page = visit.open("/karta?region=Брянская область&counting=дробный")
    page.get_by_role("link", name="Профиль региона").click()
    title = page.get_by_role("heading", name="Брянская область · II полугодие 2023 года")
    expect(title).to_be_visible(timeout=15_000)
    expect(page).to_have_url(re.compile("/region.*region="))
    page.reload()
    expect(title).to_be_visible(timeout=15_000)
    expect(page.get_by_role("radio", name="дробный")).to_be_checked()


def test_a_profile_leads_back_to_the_page_as_it_was_left(visit):
    page = visit.open("/karta?map=Плитки&region=Брянская область&counting=дробный")
    page.get_by_role("link", name="Профиль региона").click()
    back = page.get_by_role("link", name="Назад: Карта")
    expect(back).to_be_visible(timeout=15_000)
    page.get_by_text("полный", exact=True).click()
    back.click()
    expect(page.get_by_role("heading", name="Брянская область: мероприятия")).to_be_visible(timeout=15_000)
    expect(page.locator(".barlayer path").first).to_be_attached()
    expect(page.get_by_role("radio", name="полный")).to_be_checked()
    expect(page.get_by_role("link", name=re.compile("^Назад"))).to_have_count(0)


def test_a_profile_opened_by_its_address_leads_nowhere_back(visit):
    page = visit.open("/region?region=Брянская область")
    expect(page.get_by_role("heading", name="Брянская область · II полугодие 2023 года")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Назад"))).to_have_count(0)


def test_a_matrix_cell_leads_to_its_events(visit):
    page = visit.open("/matritsa")
    cell = page.locator(".barlayer .point path").first
    expect(cell).to_be_attached(timeout=20_000)
    cell.click(force=True)
    expect(page.get_by_role("heading", name=re.compile("Москва · Образование"))).to_be_visible(timeout=15_000)
    expect(page.locator("[data-testid=stExpander]")).to_have_count(3 + 1)


def test_charts_can_be_saved_and_speak_russian(visit):
    page = visit.open("/kalendar")
    page.locator(".js-plotly-plot").first.hover()
    expect(page.locator("[data-title='Скачать рисунок (PNG)']").first).to_be_attached()
    assert page.locator("[data-title*='Download']").count() == 0


def test_the_region_comes_along_from_page_to_page(visit):
    page = visit.open("/karta?region=Брянская область")
    for name in ("Матрица", "Календарь", "Карта"):
        page.get_by_role("link", name=name).first.click()
        expect(page.get_by_role("heading", level=1)).not_to_be_empty()
        visit.settle()
    expect(page.get_by_role("heading", name="Брянская область: мероприятия")).to_be_visible(timeout=15_000)
    assert "region=" in page.url


def test_reset_clears_the_filters_and_the_address(visit):
    page = visit.open("/karta?departments=Спорт&counting=дробный")
    expect(page.get_by_text("По выбранным условиям —")).to_be_visible()
    page.get_by_role("button", name="Сбросить").click()
    expect(page.get_by_text("По выбранным условиям —")).to_be_hidden(timeout=15_000)
    assert "departments=" not in page.url
    assert "counting=" not in page.url


def test_a_month_leads_to_its_events(visit):
    page = visit.open("/kalendar")
    bar = page.locator(".js-plotly-plot").first.locator(".barlayer .point path").nth(1)
    expect(bar).to_be_attached(timeout=20_000)
    bar.click(force=True)
    expect(page.get_by_role("heading", name=re.compile("июль 2023"))).to_be_visible(timeout=15_000)


def test_a_click_on_a_dot_picks_the_small_subject(visit):
    page = visit.open("/karta")
    dot = page.locator(".scattergeo .point").first
    expect(dot).to_be_attached(timeout=20_000)
    dot.click(force=True)
    expect(page.get_by_role("heading", name="Москва: мероприятия")).to_be_visible(timeout=15_000)


@pytest.mark.parametrize(
    ("path", "section", "tables"),
    [("", "Таблица", 1), ("matritsa", "Таблица", 1), ("formaty", "Таблиц", 4)],
)
def test_a_closed_section_is_made_when_it_is_opened_and_stays_open(visit, path, section, tables):
    page = visit.open(f"/{path}")
    fold = page.get_by_test_id("stExpander").filter(has_text=section).last
    assert fold.get_by_test_id("stDataFrame").count() == 0
    fold.locator("summary").click()
    expect(fold.get_by_test_id("stDataFrame")).to_have_count(tables)
    visit.choose("Ведомство", "Спорт")
    expect(fold.get_by_test_id("stDataFrame")).to_have_count(tables)
