"""What holds for the reading of any cell: it never raises, and white space does not change it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from data.attendance import attendance
from data.dates import DateSpan, parse_dates
from data.event_kinds import event_kind
from data.place_and_dates import part_place_and_dates
from data.schema import HalfYear
from geo.gazetteer import resolve

HALF_YEAR = HalfYear(2023, 2)
WORDS = """
с по до и в течение 5 12 31 2023 2023-2024 года г. августа сентябрь X.2023 07-08.2023 III квартал декада
до конца полугодия 2О23 7-сентября на постоянно ежемесячно 10:00 - – , ; Калужская область г. Москва
Республика ЦФО кроме онлайн ВКС Тула форум «Форум Акция» дни культуры смена в рамках конференции
"""
PIECES = st.sampled_from(WORDS.split())
SENTENCES = st.lists(PIECES, max_size=14)
CELLS = st.one_of(st.text(max_size=80), SENTENCES.map(" ".join), st.text("«»(),.;-–\n 0123", max_size=60))
GAPS = st.sampled_from(["  ", "\u00a0", "\t", " \u200b", "   "])


def modes(text: str) -> object:
    return attendance(text, text, text, home="RU-SMO", places=frozenset(), partners=frozenset())[0]


def span(text: str) -> DateSpan:
    return replace(parse_dates(text, HALF_YEAR), doubts=())


@given(CELLS)
@settings(max_examples=500, deadline=None)
def test_any_cell_is_read(text: str) -> None:
    place, dates = part_place_and_dates(text)
    assert set(place) | set(dates) <= set(text) | set(", ")
    event_kind(text, text)
    modes(text)
    found = span(text)
    assert (found.start is None) == (found.end is None)
    assert found.start is None or found.start <= found.end


@given(SENTENCES, GAPS)
@settings(max_examples=300, deadline=None)
def test_white_space_changes_nothing(words: list[str], gap: str) -> None:
    text, wide = " ".join(words), f" {gap.join(words)} "
    assert span(text) == span(wide)
    assert event_kind(text, "") is event_kind(wide, "")
    assert modes(text) is modes(wide)
    assert [match.code for match in resolve(text).matches] == [match.code for match in resolve(wide).matches]


@given(CELLS)
@settings(max_examples=300, deadline=None)
def test_no_region_without_its_letters(text: str) -> None:
    for match in resolve(text).matches:
        assert match.words
        assert match.words in text
    assert not resolve("".join(sign for sign in text if not sign.isalpha())).matches
