"""Numbers of a plan that repeat or are left out, and numbering that begins anew without a word."""

import pytest
from test_plan import event, plan_of, section

from data.plan_numbers import NumberedRow, remarks_on_numbers
from data.schema import Severity


def told(*departments: list[int | None]) -> list[str]:
    """The remarks on departments with these numbers, a section row above each."""
    rows, at = [], 1
    for name, numbers in enumerate(departments):
        at += 1
        for number in numbers:
            at += 1
            rows.append(NumberedRow(at, number, str(name)))
    return [reason for _, reason in remarks_on_numbers(rows)]


@pytest.mark.parametrize(
    ("departments", "reasons"),
    [
        ([[1, 2, 3]], []),
        ([[1, 2], [3, 4]], []),
        ([[1, 2], [1, 2]], []),
        ([[1], [1], [1]], []),
        ([[1, 2, 3], [2, 3, 4]], []),
        ([[5, 6, 7]], []),
        ([[None, None]], []),
        ([[]], []),
        ([[1, 2, 2, 3]], ["Номер 2 стоит у двух строк"]),
        ([[1, 2, 3, 2]], ["Номер 2 стоит у двух строк"]),
        ([[1, 1, 2]], ["Номер 1 стоит у двух строк"]),
        ([[1, 2, 2, 2]], ["Номер 2 стоит у 3 строк"]),
        ([[1, 2], [2, 3]], ["Номер 2 стоит у двух строк"]),
        ([[1, 2, 5]], ["После № 2 сразу № 5"]),
        ([[1, 2], [4, 5]], ["После № 2 сразу № 4"]),
        ([[1, 3], [1, 2, 4]], ["После № 1 сразу № 3", "После № 2 сразу № 4"]),
        ([[1, 2, 5, 3, 4]], []),
        ([[1, None, 3]], []),
        ([[1, 2, 2, 5]], ["Номер 2 стоит у двух строк", "После № 2 сразу № 5"]),
        ([[1, 3, 5, 7, 9, 11, 13]], ["Номера идут не подряд: пропусков 6"]),
    ],
)
def test_numbers_of_departments(departments, reasons):
    assert told(*departments) == reasons


def test_sheets_count_for_themselves():
    rows = [NumberedRow(2, 3, "Отдел", "Культура"), NumberedRow(2, 3, "Отдел", "Спорт")]
    assert remarks_on_numbers(rows) == []


def test_numbering_that_begins_anew_below_a_theme_is_no_repetition():
    rows = [section("Отдел"), event("1"), event("2"), section("Форумы"), event("1"), event("2")]
    assert [issue for issue in plan_of(*rows).issues if issue.field == "number"] == []


def test_a_remark_on_numbers_is_of_the_document():
    plan = plan_of(section("Отдел"), event("1"), event("2"), event("5"))
    (issue,) = plan.issues
    assert (issue.row, issue.field, issue.text, issue.reason, issue.severity) == (
        None,
        "number",
        "5",
        "После № 2 сразу № 5",
        Severity.INFO,
    )


def test_a_row_with_only_a_number_leaves_no_gap():
    plan = plan_of(section("Отдел"), event("1"), ["2", *[""] * 6], event("3"))
    assert [issue.severity for issue in plan.issues] == [Severity.WARNING]


def test_numbers_of_two_parts_are_not_compared():
    plan = plan_of(section("Отдел"), event("1.1"), event("1.2"), event("2.2"))
    assert not plan.issues


@pytest.mark.parametrize("rows", [[], [section("Отдел")]])
def test_a_plan_without_events_is_told(rows):
    plan = plan_of(*rows)
    assert plan.rows == []
    assert [(i.row, i.severity) for i in plan.issues if i.reason.endswith("ни одного мероприятия")] == [
        (None, Severity.WARNING)
    ]
