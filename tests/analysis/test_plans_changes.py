"""What a revision changes: rows known again by number and title, and what of them differs."""

import pandas as pd
import pytest

from analysis.plans.changes import CHANGE_COLUMNS, changes, matched_rows
from data.frames import typed
from data.schema import EVENT_DTYPES, PARTICIPATION_DTYPES


def plan(*rows: tuple) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of number, title, month, partner codes; the venue is the title's last word."""
    events = [
        {
            **dict.fromkeys(EVENT_DTYPES, ""),
            "event_id": f"2024-H1/{position:02}",
            "half_year": "2024-H1",
            "number": number,
            "title": title,
            "scope": "named",
            "start": pd.Timestamp(2024, month, 1) if month else None,
            "end": pd.Timestamp(2024, month, 28) if month else None,
            "precision": "month" if month else "undated",
            "attendance": "visit",
            "kind": "forum",
            "source_row": position + 1,
        }
        for position, (number, title, month, _) in enumerate(rows, 1)
    ]
    pairs = [
        {"event_id": f"2024-H1/{position:02}", "region": code, "words": "", "rule": ""}
        for position, (*_, codes) in enumerate(rows, 1)
        for code in codes
    ]
    return typed(events, EVENT_DTYPES), typed(pairs, PARTICIPATION_DTYPES)


BEFORE = plan(
    (1, "Форум мастеров", 5, ["RU-TUL"]),
    (2, "Выставка «Наследие»", 4, ["RU-BRY"]),
    (3, "Круглый стол о развитии туризма", None, ["RU-ORL", "RU-TUL"]),
)


def found(*rows: tuple) -> list[tuple[str, str]]:
    table = changes(BEFORE, plan(*rows))
    assert list(table.columns) == CHANGE_COLUMNS
    return list(zip(table["change"], table["title"], strict=True))


def test_the_same_plan_has_no_changes():
    assert changes(BEFORE, BEFORE).empty


def test_every_kind_of_change_is_told():
    assert found(
        (1, "Форум мастеров", 6, ["RU-TUL"]),
        (2, "Выставка «Наследие»", 4, ["RU-BRY", "RU-TUL"]),
        (4, "Конкурс чтецов", 3, ["RU-KLU"]),
    ) == [
        ("added", "Конкурс чтецов"),
        ("cancelled", "Круглый стол о развитии туризма"),
        ("moved", "Форум мастеров"),
        ("partners", "Выставка «Наследие»"),
    ]


def test_a_renumbered_plan_has_no_changes():
    assert (
        found(
            (2, "Форум мастеров", 5, ["RU-TUL"]),
            (3, "Выставка «Наследие»", 4, ["RU-BRY"]),
            (4, "Круглый стол о развитии туризма", None, ["RU-TUL", "RU-ORL"]),
        )
        == []
    )


def test_another_wording_is_the_same_event():
    assert found(
        (1, "Форум мастеров", 5, ["RU-TUL"]),
        (2, "Выставка «Наследие»", 4, ["RU-BRY"]),
        (3, "Круглый стол о развитии туризма в регионах", None, ["RU-ORL", "RU-TUL"]),
    ) == [("title", "Круглый стол о развитии туризма в регионах")]


@pytest.mark.parametrize(
    ("number", "title", "is_same"),
    [
        (1, "Форум  мастеров", True),
        (9, "Мастеров форум", True),
        (1, "Форум юных мастеров края", True),
        (9, "Форум учителей", False),
        (1, "Турнир по шахматам", False),
    ],
)
def test_which_rows_are_the_same_event(number, title, is_same):
    one, other = plan((1, "Форум мастеров", 5, [])), plan((number, title, 5, []))
    assert matched_rows(one[0], other[0]) == ([(0, 0)] if is_same else [])


def test_rows_that_are_alike_are_matched_in_order():
    twins = plan((1, "Форум", 5, []), (1, "Форум", 6, []))
    assert matched_rows(twins[0], twins[0]) == [(0, 0), (1, 1)]


def test_a_date_that_appears_is_a_move():
    (change,) = changes(plan((1, "Форум", None, [])), plan((1, "Форум", 5, [])))["change"]
    assert change == "moved"
