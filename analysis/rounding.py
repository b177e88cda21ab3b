"""Rounding as people do it: 12,5 is 13, where Python and numpy go to the even 12."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import pandas as pd

Numbers = TypeVar("Numbers", float, np.ndarray, pd.Series, pd.DataFrame)
TRACE = 1e-9  # what a product of binary fractions may lack of the half that it stands for


def half_up(values: Numbers, digits: int = 0) -> Numbers:
    """The values with ``digits`` decimals, halves away from zero; NaN stays."""
    scaled = np.abs(values) * 10**digits
    return np.sign(values) * np.floor(scaled + 0.5 + TRACE) / 10**digits
