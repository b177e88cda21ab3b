"""Sums of shares are compared with whole numbers, so that they must be whole where they should be."""

import pandas as pd
import pytest

from analysis.counting import count_by, cross_count


@pytest.mark.parametrize("parts", [3, 6, 9, 10, 14, 18, 49])
@pytest.mark.parametrize("whole", [1, 3, 6])
def test_shares_add_up_to_whole_numbers(parts, whole):
    keys = pd.Series(["a"] * parts * whole, dtype="category")
    weights = pd.Series([1 / parts] * parts * whole)
    assert count_by(keys, weights)["a"] == whole
    assert cross_count(keys, keys, weights).loc["a", "a"] == whole
