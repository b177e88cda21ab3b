"""Both profiles as Streamlit runs them, with no plan, one and two."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SEED = Path(__file__).resolve().parents[2] / "data" / "plans" / "plan_2023_h2.txt"
PICKS = {"region": ("region", "RU-BRY"), "vedomstvo": ("department", "sport")}


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.setenv("PLANS_FOLDER", str(tmp_path))
    return tmp_path


@pytest.fixture
def one_plan(library):
    shutil.copy(SEED, library)


@pytest.fixture
def two_plans(one_plan, library):
    text = SEED.read_text(encoding="utf-8")
    later = text.replace("II полугодие 2023", "II полугодие 2024").replace("2023 года", "2024 года")
    later = later.replace("Главное управление спорта", "Министерство спорта").replace("Брянская", "Рязанская")
    (library / "plan_2024_h2.txt").write_text(later, encoding="utf-8")


def opening(path: str) -> None:
    import dashboard

    dashboard.main(path)


def opened(path: str, pick: bool = True) -> AppTest:
    app = AppTest.from_function(opening, args=(path,), default_timeout=60).run()
    if pick:
        key, value = PICKS[path]
        app.selectbox(key=key).set_value(value).run()
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    elements = (*app.title, *app.markdown, *app.caption, *app.header)
    joined = " ".join(element.value for element in elements)
    return joined.replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")


def figures(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value.replace("\N{NO-BREAK SPACE}", " ") for metric in app.metric}


@pytest.mark.parametrize("path", PICKS)
def test_an_empty_library_says_what_to_do(library, path):
    assert opened(path, pick=False).title[0].value == "Планов пока нет"


@pytest.mark.parametrize(("path", "title"), [("region", "Партнёры"), ("vedomstvo", "Ведомства")])
def test_with_nobody_picked_everyone_is_measured(one_plan, path, title):
    app = opened(path, pick=False)
    assert app.title[0].value.startswith(title)
    assert len(app.dataframe) == 1
    assert "учтено 28 мероприятий из 28" in words(app)


def test_the_profile_of_a_region(one_plan):
    app = opened("region")
    assert app.title[0].value.replace("\\", "") == "Брянская область · II полугодие 2023 года"
    assert figures(app) == {
        "Мероприятий": "8",
        "Мероприятий в долях": "1,71",
        "Ведомств": "3",
        "Доля очных": "50 %",
        "Доля двусторонних": "0 %",
        "Видов мероприятий": "5",
        "Активных месяцев": "6 из 6",
        "До центра региона": "224 км",
    }
    assert len(app.expander) == 8
    assert "Других планов в библиотеке нет." in words(app)


def test_events_for_the_whole_district_are_noted_under_the_lead(library):
    text = SEED.read_text(encoding="utf-8").replace("Субъекты РФ", "Регионы ЦФО")
    (library / "plan_2023_h2.txt").write_text(text, encoding="utf-8")
    app = opened("region")
    assert figures(app)["Мероприятий"] == "8"
    note = (
        "Для всего ЦФО запланировано 1 мероприятие (№ 18); в показатели региона такие мероприятия не входят."
    )
    assert note in words(app)


def test_a_plan_without_districts_has_no_note_of_them(one_plan):
    assert "Для всего" not in words(opened("region"))


def test_the_profile_of_a_department(one_plan):
    app = opened("vedomstvo")
    assert app.title[0].value == "Спорт · II полугодие 2023 года"
    shown = figures(app)
    assert (shown["Мероприятий"], shown["Регионов"], shown["Участий регионов"]) == ("5", "26", "52")
    assert len(app.expander) == 5


def test_every_figure_has_its_definition_and_formula(one_plan):
    for metric in [metric for path in PICKS for metric in opened(path).metric]:
        assert "Формула: " in metric.help


def test_a_region_that_dropped_out_keeps_its_past(two_plans):
    app = opened("region")
    said = words(app)
    assert "В плане на II полугодие 2024 года мероприятий с Брянской областью нет." in said
    assert "Годом раньше — 8 мероприятий." in said
    assert "II полугодие 2023 года: 8 мероприятий" in said
    assert figures(app) == {"Мероприятий": "0", "До центра региона": "224 км"}


def test_a_renamed_department_keeps_its_past(two_plans):
    said = words(opened("vedomstvo"))
    assert "Министерство спорта Смоленской области: 5 мероприятий из 28" in said
    assert "Годом раньше — 5 мероприятий." in said
    assert "II полугодие 2023 года: 5 мероприятий" in said


@pytest.mark.parametrize("path", PICKS)
def test_filters_that_leave_nothing_are_named(one_plan, path):
    app = opened(path)
    app.multiselect(key="attendance").set_value(["visit"])
    app.multiselect(key="kinds").set_value(["festival"]).run()
    assert not app.exception
    assert "о выбранным условиям мероприятий" in words(app)


@pytest.mark.parametrize(
    ("path", "section"), [("karta", "Сосредоточенность"), ("matritsa", "Кто участвует вместе")]
)
def test_other_pages_end_with_the_depth(one_plan, path, section):
    app = AppTest.from_function(opening, args=(path,), default_timeout=60).run()
    assert not app.exception
    assert section in words(app)


def test_a_pair_of_regions_leads_to_its_events(one_plan):
    app = AppTest.from_function(opening, args=("matritsa",), default_timeout=60).run()
    app.selectbox(key="pair_first").set_value("RU-BRY")
    app.selectbox(key="pair_second").set_value("RU-KLU").run()
    assert "Брянская область и Калужская область: общие мероприятия" in words(app)
    assert len([expander for expander in app.expander if expander.label.startswith("№")]) == 8
