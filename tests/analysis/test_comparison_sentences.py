"""The sentences over a comparison."""

from invented_plans import EARLIER, LATER, compared_sides, event

from analysis.comparison.counts import partners
from analysis.comparison.sentences import lead

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
