"""Halves are rounded away from zero, as people do."""

import pandas as pd
import pytest

from analysis.rounding import half_up
from analysis.texts import counted, number, signed


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        (12.5, 0, 13),
        (13.5, 0, 14),
        (-12.5, 0, -13),
        (6.25, 1, 6.3),
        (100 * 0.285, 0, 29),
        (0.049, 1, 0.0),
        (-0.04, 1, 0.0),
        (12.4999, 0, 12),
        (7, 0, 7),
    ],
)
def test_a_number_is_rounded(value, digits, rounded):
    assert half_up(value, digits) == rounded
    assert list(half_up(pd.Series([value, float("nan")]), digits).dropna()) == [rounded]


def test_every_word_rounds_so():
    assert (number(12.5, 0), number(-0.04), signed(2.5)) == ("13", "0", "+3")
    assert counted("common.event", 0.125) == "0,13\N{NO-BREAK SPACE}мероприятия"
