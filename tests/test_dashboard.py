"""The app as Streamlit runs it, without a browser: every page with no plan, one plan and two plans."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "data" / "plans" / "plan_2023_h2.txt"
WITHOUT_REGIONS = """План мероприятий на II полугодие 2024 года;;;
№;Субъект РФ;Наименование мероприятия;Сроки
1;Субъекты РФ;Форум;15 августа 2024 года
"""
PATHS = ["obzor", "karta", "matritsa", "kalendar", "formaty", "reestr"]


@pytest.fixture
def library(tmp_path, monkeypatch):
    """An empty folder of plans that the app is pointed at."""
    monkeypatch.setenv("PLANS_FOLDER", str(tmp_path))
    return tmp_path


@pytest.fixture
def one_plan(library):
    shutil.copy(SEED, library)
    return library


@pytest.fixture
def two_plans(one_plan):
    text = SEED.read_text(encoding="utf-8")
    later = text.replace("II полугодие 2023", "II полугодие 2024").replace("2023 года", "2024 года")
    (one_plan / "plan_2024_h2.txt").write_text(
        later.replace("Пермский край", "Республика Коми"), encoding="utf-8"
    )
    return one_plan


def opening(path: str) -> None:
    import dashboard

    dashboard.main(path)


def opened(path: str) -> AppTest:
    app = AppTest.from_function(opening, args=(path,), default_timeout=60).run()
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    """Everything the page says, without the escapes of Markdown and with plain spaces."""
    elements = (*app.title, *app.markdown, *app.caption, *app.header)
    return (
        " ".join(element.value for element in elements).replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")
    )


@pytest.mark.parametrize("path", PATHS)
def test_a_plan_of_another_region_is_told_on_every_page(library, path):
    plan = SEED.read_text(encoding="utf-8").replace("сотрудничества", "сотрудничества Тульской области", 1)
    (library / "plan_2023_h2.txt").write_text(plan, encoding="utf-8")
    (told,) = [each.value.replace("\\", "") for each in opened(path).warning]
    assert "II полугодие 2023 (Тульская область)" in told
    assert "для Смоленской области" in told


@pytest.mark.parametrize("home", ["RU-SMO", "RU-TUL"])
def test_a_title_without_a_region_is_anybodys(one_plan, monkeypatch, home):
    monkeypatch.setenv("PLANS_HOME_REGION", home)
    assert not opened(PATHS[0]).warning


def test_an_address_that_asks_for_no_plan_of_the_library_is_told(one_plan):
    app = AppTest.from_function(opening, args=("obzor",), default_timeout=60)
    app.query_params["plan"] = "II полугодие 2031 *x*"
    (told,) = app.run().warning
    assert told.value == "Плана «II полугодие 2031 \\*x\\*» нет: показан план «II полугодие 2023»."
    assert app.run().warning


def test_a_plan_that_is_deleted_while_it_is_looked_at_is_told(two_plans):
    app = opened("obzor")
    assert not app.warning
    (two_plans / "plan_2024_h2.txt").unlink()
    (told,) = app.run().warning
    assert told.value == "Плана «II полугодие 2024» нет: показан план «II полугодие 2023»."


def test_what_could_not_be_read_is_told_on_every_page(one_plan):
    (one_plan / "not_a_plan.txt").write_text("текст", encoding="utf-8")
    for path in PATHS:
        assert [told.value for told in opened(path).warning] == [
            "Прочитано не всё: подробности — на странице «Планы»."
        ]


@pytest.mark.parametrize("path", PATHS)
def test_a_plan_without_a_named_region_stands_beside_others(one_plan, path):
    (one_plan / "plan_2024_h2.csv").write_text(WITHOUT_REGIONS, encoding="utf-8")
    app = opened(path)
    assert not app.error
    assert "II полугодие 2024" in words(app)


def test_an_empty_library_says_what_to_do(library):
    app = opened(PATHS[0])
    assert app.title[0].value == "Планов пока нет"
    assert "Положите план" in words(app)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens_with_one_plan(one_plan, path):
    app = opened(path)
    assert "II полугодие 2023 года" in app.title[0].value
    assert "учтено 28 мероприятий из 28" in words(app)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens_on_the_newest_of_two_plans(two_plans, path):
    app = opened(path)
    assert "II полугодие 2024 года" in app.title[0].value


@pytest.mark.parametrize("path", PATHS)
def test_a_page_without_events_says_which_filters_to_loosen(one_plan, path):
    app = opened(path)
    app.multiselect(key="attendance").set_value(["remote"])
    app.multiselect(key="kinds").set_value(["festival"]).run()
    assert not app.exception
    assert "Снимите часть фильтров" in app.info[0].value


def test_reset_brings_everything_back(one_plan):
    app = opened("karta")
    app.multiselect(key="attendance").set_value(["remote"]).run()
    assert "По выбранным условиям — 13 мероприятий из 28" in words(app)
    app.button[0].click().run()
    assert "Запланировано 28 мероприятий" in words(app)


def test_a_picked_region_lists_its_events_with_the_cell_and_the_row(one_plan):
    app = opened("karta")
    app.selectbox(key="region").set_value("RU-BRY").run()
    headings = [expander.label for expander in app.expander]
    assert [heading.split(" · ")[0] for heading in headings] == [
        f"№\N{NO-BREAK SPACE}{n}" for n in (4, 7, 11, 14, 24, 26, 27, 28)
    ]
    assert "«Калужская, Брянская области»" in words(app)
    assert "Строка 7 таблицы" in words(app)


def test_a_home_region_that_is_none_is_told(one_plan, monkeypatch):
    monkeypatch.setenv("PLANS_HOME_REGION", "RU-XXX")
    app = opened("karta")
    assert "XXX" in app.error[0].value


def test_the_plans_are_read_before_anybody_asks(one_plan, monkeypatch):
    dashboard.prepare()
    monkeypatch.setattr("data.served.load_plans", None)
    assert opened("karta").get("plotly_chart")


def test_an_empty_library_is_ready_too(library):
    dashboard.prepare()
    assert opened(PATHS[0]).title[0].value == "Планов пока нет"


def test_where_a_login_is_asked_for_and_none_is_set_up_the_administrator_is_told(one_plan, monkeypatch):
    monkeypatch.setenv("PLANS_VIEW", "login")
    app = opened("karta")
    assert "Вход по учётной записи не настроен" in app.error[0].value
    assert "мероприят" not in words(app)
    assert not app.get("plotly_chart")
