"""Rows between the events: departments, themes, months and remarks."""

import pytest
from test_plan import HEADINGS, brief, event, plan_of, reasons, section

from data.schema import Severity

SPORT, CULTURE = "Министерство спорта", "Комитет по культуре"


@pytest.mark.parametrize(
    "remark",
    [
        "Примечание: сроки могут быть изменены по согласованию",
        "* даты уточняются",
        "Сроки и место проведения могут быть изменены.",
    ],
)
def test_a_remark_between_events_is_no_department(remark):
    plan = plan_of(section(SPORT), event("1."), section(remark), event("2."))
    assert [found.department for found in plan.rows] == [SPORT, SPORT]
    assert [found[:2] for found in reasons(plan)] == [(4, "document")]


def test_a_theme_below_a_department_is_no_department():
    plan = plan_of(
        section(SPORT),
        section("Массовый спорт"),
        event("1."),
        section("Спорт высших достижений"),
        event("2."),
    )
    assert [found.department for found in plan.rows] == [SPORT, SPORT]
    reason = "Строка раздела не называет ведомства и не учитывается"
    assert reasons(plan) == [(3, "document", reason), (5, "document", reason)]


def test_a_department_below_a_theme_is_the_department():
    plan = plan_of(section("I. Спорт"), section(SPORT), event("1."), section(CULTURE), event("2."))
    assert [found.department for found in plan.rows] == [SPORT, CULTURE]


def test_a_section_unlike_the_departments_before_is_doubtful():
    plan = plan_of(section(SPORT), event("1."), section("Смоленский кремль"), event("2."))
    assert [found.department for found in plan.rows] == [SPORT, "Смоленский кремль"]
    assert [found[:2] for found in reasons(plan, Severity.WARNING)] == [(4, "document")]


def test_months_as_sections_complete_the_days_below():
    plan = plan_of(
        section("Август"),
        event("1.", dates="15-20"),
        event("2.", dates="3 сентября"),
        section("Октябрь 2023 г."),
        event("3.", dates=""),
    )
    dates = [found.texts["dates_text"] for found in plan.rows]
    assert dates == ["15-20\nавгуст", "3 сентября", "октябрь"]
    assert {found.department for found in plan.rows} == {""}
    assert (3, "dates_text", "Месяц взят из строки раздела: август") in reasons(plan)


def test_a_numbered_department_in_the_column_of_regions_is_a_section():
    plan = plan_of(
        ["1.", SPORT, "", "", "", "", ""], event("1.1"), ["2.", CULTURE, "", "", "", "", ""], event("2.1")
    )
    assert [found.department for found in plan.rows] == [SPORT, CULTURE]


def test_a_row_of_letters_under_the_header_is_dropped():
    plan = plan_of(list("АБВГДЕЖ"), section(SPORT), event("1."))
    assert brief(plan) == [(1, SPORT, "Форум")]


WITH_DEPARTMENTS = [*HEADINGS, "Ответственный"]


def test_a_section_that_names_a_department_goes_before_the_column():
    plan = plan_of(section(SPORT), [*event("1."), "Отдел туризма"], headings=WITH_DEPARTMENTS)
    assert plan.rows[0].department == SPORT
    assert [found[:2] for found in reasons(plan)] == [(3, "department")]


def test_the_column_goes_before_a_section_that_is_a_theme():
    plan = plan_of(section("I. Экономика"), [*event("1."), "Минэк"], headings=WITH_DEPARTMENTS)
    assert plan.rows[0].department == "Минэк"
    assert reasons(plan) == [(3, "department", "Ведомства взяты из столбца таблицы, а не из строк раздела")]


@pytest.mark.parametrize("person", ["Иванов И.И.", "И. И. Иванов", "Иванов И.И.,\nПетрова А. А."])
def test_a_person_is_no_department(person):
    plan = plan_of([*event("1."), person], headings=WITH_DEPARTMENTS)
    assert plan.rows[0].department == ""


@pytest.mark.parametrize(("printed", "number"), [("1.1.", 1), ("2.13", 13), ("1.2.3", 3)])
def test_a_composite_number_keeps_its_section(printed, number):
    plan = plan_of(section(SPORT), event(printed))
    assert brief(plan)[0][0] == number
    assert f"{plan.rows[0].number_section}{number}" == printed.rstrip(".")
    assert not reasons(plan)


def test_two_columns_of_dates_are_one_span():
    headings = ["№", "Регион", "Мероприятие", "Дата начала", "Дата окончания"]
    rows = [["1", "Тула", "Форум", "1 июля", "3 июля"], ["2", "Тула", "Форум", "1 июля", ""],
            ["3", "Тула", "Форум", "", "3 июля"]]  # fmt: skip
    plan = plan_of(*rows, headings=headings)
    assert [found.texts["dates_text"] for found in plan.rows] == ["1 июля – 3 июля", "1 июля", "до 3 июля"]


def test_a_second_column_of_regions_is_doubtful():
    plan = plan_of([*event("1."), "Тула"], headings=[*HEADINGS, "Регион проведения"])
    reason = "Столбец «Регион проведения» не учитывается: за «Субъект РФ» принят другой столбец"
    assert (None, "document", reason) in reasons(plan, Severity.WARNING)
