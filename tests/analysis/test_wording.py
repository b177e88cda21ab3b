from contextvars import copy_context

import pandas as pd
import pytest

from analysis.comparison.sentences import TALLIES, tally_words
from analysis.texts import LANGUAGE, counted, plural, text
from analysis.wording import (
    date_span,
    half_year_title,
    joined,
    month_in,
    month_short,
    region_genitive,
    region_instrumental,
)
from data.schema import HalfYear

H2 = HalfYear(2023, 2)


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2023-09-07", "2023-09-10", "day", "7–10 сентября 2023"),
        ("2023-06-07", "2023-09-24", "day", "7 июня – 24 сентября 2023"),
        ("2023-10-05", "2023-10-05", "day", "5 октября 2023"),
        ("2023-12-28", "2024-01-03", "day", "28 декабря 2023 – 3 января 2024"),
        ("2023-08-01", "2023-08-31", "month", "август 2023"),
        ("2023-06-01", "2023-10-31", "month", "июнь – октябрь 2023"),
        ("2023-11-01", "2024-02-29", "month", "ноябрь 2023 – февраль 2024"),
        ("2023-09-21", "2023-09-30", "month", "21–30 сентября 2023"),
        ("2023-07-01", "2023-12-31", "half_year", "весь период"),
        (None, None, "undated", "дата не определена"),
    ],
)
def test_dates_are_said_as_exactly_as_they_are_known(start, end, precision, words):
    span = date_span(pd.Timestamp(start), pd.Timestamp(end), precision, H2)
    assert span == words


def test_half_year_title():
    assert half_year_title(H2) == "II полугодие 2023 года"
    assert half_year_title(HalfYear(2024, 1)) == "I полугодие 2024 года"


@pytest.mark.parametrize(
    ("items", "limit", "words"),
    [
        ([], None, ""),
        (["Тула"], None, "Тула"),
        (["Тула", "Орёл"], None, "Тула и Орёл"),
        (["Тула", "Орёл", "Псков"], None, "Тула, Орёл и Псков"),
        (["Тула", "Орёл", "Псков"], 2, "Тула, Орёл и ещё 1"),
        (["Тула", "Орёл"], 2, "Тула и Орёл"),
    ],
)
def test_lists_are_never_cut_in_silence(items, limit, words):
    assert joined(items, limit) == words


@pytest.mark.parametrize(
    ("month", "phrase", "short"),
    [
        (1, "в январе", "янв"),
        (3, "в марте", "мар"),
        (5, "в мае", "май"),
        (7, "в июле", "июл"),
        (8, "в августе", "авг"),
    ],
)
def test_months(month, phrase, short):
    assert month_in(month) == phrase
    assert month_short(month) == short


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (0, "новых партнёров нет, не остался никто из прежних и не выбыл никто"),
        (1, "появился 1 партнёр, остался 1 и выбыл 1"),
        (2, "появилось 2 партнёра, осталось 2 и выбыло 2"),
        (5, "появилось 5 партнёров, осталось 5 и выбыло 5"),
        (11, "появилось 11 партнёров, осталось 11 и выбыло 11"),
        (21, "появился 21 партнёр, остался 21 и выбыл 21"),
    ],
)
def test_what_changed_agrees_with_any_number(amount, sentence):
    said = joined([tally_words(name, amount, has_noun=name == TALLIES[0]) for name in TALLIES])
    assert said.replace("\N{NO-BREAK SPACE}", " ") == sentence


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (0, "Запланировано 0 мероприятий с 0 регионами из 88."),
        (1, "Запланировано 1 мероприятие с 1 регионом из 88."),
        (2, "Запланированы 2 мероприятия с 2 регионами из 88."),
        (5, "Запланировано 5 мероприятий с 5 регионами из 88."),
        (21, "Запланировано 21 мероприятие с 21 регионом из 88."),
    ],
)
def test_what_is_planned_agrees_with_any_number(amount, sentence):
    said = text(
        "coverage.lead",
        planned=plural("common.planned", amount),
        events=counted("common.event", amount),
        regions=counted("common.region_instrumental", amount),
        total=88,
    )
    assert said.replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_months_have_their_own_form_after_a_preposition():
    assert [month_in(month) for month in (1, 3, 5, 8)] == ["в январе", "в марте", "в мае", "в августе"]


def test_names_are_declined_in_russian_and_stand_as_they_are_in_english():
    assert (region_genitive("RU-BRY"), region_instrumental("RU-BRY")) == (
        "Брянской области",
        "с Брянской областью",
    )
    english = copy_context()
    english.run(LANGUAGE.set, "en")
    assert (
        english.run(region_genitive, "RU-BRY")
        == english.run(region_instrumental, "RU-BRY")
        == "Брянская область"
    )
    assert english.run(month_in, 7) == "in July"
    assert english.run(half_year_title, HalfYear(2023, 2)) == "H2 2023"
