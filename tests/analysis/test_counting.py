"""Counts by category codes: the same numbers as a group-by, every category, missing values in none."""

import pandas as pd
import pytest

from analysis.counting import (
    active_by_month,
    categorical,
    coded,
    count_by,
    counted,
    cross_count,
    cross_counted,
    first_of,
    leading,
)

REGIONS = pd.Series(pd.Categorical(["b", "a", "b", None], categories=["a", "b", "c"]), name="region")
FORMATS = pd.Series(["remote", "visit", "remote", "remote"], name="attendance")
WEIGHTS = pd.Series([0.5, 1.0, 0.25, 9.0])


def test_rows_are_counted_by_category():
    counts = count_by(REGIONS)
    assert counts.to_dict() == {"a": 1, "b": 2, "c": 0}
    assert counts.dtype == "int64"
    assert counts.index.name == "region"


def test_weights_are_summed_by_category():
    assert count_by(REGIONS, WEIGHTS).to_dict() == {"a": 1.0, "b": 0.75, "c": 0.0}


@pytest.mark.parametrize(("weights", "remote_in_b"), [(None, 2), (WEIGHTS, 0.75)])
def test_two_columns_are_crossed(weights, remote_in_b):
    counts = cross_count(REGIONS, FORMATS, weights)
    assert counts.loc["b", "remote"] == remote_in_b
    assert counts.loc["c"].sum() == 0
    assert (counts.index.name, counts.columns.name) == ("region", "attendance")


def test_a_closed_set_is_whole_though_a_column_holds_little_of_it():
    assert list(cross_count(REGIONS, FORMATS).columns) == list(categorical(FORMATS).cat.categories)
    assert "mixed" in categorical(FORMATS).cat.categories


def test_nothing_is_counted_of_nothing():
    assert count_by(REGIONS[:0]).to_dict() == {"a": 0, "b": 0, "c": 0}


MONTHS = [(2023, 11), (2023, 12), (2024, 1)]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-11-30", "2023-12-01", [1, 1, 0]),
        ("2023-12-31", "2024-01-01", [0, 1, 1]),
        ("2023-10-31", "2024-02-01", [1, 1, 1]),
        ("2022-01-01", "2023-10-31", [0, 0, 0]),
        ("2024-02-01", "2025-01-01", [0, 0, 0]),
        ("2023-11-01", "2023-11-01", [1, 0, 0]),
        ("2024-01-31", "2024-01-31", [0, 0, 1]),
        ("2024-01-01", "2023-11-30", [0, 0, 0]),
        (None, "2023-12-01", [0, 0, 0]),
        ("2023-12-01", None, [0, 0, 0]),
        (None, None, [0, 0, 0]),
    ],
)
def test_a_row_is_active_in_the_months_that_it_touches(start, end, expected):
    start, end = (pd.Series([day], dtype="datetime64[s]") for day in (start, end))
    active = active_by_month(pd.Series(["a"], name="region"), start, end, MONTHS)
    assert active.loc["a"].tolist() == expected


def test_activity_is_counted_by_category():
    start = pd.Series(["2023-11-05", "2023-12-05", "2023-11-06", "2023-11-07"], dtype="datetime64[s]")
    active = active_by_month(REGIONS, start, start, MONTHS)
    assert active.to_numpy().tolist() == [[0, 1, 0], [2, 0, 0], [0, 0, 0]]
    assert active.index.name == "region"


def test_nothing_is_active_of_nothing():
    none = pd.Series([], dtype="datetime64[s]")
    assert active_by_month(REGIONS[:0], none, none, MONTHS).to_numpy().sum() == 0


def test_counts_by_code_are_the_labelled_ones_without_labels() -> None:
    regions, formats = coded(REGIONS), coded(FORMATS)
    assert counted(regions, WEIGHTS).tolist() == count_by(REGIONS, WEIGHTS).tolist()
    assert (cross_counted(regions, formats) == cross_count(REGIONS, FORMATS)).all(axis=None)


@pytest.mark.parametrize(
    ("counts", "first"),
    [
        ({"a": 2, "b": 5, "c": 1}, ["b"]),
        ({"c": 5, "b": 1, "a": 5}, ["a", "c"]),
        ({"a": 3, "b": 3}, []),
        ({"a": 3}, ["a"]),
        ({"a": 0}, []),
        ({"": 3, "a": 3, "b": 1}, []),
        ({}, []),
    ],
)
def test_who_is_first_and_who_is_level(counts, first):
    assert first_of(pd.Series(counts, dtype=int)) == first


@pytest.mark.parametrize(
    ("counts", "named"),
    [
        ({"a": 1, "b": 3, "c": 2, "d": 1}, ["b", "c"]),
        ({"a": 1, "b": 3, "c": 2}, ["b", "c", "a"]),
        ({"a": 1, "b": 1, "c": 1, "d": 1}, []),
        ({}, []),
    ],
)
def test_of_those_that_are_level_all_lead_or_none(counts, named):
    assert list(leading(pd.Series(counts, dtype=int), 3).index) == named
