"""The page as Streamlit runs it: one plan, the demonstration, two plans, three plans."""

import re
import shutil
from pathlib import Path

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from data.demo import DOCUMENT
from data.schema import HalfYear

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "data" / "plans" / "plan_2023_h2.txt"
SECTIONS = ["partners", "departments", "pairs", "profile", "events"]


@pytest.fixture
def one_plan(tmp_path, monkeypatch):
    monkeypatch.setenv("PLANS_FOLDER", str(tmp_path))
    monkeypatch.setenv("PLANS_EDIT", "on")
    shutil.copy(SEED, tmp_path)
    return tmp_path


@pytest.fixture
def two_plans(one_plan):
    document = DOCUMENT.read_text(encoding="utf-8")
    (one_plan / "plan_2024_h1.txt").write_text(re.sub(r" \(демонстр.*?\)", "", document), encoding="utf-8")
    return one_plan


@pytest.fixture
def three_plans(two_plans):
    earlier = (
        SEED.read_text(encoding="utf-8").replace("2023", "2022").replace("Пермский край", "Республика Коми")
    )
    (two_plans / "plan_2022_h2.txt").write_text(earlier, encoding="utf-8")
    return two_plans


def opening(path: str) -> None:
    import dashboard

    dashboard.main(path)


def opened(path: str = "sravnenie") -> AppTest:
    return checked(AppTest.from_function(opening, args=(path,), default_timeout=60).run())


