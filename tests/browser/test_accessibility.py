"""What readers aloud, keyboards and weak eyes need: axe-core over every page, names, keys, contrast."""

from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Visit, app_over_two_plans
from playwright.sync_api import expect

SERIOUS = ("serious", "critical")
PAGES = [
    "/",
    "/karta?region=Брянская область",
    "/matritsa",
    "/kalendar",
    "/formaty",
    "/sravnenie",
    "/reestr",
    "/plany",
    "/plany?section=Загрузить план",
    "/plany?section=Исправления",
    "/region?region=Брянская область",
    "/vedomstvo",
]
CHARTED = [
    "/",
    "/karta",
    "/matritsa",
    "/kalendar",
    "/formaty",
    "/sravnenie",
    "/region?region=Брянская область",
]
SHOWN = ["/", "/karta", "/matritsa", "/kalendar", "/formaty", "/sravnenie"]
SCHEMES = ["light", "dark"]


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    """The app over two plans, so that every page has all it can have."""
    changes = {"Пермский край": "Республика Коми"}
    with app_over_two_plans(tmp_path_factory.mktemp("two_plans"), "2024", changes) as url:
        yield url


@pytest.fixture
def person(browser, url):
    """A visit in a colour scheme: ``person("dark")``."""
    contexts = []

    def visit(scheme: str = "light") -> Visit:
        viewport = {"width": 1366, "height": 768}
        contexts.append(browser.new_context(viewport=viewport, locale="ru-RU", color_scheme=scheme))
        return Visit(contexts[-1].new_page(), url)

    yield visit
    for context in contexts:
        context.close()


def findings(page, options: dict | None = None) -> list[str]:
    """Serious and critical findings of axe-core: the rule, what is wrong, and where."""
    violations = Axe().run(page, options=options or {"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']}: {node['failureSummary']} {node['html']}"
        for rule in violations
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(person, path, scheme):
    page = person(scheme).open(path)
    page.wait_for_timeout(500)
    assert findings(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", SHOWN)
def test_on_the_wall_words_have_seven_to_one(person, path, scheme):
    page = person(scheme).open(f"{path}?show=true")
    page.wait_for_timeout(500)
    assert findings(page, {"runOnly": ["color-contrast", "color-contrast-enhanced"]}) == []


@pytest.mark.parametrize("path", CHARTED)
def test_every_chart_says_what_it_shows(person, path):
    page = person().open(path)
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=20_000)
    charts = page.locator("[data-testid=stPlotlyChart]")
    names = charts.evaluate_all(
        """charts => charts.map(chart => {
            const roles = '[role=figure], [role=img]';
            return (chart.closest(roles) || chart.querySelector(roles))?.getAttribute('aria-label');
        })"""
    )
    assert names and all(names)


@pytest.mark.parametrize(("path", "language"), [("/", "ru"), ("/?lang=English", "en")])
def test_the_page_names_its_language(person, path, language):
    page = person().open(path)
    expect(page.locator(f"html[lang={language}]")).to_be_attached()


def test_switching_the_language_keeps_the_filters(person):
    page = person().open("/karta?map=Соседи&attendance=дистанционно")
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("heading", name="Partners of Смоленская область")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("radio", name="Neighbours")).to_be_checked()
    expect(page.get_by_role("radio", name="full")).to_be_checked()
    assert "attendance=remote" in page.url
    page.get_by_text("Русский", exact=True).click()
    expect(page.get_by_role("radio", name="Соседи")).to_be_checked(timeout=15_000)
    assert "attendance=дистанционно" in unquote(page.url)


def focused(page) -> str:
    """The accessible words of what has the focus."""
    return page.evaluate(
        """() => {
            const at = document.activeElement;
            const label = at.labels?.[0]?.innerText;
            return (at.getAttribute('aria-label') || label || at.innerText || at.value || '').trim();
        }"""
    )


def tab_to(page, words: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in focused(page):
            return
    raise AssertionError(f"Tab does not reach «{words}»")


def test_tab_reaches_every_control_of_the_map(person):
    page = person().open("/karta")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(focused(page))
    wanted = ["План", "Ведомство", "Формат", "Вид мероприятия", "Месяц", "полный", "Сбросить", "Справка"]
    wanted += ["Режим показа", "Русский", "Европейская часть", "мероприятия", "Регион", "Скачать CSV"]
    missed = [words for words in wanted if not any(words in name for name in reached)]
    assert not missed, reached


def test_a_filter_is_changed_by_keyboard_alone(person):
    page = person().open("/karta")
    tab_to(page, "Формат")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_text("По выбранным условиям —")).to_be_visible(timeout=15_000)
    assert "attendance=" in page.url
