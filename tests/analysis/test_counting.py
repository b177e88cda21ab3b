"""Counts by category codes: the same numbers as a group-by, every category, missing values in none."""

import pandas as pd
import pytest

from analysis.counting import categorical, count_by, cross_count

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
