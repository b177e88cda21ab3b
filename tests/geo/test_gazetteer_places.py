"""Venue texts: in which federal subjects they lie."""

from __future__ import annotations

import csv
import hashlib
import json

import pytest

from geo.gazetteer import locate
from geo.region_names import ROOM, rows_of, towns
from geo.region_terms import Role
from geo.subjects import subjects


@pytest.mark.parametrize(
    ("venue", "codes"),
    [
        ("г. Москва ", {"RU-MOW"}),
        ("Государственный музей изобразительных искусств\nим. А.С. Пушкина, г. Москва", {"RU-MOW"}),
        ("Музей русского импрессионизма, \nг. Москва", {"RU-MOW"}),
        ("СОГБУК «Культурно-выставочный центр имени Тенишевых», \nг. Смоленск", {"RU-SMO"}),
        ("г. Судак, Республика Крым", {"UA-43"}),
        ("г. Липецк", {"RU-LIP"}),
        ("г. Пермь", {"RU-PER"}),
        ("г. Астрахань", {"RU-AST"}),
        ("п. Пржевальское, Демидовский район, \nСмоленская область ", {"RU-SMO"}),
        (
            "ФГБОУ ВО «Смоленский государственный университет спорта» (ледовый дворец),\nг. Смоленск",
            {"RU-SMO"},
        ),
        ("Дворец спорта «Юбилейный», \nг. Смоленск", {"RU-SMO"}),
        ("Дистанционный формат", set()),
        ("в г. Ростове-на-Дону", {"RU-ROS"}),
        ("город Нижний Новгород", {"RU-NIZ"}),
        ("г. Вязьма", {"RU-SMO"}),
        ("г. Обнинск, Калужская область", {"RU-KLU"}),
        ("г. Киров, Калужская область", {"RU-KLU"}),
        ("г. Киров", set()),
        ("г. Железногорск", set()),
        ("г. Пушкин", {"RU-SPE"}),
        ("ул. Московская, 4", set()),
        ("Московский проспект, 12, г. Калуга", {"RU-KLU"}),
        ("гостиница «Москва», г. Тула", {"RU-TUL"}),
        ("Санкт-Петербургский музей восковых фигур", set()),
        ("Московская государственная консерватория", set()),
        ("г. Москва, г. Санкт-Петербург", {"RU-MOW", "RU-SPE"}),
        ("Москва, Тверская область", {"RU-MOW", "RU-TVE"}),
        ("Республика Беларусь, г. Минск", set()),
        ("Представительство Республики Татарстан, г. Москва", {"RU-MOW"}),
        ("Правительство Калужской области", {"RU-KLU"}),
        ("Смоленск, ул. Октябрьской Революции, д. 14", {"RU-SMO"}),
        ("Тверская область", {"RU-TVE"}),
        ("ул. Тверская, г. Москва", {"RU-MOW"}),
        ("имени Алексея Орлова", set()),
        ("", set()),
    ],
)
def test_venue(venue: str, codes: set[str]) -> None:
    assert locate(venue) == codes


@pytest.mark.parametrize("subject", subjects().values(), ids=lambda subject: subject.code)
def test_a_capital_lies_in_its_subject_unless_it_has_a_namesake(subject) -> None:
    found = locate(f"г. {subject.capital}")
    namesakes = {"Киров", "Благовещенск", "Донецк", "Красногорск"}
    assert found == (set() if subject.capital in namesakes else {subject.code})


def test_a_name_that_occurs_in_two_subjects_is_not_guessed() -> None:
    assert towns()["железногорск",].role is Role.AMBIGUOUS
    assert towns()["обнинск",].codes == ("RU-KLU",)


def test_cities_are_the_recorded_build() -> None:
    record = json.loads((ROOM / "cities.source.json").read_text(encoding="utf-8"))
    content = (ROOM / "cities.csv").read_bytes()
    assert hashlib.sha256(content).hexdigest() == record["sha256"]
    assert len(list(csv.DictReader(content.decode().splitlines()))) == record["rows"]


def test_cities_lie_in_subjects() -> None:
    codes = {row["code"] for row in rows_of("cities.csv")}
    assert codes <= set(subjects())
    assert len(codes) == 89
