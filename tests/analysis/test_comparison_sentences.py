"""The sentences over a comparison."""

import pytest
from invented_plans import EARLIER, HOME, LATER, compared_sides, event, plans

from analysis.comparison.counts import partners
from analysis.comparison.sentences import lead
from analysis.comparison.sides import sides
from analysis.filter_words import paired_months
from analysis.selection import Selection, select
from data.schema import HalfYear

ROWS = [event(EARLIER, 1, "TUL"), event(LATER, 1, "TUL"), event(LATER, 2, "BRY", attendance="visit")]


def said(**filters: object) -> str:
    both = compared_sides(*ROWS, **filters)
    return lead(both, partners(both)).replace("\N{NO-BREAK SPACE}", " ")


def test_whole_plans_are_compared_without_a_word_about_filters():
    assert said().startswith(
        "В I полугодии 2024 года по сравнению со II полугодием 2023 года появился 1 партнёр"
    )


def test_under_filters_the_events_that_are_compared_are_counted_first():
    assert said(attendance=("remote",)).startswith(
        "По выбранным условиям сравниваются мероприятия двух планов: 1 из 1 и 1 из 2. В I полугодии 2024 года"
    )


@pytest.mark.parametrize(
    ("earlier", "months", "said"),
    [
        (EARLIER, ((2024, 3), (2024, 4)), "сентябрь и октябрь 2023 — март и апрель 2024."),
        (EARLIER, (), ""),
        (HalfYear(2023, 1), ((2024, 3),), ""),
    ],
)
def test_months_of_other_names_that_are_compared_are_told(earlier, months, said):
    known = plans(event(earlier, 1, "MOW"), event(LATER, 1, "MOW"))
    both = sides(select(known, HOME, Selection(LATER, months=months)), earlier)
    assert paired_months(*both.views).removeprefix("Месяцы сопоставлены по порядку в полугодии: ") == said
