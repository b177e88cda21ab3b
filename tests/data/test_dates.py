"""Date cells: a table of phrases with the span, precision and worst doubt each must give."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.date_text import WORDS_TABLE, known_words
from data.dates import parse_dates
from data.schema import Doubt, HalfYear, Precision, Severity

H2_2023 = HalfYear(2023, 2)
WHOLE_END = "Назван только конец срока: период входит в срок целиком, началом считается начало полугодия"
ESCAPES = {"\\n": "\n", "\\u00a0": "\u00a0", "\\u00ad": "\u00ad", "\\u200b": "\u200b"}


def phrases() -> list[dict[str, str]]:
    with Path(__file__).with_name("date_phrases.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    for row in rows:
        for escape, character in ESCAPES.items():
            row["text"] = row["text"].replace(escape, character)
    return rows


PHRASES = phrases()
TEXTS = [row["text"] for row in PHRASES]


def worst(doubts: tuple[Doubt, ...]) -> str:
    found = {doubt.severity for doubt in doubts}
    return next((str(severity) for severity in Severity if severity in found), "none")


def reasons(text: str, half_year: HalfYear = H2_2023) -> list[str]:
    return [doubt.reason for doubt in parse_dates(text, half_year).doubts]


@pytest.mark.parametrize("row", PHRASES, ids=[f"{row['half_year']} {row['text']}" for row in PHRASES])
def test_phrase(row):
    span = parse_dates(row["text"], HalfYear.parse(row["half_year"]))
    found = (str(span.start or ""), str(span.end or ""), str(span.precision), worst(span.doubts))
    assert found == (row["start"], row["end"], row["precision"], row["doubt"])


def test_phrases_are_listed_once():
    keys = [(row["half_year"], row["text"]) for row in PHRASES]
    assert len(keys) == len(set(keys)) >= 300


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("до 15 ноября", "Назван только конец срока: началом считается начало полугодия"),
        ("до октября", WHOLE_END),
        ("до IV квартала", WHOLE_END),
        ("до 2024 года", WHOLE_END),
        ("сентябрь – ?", "Конец срока не назван: учтено только то, что названо"),
        ("октябрь 2 раза", "Число после месяца похоже на количество: днём не считается"),
        ("сен.23", "Число после месяца может быть и годом, и днём: учтён месяц без числа"),
        ("с 1 сентября", "Названо только начало срока: концом считается конец полугодия"),
        ("5, 12, 19 октября", "Названо несколько дат: учтён срок от первой до последней"),
        ("30–15 августа", "Срок записан от поздней даты к ранней: учтён в обратном порядке"),
        ("31 сентября", "В месяце нет 31-го числа: учтён весь месяц"),
        ("январь", "Год не указан, а срок за пределами полугодия плана"),
        ("январь 2024 года", "Срок за пределами полугодия плана"),
        ("июнь – октябрь", "Срок выходит за пределы полугодия плана"),
        ("сентбярь", "Слово прочитано с исправлением опечатки"),
        ("октябрь, г. Москва", "Слова не прочитаны как срок"),
        ("август (дата уточняется)", "Срок предварительный"),
        ("ориентировочно октябрь", "Срок предварительный"),
        ("III квартал (август)", "Названные сроки накладываются друг на друга: учтён общий срок"),
        ("постоянно, в августе", "Названы и весь период, и даты: учтены даты"),
        ("конец сентября", "Границы срока приблизительны"),
        ("Дворец спорта", "Срок не распознан"),
        ("", "Срок не указан"),
    ],
)
def test_doubt_names_its_reason(text, reason):
    assert reason in reasons(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("по согласованию", ["Срок не назван или будет уточнён"]),
        ("дата уточняется, по согласованию", ["Срок не назван или будет уточнён"]),
        ("по согласованию с Кремлём", ["Срок не назван, а часть слов не прочитана"]),
        ("до 15", ["Срок не распознан"]),
        ("ориентировочно, дата уточняется, октябрь", ["Срок предварительный"]),
        ("в течение полугодия (уточняется)", ["Срок предварительный"]),
        ("январь 2024 года, дата уточняется", ["Срок предварительный", "Срок за пределами полугодия плана"]),
        (
            "январь, март, май 2024 года",
            [
                "Срок за пределами полугодия плана",
                "Названо несколько дат: учтён срок от первой до последней",
            ],
        ),
        ("-", ["Срок не указан"]),
    ],
)
def test_reasons_of_one_cell_do_not_contradict_each_other(text, told):
    assert reasons(text) == told


def test_what_stands_between_quoted_words_is_left_out_with_an_ellipsis():
    (doubt,) = parse_dates("Ориентировочно 15 августа (дата уточняется)", H2_2023).doubts
    assert doubt.text == "ориентировочно … дата уточняется"


def test_unread_words_are_quoted():
    (doubt,) = parse_dates("12–15 августа, г. Вязьма", H2_2023).doubts
    assert (doubt.text, doubt.severity) == ("г вязьма", Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("октябрь (10 участников)", "10 участников"),
        ("сентябрь, октябрь 5 рабочих встреч", "5 рабочих встреч"),
        ("июль (1), август (2)", "(1) … (2)"),
        ("октябрь-ноябрь 23", "23"),
    ],
)
def test_a_number_that_is_no_day_is_quoted(text, quoted):
    (doubt,) = parse_dates(text, H2_2023).doubts
    assert (doubt.text, doubt.severity) == (quoted, Severity.WARNING)


def test_missing_year_is_the_plans():
    assert parse_dates("12 октября", HalfYear(2031, 2)).start == date(2031, 10, 12)


def test_leap_day_needs_a_leap_year():
    assert parse_dates("29 февраля", HalfYear(2024, 1)).precision is Precision.DAY
    assert parse_dates("29 февраля", HalfYear(2023, 1)).precision is Precision.MONTH


def test_every_month_in_every_case_is_known():
    for month in range(1, 13):
        forms = [form for form, meaning in known_words().items() if meaning == ("month", month)]
        assert len(forms) >= 5
        for form in forms:
            assert parse_dates(f"{form} 2023", H2_2023).start == date(2023, month, 1)


def test_word_forms_are_listed_once():
    with WORDS_TABLE.open(encoding="utf-8", newline="") as table:
        forms = [form for row in csv.DictReader(table) for form in row["forms"].split("|")]
    assert len(forms) == len(set(forms))


@given(day=st.dates(date(2023, 7, 1), date(2023, 12, 31)), length=st.integers(0, 60))
def test_numeric_range_is_read_back(day, length):
    end = min(date.fromordinal(day.toordinal() + length), date(2023, 12, 31))
    for text in (
        f"{day:%d.%m.%Y} – {end:%d.%m.%Y}",
        f"с {day:%d.%m} по {end:%d.%m.%Y}",
        f"{day}-{end:%d.%m.%y}",
    ):
        span = parse_dates(text, H2_2023)
        assert (span.start, span.end, span.precision) == (day, end, Precision.DAY)


FRAGMENTS = st.one_of(
    st.sampled_from(sorted(known_words())),
    st.sampled_from(
        [*"-–.,;:/()«»|", "\n", "0", "31", "1-я", "III", "2023", "00.00.2023", "9999-99-99", "12.08"]
    ),
    st.integers(0, 10**12).map(str),
    st.text(max_size=6),
)


@given(
    st.lists(FRAGMENTS, max_size=9).map(" ".join),
    st.sampled_from([H2_2023, HalfYear(2024, 1), HalfYear(2199, 2)]),
)
def test_any_text_gives_an_ordered_span_or_a_doubt(text, half_year):
    span = parse_dates(text, half_year)
    if span.precision is Precision.UNDATED:
        assert (span.start, span.end) == (None, None)
        assert span.doubts
    else:
        assert span.start <= span.end


@given(
    st.sampled_from(TEXTS),
    st.lists(st.sampled_from([" ", "  ", "\n", "\u00a0", " \t", "\u200b "]), min_size=1),
)
def test_spacing_changes_nothing(text, gaps):
    words = text.split(" ")
    noisy = words[0] + "".join(gaps[i % len(gaps)] + word for i, word in enumerate(words[1:]))
    plain, spaced = parse_dates(text, H2_2023), parse_dates(noisy, H2_2023)
    assert (plain.start, plain.end, plain.precision) == (spaced.start, spaced.end, spaced.precision)
    assert reasons(text) == reasons(noisy)


@given(st.sampled_from(TEXTS))
def test_case_changes_nothing(text):
    plain, upper = parse_dates(text, H2_2023), parse_dates(text.upper(), H2_2023)
    assert (plain.start, plain.end, plain.precision) == (upper.start, upper.end, upper.precision)
