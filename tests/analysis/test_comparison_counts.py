import pandas as pd
import pytest
from invented_plans import EARLIER, HOME, LATER, compared_sides, event, plans, records

from analysis.comparison import counts
from analysis.comparison.counts import Change, compared, jaccard
from analysis.comparison.sides import sides
from analysis.selection import Selection, select
from data.demo import with_demonstration

MIRROR = dict(zip(Change, reversed(Change), strict=True))

# Partners: Tula 2 → 2, Pskov 1 → 2, Bryansk 2 → 1, Perm 1 → 0, Komi 0 → 1.
FEW = (
    event(EARLIER, 1, "TUL PSK BRY"),
    event(EARLIER, 2, "TUL BRY PER"),
    event(LATER, 1, "TUL PSK BRY"),
    event(LATER, 2, "TUL PSK KO"),
)


def test_every_partner_has_one_of_five_changes_the_largest_first():
    table = counts.partners(compared_sides(*FEW))
    assert list(table.columns) == ["region", "then", "now", "difference", "change"]
    assert records(table, "region", "then", "now", "difference", "change") == [
        ("RU-PSK", 1, 2, 1, "more"),
        ("RU-BRY", 2, 1, -1, "less"),
        ("RU-KO", 0, 1, 1, "appeared"),
        ("RU-PER", 1, 0, -1, "dropped"),
        ("RU-TUL", 2, 2, 0, "same"),
    ]


def test_classes_are_symmetric():
    then = pd.Series({"a": 1, "b": 2, "c": 1, "d": 3, "e": 0}, name="n").rename_axis("key")
    now = pd.Series({"a": 1, "b": 1, "c": 3, "d": 0, "e": 4}, name="n").rename_axis("key")
    forth = compared(then, now).set_index("key")["change"]
    back = compared(now, then).set_index("key")["change"]
    assert {key: MIRROR[Change(change)] for key, change in forth.items()} == dict(back)


def test_nothing_in_either_plan_is_no_row():
    zero = pd.Series({"a": 0}).rename_axis("key")
    assert compared(zero, zero).empty


def test_shares_that_add_up_to_the_same_are_the_same():
    thirds = [event(EARLIER, position, "TUL PSK BRY") for position in (1, 2, 3)]
    table = counts.partners(compared_sides(*thirds, event(LATER, 1, "TUL"), fractional=True))
    assert ("RU-TUL", "same") in records(table, "region", "change")


def test_tally():
    assert counts.tally(counts.partners(compared_sides(*FEW))) == {"appeared": 1, "stayed": 3, "dropped": 1}


@pytest.mark.parametrize(
    ("then", "now", "index"),
    [("ab", "ab", 1.0), ("ab", "bc", 1 / 3), ("a", "b", 0.0), ("a", "", 0.0), ("", "", None)],
)
def test_jaccard(then, now, index):
    assert jaccard(then, now) == index


def test_a_renamed_department_is_one_department():
    table = counts.departments(
        compared_sides(
            event(EARLIER, 1, department="Департамент по культуре"),
            event(EARLIER, 2, department="Департамент по спорту"),
            event(LATER, 1, department="Министерство культуры и туризма"),
            event(LATER, 2, department="Аппарат Губернатора"),
        )
    )
    assert records(table, "department", "change") == [
        ("аппарат губернатора", "appeared"),
        ("sport", "dropped"),
        ("culture", "same"),
    ]


def test_a_pair_lasts_through_a_renaming():
    table = counts.pairs(
        compared_sides(
            event(EARLIER, 1, "TUL", department="Департамент по спорту"),
            event(LATER, 1, "TUL PSK", department="Министерство спорта"),
        )
    )
    assert records(table, "region", "department", "change") == [
        ("RU-PSK", "sport", "appeared"),
        ("RU-TUL", "sport", "same"),
    ]


def test_months_are_compared_by_their_position():
    table = counts.months(
        compared_sides(
            event(EARLIER, 1, start="2023-07-01", end="2023-08-31"),
            event(EARLIER, 2, start="2023-07-01", end="2023-12-31", precision="half_year"),
            event(LATER, 1, start="2024-02-10", end="2024-02-11"),
            event(LATER, 2, start="2024-06-30", end="2024-07-02"),
        )
    )
    assert records(table, "position", "then", "now") == [
        (1, 1, 0),
        (2, 1, 1),
        (3, 0, 0),
        (4, 0, 0),
        (5, 0, 0),
        (6, 0, 1),
    ]


def test_formats_have_numbers_and_shares_of_their_own_plan():
    table = counts.formats(
        compared_sides(
            event(EARLIER, 1),
            event(LATER, 1),
            event(LATER, 2, attendance="visit"),
        ),
        "attendance",
    )
    assert records(table, "value", "then", "now", "then_share", "now_share") == [
        ("remote", 1, 1, 1.0, 0.5),
        ("visit", 0, 1, 0.0, 0.5),
    ]


def test_the_other_plan_is_seen_under_the_same_filters():
    rows = (
        event(EARLIER, 1, "TUL", department="Департамент по спорту", start="2023-08-05", end="2023-08-05"),
        event(EARLIER, 2, "PSK", department="Департамент по спорту", start="2023-09-05", end="2023-09-05"),
        event(EARLIER, 3, "BRY", start="2023-08-05", end="2023-08-05"),
        event(LATER, 1, "TUL", department="Министерство спорта", start="2024-02-05", end="2024-02-05"),
    )
    both = compared_sides(*rows, departments=("Министерство спорта",), months=((2024, 2),))
    assert list(both.earlier.participations["region"]) == ["RU-TUL"]


def test_a_department_without_a_counterpart_leaves_nothing_of_the_other_plan():
    rows = (event(EARLIER, 1, "TUL"), event(LATER, 1, "PSK", department="Министерство спорта"))
    both = compared_sides(*rows, departments=("Министерство спорта",))
    assert both.earlier.events.empty


def test_sides_stand_in_order_of_time_whichever_plan_is_chosen():
    view = select(plans(*FEW), HOME, Selection(EARLIER))
    both = sides(view, LATER)
    assert [side.half_year for side in both.views] == [EARLIER, LATER]


def test_seed_against_the_demonstration(seed_plans):
    view = select(with_demonstration(seed_plans, HOME), HOME, Selection(LATER))
    table = counts.partners(sides(view, EARLIER))
    assert counts.tally(table) == {"appeared": 7, "stayed": 23, "dropped": 12}
    assert set(table.loc[table["change"] == "appeared", "region"]) == {
        "RU-KDA",
        "RU-KOS",
        "RU-KR",
        "RU-NVS",
        "RU-SVE",
        "RU-TA",
        "RU-TAM",
    }
    assert len(table) == 42
