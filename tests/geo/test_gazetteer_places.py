"""Venue texts: in which federal subjects they lie."""

from __future__ import annotations

import csv
import hashlib
import json

import pytest

from geo.gazetteer import locate, place_of
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
        ("Смоленская и Калужская области", {"RU-SMO", "RU-KLU"}),
        ("Калужская и Смоленская области", {"RU-SMO", "RU-KLU"}),
        ("Калужская, Тульская области", {"RU-KLU", "RU-TUL"}),
        ("в Калужской и Тульской областях", {"RU-KLU", "RU-TUL"}),
        ("на территории Смоленской и Брянской областей", {"RU-SMO", "RU-BRY"}),
        ("Правление при музеях Калужской, Брянской и Тульской областей, г. Москва", {"RU-MOW"}),
        ("Калужская, 5, Смоленская область", {"RU-SMO"}),
        ("Калужская, Смоленск", {"RU-SMO"}),
        ("станция метро Смоленская, г. Москва, Московская область", {"RU-MOW", "RU-MOS"}),
        ("совместно с Калужской областью, г. Смоленск", {"RU-SMO"}),
        ("Дом Смоленска в Минске", set()),
        ("Постоянное представительство Смоленской области при Правительстве РФ", set()),
        ("Представительство Смоленской области в г. Москве", {"RU-MOW"}),
        ("Представительство Смоленской области, г. Москва", {"RU-MOW"}),
        ("Постпредство Смоленской области в Москве", {"RU-MOW"}),
        ("Представительство Республики Татарстан", set()),
        ("Представительство МИД России в г. Смоленске", {"RU-SMO"}),
        ("", set()),
    ],
)
def test_venue(venue: str, codes: set[str]) -> None:
    assert locate(venue) == codes


@pytest.mark.parametrize(
    ("venue", "abroad"),
    [
        ("г. Минск", True),
        ("в Минске", True),
        ("Дом Москвы в Минске", True),
        ("Смоленская, Могилёвская и Витебская области", True),
        ("г. Смоленск, г. Минск", True),
        ("г. Смоленск, г. Витебск (Республика Беларусь)", True),
        ("г. Витебск, Республика Беларусь", True),
        ("Республика Беларусь", True),
        ("выставочный центр «Белэкспо», г. Минск", True),
        ("Смоленская область, Витебская область", True),
        ("г. Смоленск", False),
        ("гостиница «Минск», г. Москва", False),
        ("Посольство Республики Беларусь, г. Москва", False),
        ("Отделение Посольства Республики Беларусь в г. Смоленске", False),
        ("ул. Минская, г. Смоленск", False),
        ("д. Горки, Смоленская область", False),
        ("г. Смоленск, страны СНГ", False),
        ("совместно с Республикой Беларусь, г. Смоленск", False),
        ("отель Минск, г. Смоленск", False),
        ("г. Нарва", False),
        ("", False),
    ],
)
def test_venue_abroad(venue: str, abroad: bool) -> None:
    assert place_of(venue).is_abroad is abroad


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
