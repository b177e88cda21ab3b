import pandas as pd
import pytest

from analysis.wording import date_span, half_year_title, joined, month_in, month_short
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
