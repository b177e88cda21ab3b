"""The table of federal subjects checks itself."""

from __future__ import annotations

from collections import Counter

import pytest

from geo.gazetteer import resolve
from geo.region_names import rows_of, vocabulary
from geo.subjects import DISTRICTS, NO_DISTRICT, by_district, subjects


def test_there_are_89_subjects_with_unique_codes_and_names() -> None:
    everyone = subjects().values()
    assert len(everyone) == 89
    for field in ("code", "official", "name", "label", "genitive", "instrumental"):
        assert len({getattr(subject, field) for subject in everyone}) == 89, field


def test_types_are_counted_as_in_the_constitution() -> None:
    assert Counter(subject.type for subject in subjects().values()) == {
        "республика": 24,
        "край": 9,
        "область": 48,
        "город федерального значения": 3,
        "автономная область": 1,
        "автономный округ": 4,
    }


def test_federal_districts_are_complete() -> None:
    sizes = {district: len(members) for district, members in by_district().items()}
    assert sizes == {
        "ЦФО": 18,
        "СЗФО": 11,
        "ЮФО": 8,
        "СКФО": 7,
        "ПФО": 14,
        "УФО": 6,
        "СФО": 10,
        "ДФО": 11,
        NO_DISTRICT: 4,
    }
    assert tuple(sizes) == (*DISTRICTS, NO_DISTRICT)


@pytest.mark.parametrize(
    ("code", "genitive", "instrumental"),
    [
        ("RU-SMO", "Смоленской области", "со Смоленской областью"),
        ("RU-BRY", "Брянской области", "с Брянской областью"),
        ("RU-MOW", "Москвы", "с Москвой"),
        ("UA-43", "Республики Крым", "с Республикой Крым"),
        ("RU-STA", "Ставропольского края", "со Ставропольским краем"),
        ("RU-SA", "Республики Саха (Якутия)", "с Республикой Саха (Якутия)"),
    ],
)
def test_cases(code: str, genitive: str, instrumental: str) -> None:
    assert subjects()[code].genitive == genitive
    assert subjects()[code].instrumental == instrumental


def test_coordinates_lie_in_the_country() -> None:
    for subject in subjects().values():
        assert 41 < subject.capital_lat < 73, subject.code
        assert 19 < subject.capital_lon < 180, subject.code


def test_gazetteer_has_no_duplicate_and_no_unknown_code() -> None:
    names = [row["name"].lower().replace("ё", "е") for row in rows_of("gazetteer.csv")]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    for row in rows_of("gazetteer.csv"):
        assert set(row["code"].split()) <= set(subjects()), row["name"]
        assert row["kind"] == "ambiguous" or " " not in row["code"], row["name"]


def test_no_form_of_a_name_is_taken_by_another_subject() -> None:
    taken: dict[tuple[str, ...], set[str]] = {}
    for row in rows_of("gazetteer.csv"):
        if row["kind"] not in ("ambiguous", "former"):
            for match in resolve(row["name"]).matches:
                taken.setdefault(tuple(match.words.lower().split()), set()).add(match.code)
    assert all(len(codes) == 1 for codes in taken.values())


def test_words_around_names_do_not_hide_a_name() -> None:
    for row in rows_of("gazetteer.csv"):
        for word in (row["name"].lower().replace("ё", "е"),):
            entry = vocabulary().get((word,))
            assert entry is None or set(entry.codes) == set(row["code"].split()), row["name"]
