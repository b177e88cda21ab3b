"""Literal cells: what each says, with which words and by which rule, and what is doubted."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from time import process_time

import pytest

from data.schema import Scope, Severity
from geo.gazetteer import Resolution, Rule, resolve

HERE = Path(__file__).parent
ESCAPES = {"\\n": "\n", "\\t": "\t"} | {
    f"\\u{code}": chr(int(code, 16)) for code in ("00ad", "00a0", "200b", "feff", "0306", "0301", "2003")
}


def unescaped(cell: str) -> str:
    for written, meant in ESCAPES.items():
        cell = cell.replace(written, meant)
    return cell


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def codes(resolution: Resolution) -> list[str]:
    return [match.code for match in resolution.matches]


@pytest.mark.parametrize("row", rows("region_cells.csv"), ids=lambda row: row["cell"][:40] or "empty")
def test_cell(row: dict[str, str]) -> None:
    resolution = resolve(unescaped(row["cell"]))
    assert codes(resolution) == row["codes"].split()
    assert resolution.scope == Scope(row["scope"])
    assert list(resolution.districts) == row["districts"].split()
    assert " | ".join(resolution.foreign) == row["foreign"]
    assert " | ".join(resolution.unresolved) == row["unresolved"]


def test_every_unresolved_phrase_is_doubted_in_every_cell() -> None:
    for row in rows("region_cells.csv"):
        resolution = resolve(unescaped(row["cell"]))
        doubted = {doubt.text for doubt in resolution.doubts}
        assert set(resolution.unresolved) <= doubted, row["cell"]


def test_seed_has_96_participations_of_35_subjects() -> None:
    cells = [unescaped(row["cell"]) for row in rows("seed_region_cells.csv")]
    assert len(cells) == 28
    assert cells[15].strip() == ""
    cells[15] = cells[14]  # row 16 is merged with row 15
    resolutions = [resolve(cell) for cell in cells]
    counts = Counter(code for resolution in resolutions for code in codes(resolution))
    assert counts.total() == 96
    assert len(counts) == 35
    assert resolutions[17].scope is Scope.NATIONWIDE
    assert not any(resolution.doubts for resolution in resolutions)


@pytest.mark.parametrize(
    ("cell", "words", "rules"),
    [
        (
            "Калужская, Брянская  области",
            ["Калужская", "Брянская  области"],
            [Rule.ELIDED_NOUN, Rule.FULL_NAME],
        ),
        ("области: Тверская, Тульская", ["Тверская", "Тульская"], [Rule.ELIDED_NOUN] * 2),
        ("Калужская, Брянская", ["Калужская", "Брянская"], [Rule.BARE_ADJECTIVE] * 2),
        ("г.Санкт-Петербург", ["г.Санкт-Петербург"], [Rule.FEDERAL_CITY]),
        ("Республика Саха (Якутия)", ["Республика Саха (Якутия)"], [Rule.FULL_NAME]),
        ("ХМАО – Югра, КБР", ["ХМАО – Югра", "КБР"], [Rule.ABBREVIATION] * 2),
        ("Татарстан", ["Татарстан"], [Rule.SHORT_NAME]),
        ("Кузбасс", ["Кузбасс"], [Rule.OTHER_NAME]),
        ("Читинская область", ["Читинская область"], [Rule.FORMER_NAME]),
        ("Калужска обл.", ["Калужска обл."], [Rule.TYPO]),
        ("Моск. обл.", ["Моск. обл."], [Rule.SHORTENED]),
        ("Н. Новгород", ["Н. Новгород"], [Rule.CAPITAL]),
        ("г. Тула", ["г. Тула"], [Rule.CAPITAL]),
        ("г. Обнинск", ["г. Обнинск"], [Rule.CITY]),
        ("г. Тула, Тульская область", ["Тульская область"], [Rule.FULL_NAME]),
        ("Калу\u00adжская\u00a0область", ["Калу\u00adжская\u00a0область"], [Rule.FULL_NAME]),
    ],
)
def test_words_and_rules(cell: str, words: list[str], rules: list[Rule]) -> None:
    matches = resolve(cell).matches
    assert [match.words for match in matches] == words
    assert [match.rule for match in matches] == rules


@pytest.mark.parametrize(
    ("cell", "reason", "severity"),
    [
        ("Калужска обл.", "Вероятная опечатка, прочитано как «Калужская область»", Severity.WARNING),
        ("Пермская область", "Прежнее название, прочитано как «Пермский край»", Severity.WARNING),
        ("Могилевска область", "Вероятная опечатка в названии партнёра за рубежом", Severity.WARNING),
        ("Обнинск", "Назван город, а не регион: не учтён (Калужская область)", Severity.WARNING),
        ("Тула", "Назван административный центр, прочитано как «Тульская область»", Severity.INFO),
        ("г. Обнинск", "Назван город, прочитано как «Калужская область»", Severity.WARNING),
        ("Алтай", "Может означать: Республика Алтай, Алтайский край", Severity.WARNING),
        ("Москва и др.", "Перечень регионов неполный", Severity.WARNING),
        ("приграничные регионы", "Не сказано, какие именно регионы", Severity.WARNING),
        ("Третьяковские чтения", "Регион не распознан", Severity.WARNING),
        (
            "Краснинский район Смоленской области",
            "Слова рядом с названием региона не распознаны",
            Severity.INFO,
        ),
        ("- « -", "Знак повтора: регион стоит в строке выше, впишите его", Severity.WARNING),
        ("—//—", "Знак повтора: регион стоит в строке выше, впишите его", Severity.WARNING),
        ("?", "Регион не распознан", Severity.WARNING),
        ("…", "Регион не распознан", Severity.WARNING),
        ("5 регионов ЦФО", "Не сказано, какие именно регионы", Severity.WARNING),
        ("Моск. обл.", "Сокращение, прочитано как «Московская область»", Severity.INFO),
        ("Кур. обл.", "Может означать: Курганская область, Курская область", Severity.WARNING),
        ("Красн. край", "Может означать: Краснодарский край, Красноярский край", Severity.WARNING),
        ("МГУ", "Регион не распознан", Severity.WARNING),
        ("ОБНИНСК", "Назван город, а не регион: не учтён (Калужская область)", Severity.WARNING),
        ("Субъекты РФ (кроме Москвы)", "Исключены: Москва", Severity.INFO),
        ("Субъекты РФ, г. Москва", "Кроме названных регионов указаны все субъекты РФ", Severity.INFO),
        ("ЦФО, Псковская область", "Кроме названных регионов указан федеральный округ", Severity.INFO),
    ],
)
def test_doubts_say_why(cell: str, reason: str, severity: Severity) -> None:
    assert [(doubt.reason, doubt.severity) for doubt in resolve(cell).doubts] == [(reason, severity)]


def test_nationwide_is_kept_beside_named_subjects() -> None:
    resolution = resolve("Субъекты РФ, г. Москва")
    assert resolution.scope is Scope.NAMED
    assert resolution.nationwide


@pytest.mark.parametrize(
    "cell", ["Субъекты РФ, входящие в состав СКФО", "субъекты РФ, входящие в состав ЦФО и СЗФО"]
)
def test_the_subjects_of_a_district_are_not_the_whole_country(cell: str) -> None:
    resolution = resolve(cell)
    assert resolution.scope is Scope.DISTRICT
    assert not resolution.nationwide


def test_exclusion_from_the_whole_country_stays_nationwide() -> None:
    resolution = resolve("все регионы России, за исключением Калужской и Тульской областей")
    assert resolution.scope is Scope.NATIONWIDE
    assert not resolution.matches
    assert resolution.doubts[0].reason == "Исключены: Калужская область, Тульская область"


def test_a_wrong_noun_is_doubted() -> None:
    (doubt,) = resolve("Краснодарская область").doubts
    assert (doubt.severity, doubt.reason) == (
        Severity.WARNING,
        "Такого названия нет, прочитано как «Краснодарский край»",
    )


@pytest.mark.parametrize("word", ["омск", "Калужская", "область", "республика"])
@pytest.mark.parametrize("between", ["-", " - ", ", ", "/", "."])
def test_the_time_grows_with_the_length_of_a_cell(word: str, between: str) -> None:
    def seconds(times: int) -> float:
        before = process_time()
        resolve.__wrapped__(between.join([word] * times))
        return process_time() - before

    seconds(10)  # makes the tables of names ready
    assert seconds(4000) < 30 * max(seconds(500), 0.02)