def checked(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    elements = (*app.title, *app.markdown, *app.caption, *app.header)
    said = " ".join(element.value for element in elements)
    return said.replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")


def in_section(app: AppTest, section: str) -> AppTest:
    app.session_state["section"] = section
    return checked(app.run())


def pick_event_pair(app: AppTest, pair: tuple[str, str]) -> AppTest:
    app.session_state["picked_recurring_pairs"] = pair
    return in_section(app, "events")


def test_with_one_plan_the_page_says_what_it_needs(one_plan):
    app = opened()
    assert "В библиотеке один план — II полугодие 2023 года." in words(app)
    assert not app.warning


def test_the_demonstration_is_off_until_asked_for_and_marked_on_every_page(one_plan):
    app = opened()
    next(button for button in app.button if "демонстрационный" in button.label).click()
    checked(app.run())
    assert "I полугодие 2024 (демонстрационный)" in words(app)
    assert "Демонстрационные данные" in app.warning[0].value
    assert app.selectbox(key="plan").value == HalfYear(2023, 2)
    app.toggle(key="demo").set_value(False)
    assert not checked(app.run()).warning


@pytest.mark.parametrize("path", ["obzor", "karta", "reestr", "plany"])
def test_every_page_is_marked_while_the_demonstration_is_on(one_plan, path):
    app = AppTest.from_function(opening, args=(path,), default_timeout=60)
    app.session_state["demo"] = True
    assert "Демонстрационные данные" in checked(app.run()).warning[0].value


@pytest.mark.parametrize(("is_on", "name"), [(True, "ДЕМО karta"), (False, "karta")])
def test_files_are_marked_while_the_demonstration_is_on(is_on, name):
    def write() -> None:
        import streamlit as st

        from analysis.page_demonstration import marked

        st.text(marked("karta"))

    app = AppTest.from_function(write)
    app.session_state["demo"] = is_on
    assert checked(app.run()).text[0].value == name


def test_nothing_can_be_decided_about_the_demonstration(one_plan):
    app = opened()
    next(button for button in app.button if "демонстрационный" in button.label).click()
    pick_event_pair(app.run(), ("2023-H2/18", "2024-H1/13"))
    assert "нельзя" in words(app)


def test_two_plans_are_compared_in_sentences(two_plans):
    said = words(opened())
    assert "В I полугодии 2024 года по сравнению со II полугодием 2023 года появилось 7 партнёров" in said
    assert "осталось 23 и выбыло 12" in said
    assert "Охват сократился с 35 до 30 регионов из 88." in said
    assert "Республика Татарстан (3)" in said


def test_with_two_real_plans_the_demonstration_is_not_offered(two_plans):
    app = opened()
    assert not [button for button in app.button if "демонстрационный" in button.label]


def test_long_lists_say_how_many_more_there_are_until_all_are_asked_for(two_plans):
    app = opened()
    assert "Стало меньше: 13. Москва (12 → 9), " in words(app).replace("*", "")
    assert "Белгородская область (3 → 2) и ещё 3" in words(app)
    assert "Показаны 20 с наибольшими изменениями. Ещё 22" in words(app)
    app.toggle(key="partners_all").set_value(True)
    said = words(checked(app.run()))
    assert "и ещё" not in said
    assert "Показаны 20" not in said


def test_combinations_begin_with_those_that_changed(two_plans):
    differences = in_section(opened(), "pairs").dataframe[-1].value["±"].abs()
    assert differences.is_monotonic_decreasing
    assert (differences.iloc[0], differences.iloc[-1]) == (2, 0)


@pytest.mark.parametrize("section", ["departments", "pairs"])
def test_differences_are_numbers_that_read_with_a_true_minus(two_plans, section):
    table = in_section(opened(), section).dataframe[-1]
    assert table.value["±"].min() == -2
    shown = pa.ipc.open_stream(table.proto.arrow_data.styler.display_values).read_pandas()
    assert {"−2", "−1", "0"} <= set(shown["±"])
    assert not shown["±"].str.contains("-").any()


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("view", ["europe", "tiles"])
def test_every_section_draws(two_plans, section, view):
    app = opened()
    app.session_state["map"] = view
    in_section(app, section)


def test_a_region_leads_to_its_events_in_both_plans(two_plans):
    app = opened()
    app.selectbox(key="region").set_value("RU-PSK")
    checked(app.run())
    headings = [expander.label for expander in app.expander]
    assert [heading.split(" · ")[0] for heading in headings] == [
        "№\N{NO-BREAK SPACE}24",
        "№\N{NO-BREAK SPACE}28",
        "№\N{NO-BREAK SPACE}12",
        "№\N{NO-BREAK SPACE}20",
    ]
    assert "«Республика Карелия, Псковская область»" in words(app)
    assert "файл «plan_2024_h1.txt»" in words(app)


def test_a_pair_of_events_can_be_split_and_joined_again(two_plans):
    pair = ("2023-H2/18", "2024-H1/13")
    app = pick_event_pair(opened(), pair)
    assert "продолжение прежних — 14 мероприятий из 24" in words(app)
    checked(app.button(key="match_split").click().run())
    assert "продолжение прежних — 13 мероприятий из 24" in words(app)
    assert ",split," in (two_plans / "matches.csv").read_text(encoding="utf-8")
    checked(app.button(key="match_withdraw").click().run())
    assert "продолжение прежних — 14 мероприятий из 24" in words(app)


def test_a_recurring_event_tells_who_joined_and_who_left(two_plans):
    app = in_section(opened(), "events")
    table = app.dataframe[-1].value
    assert set(table["Связь"]) <= {"повторяется", "возможно"}
    changes = table.loc[table["Связь"] == "повторяется", "Партнёры: изменения"].str.replace("\xa0", " ")
    changes = changes.str.lstrip("\N{WORD JOINER}")
    assert {"партнёры те же", "+ Тверская область; − Пензенская область"} <= set(changes)
    said = words(pick_event_pair(app, ("2023-H2/25", "2024-H1/17")))
    assert "Мероприятие повторяется. Новые партнёры: Тверская область. Выбыли: Пензенская область." in said
    assert "общих партнёров — 60 %, ведомство то же" in said


def test_events_without_a_date_are_told_beside_the_months(two_plans):
    assert "Без даты" not in words(in_section(opened(), "profile"))
    plan = two_plans / "plan_2024_h1.txt"
    undated = plan.read_text(encoding="utf-8").replace("июнь 2024 года", "по согласованию")
    plan.write_text(undated, encoding="utf-8")
    said = words(in_section(opened(), "profile"))
    assert "Без даты, поэтому ни в одном месяце не учтены: было 0, стало 1 мероприятие." in said


def test_a_possible_pair_counts_when_it_is_confirmed(two_plans):
    app = pick_event_pair(opened(), ("2023-H2/21", "2024-H1/15"))
    checked(app.button(key="match_confirm").click().run())
    assert "продолжение прежних — 15 мероприятий из 24" in words(app)


def test_any_two_events_can_be_joined_by_hand_and_parted_again(two_plans):
    app = in_section(opened(), "events")
    assert "продолжение прежних — 14 мероприятий из 24" in words(app)
    for side in ("earlier", "later"):
        app.selectbox[_joining(app, side)].select_index(0)
    app = checked(app.run())
    checked(app.button(key="match_join").click().run())
    assert "продолжение прежних — 15 мероприятий из 24" in words(app)
    assert ",confirmed," in (two_plans / "matches.csv").read_text(encoding="utf-8")
    assert not [button for button in app.button if button.key == "match_join"]


def _joining(app: AppTest, side: str) -> int:
    keys = [widget.key or "" for widget in app.selectbox]
    return next(at for at, key in enumerate(keys) if key.startswith(f"join_{side}"))


def test_decisions_are_read_only_where_editing_is_off(two_plans, monkeypatch):
    monkeypatch.setenv("PLANS_EDIT", "off")
    app = pick_event_pair(opened(), ("2023-H2/18", "2024-H1/13"))
    assert not [button for button in app.button if button.key == "match_split"]
    assert not [widget for widget in app.selectbox if (widget.key or "").startswith("join_")]


def test_a_damaged_table_of_decisions_is_told_and_the_page_still_draws(two_plans):
    (two_plans / "matches.csv").write_bytes(b"\xff\xfe")
    app = opened()
    assert "файл повреждён" in app.warning[0].value
    assert "появилось 7 партнёров" in words(app)


def test_any_other_half_year_can_be_chosen(three_plans):
    app = opened()
    app.selectbox(key="compare").set_value(HalfYear(2022, 2))
    checked(app.run())
    assert app.title[0].value == "Сравнение · II полугодие 2022 и I полугодие 2024"


def test_the_plan_that_was_compared_can_become_the_plan(three_plans):
    app = opened()
    app.selectbox(key="plan").set_value(HalfYear(2023, 2))
    checked(app.run())
    assert app.title[0].value.startswith("Сравнение · II полугодие 202")


def test_three_plans_make_a_series(three_plans):
    app = opened()
    app.session_state["mode"] = "series"
    checked(app.run())
    assert app.title[0].value == "Сравнение · все полугодия"
    assert "В библиотеке 3 полугодия: II полугодие 2022 — I полугодие 2024." in words(app)


def test_fractional_counting_compares_shares(two_plans):
    app = opened()
    app.radio(key="counting").set_value("fractional")
    assert "появилось 7 партнёров" in words(checked(app.run()))


def test_filters_that_leave_nothing_say_so(two_plans):
    app = opened()
    app.multiselect(key="attendance").set_value(["remote"])
    app.multiselect(key="kinds").set_value(["festival"])
    assert "Снимите часть фильтров" in checked(app.run()).info[0].value


def test_a_filter_makes_no_continued_event_new(two_plans):
    app = opened()
    app.multiselect(key="months").set_value([(2024, 4)])
    said = words(in_section(app, "events"))
    assert "продолжение прежних — 6 мероприятий из 11, новых — 5." in said
    assert "прежняя запись которых не подходит под фильтры, — 2;" in said
    assert [metric.value for metric in app.metric if metric.label == "Из них повторяются"] == ["6"]
