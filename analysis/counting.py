"""Counting by codes: what a group-by does on categorical columns, without a pass over any text."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.schema import CLOSED_SETS

DECIMALS = 9


def count_by(keys: pd.Series, weights: pd.Series | None = None) -> pd.Series:
    """Rows, or the sum of their ``weights``, by value of ``keys``: an entry for each category, 0 too.

    The index holds the categories of ``keys``. Counts are int, sums float with ``DECIMALS`` of them, so
    that nine ninths are one and not a little more.
    """
    names, codes = _coded(keys)
    counts = np.bincount(codes, _values(weights), minlength=len(names) + 1).round(DECIMALS)
    return pd.Series(counts[: len(names)], index=names)


def cross_count(rows: pd.Series, columns: pd.Series, weights: pd.Series | None = None) -> pd.DataFrame:
    """The same by two columns: categories of ``rows`` down, of ``columns`` across."""
    down, row_codes = _coded(rows)
    across, column_codes = _coded(columns)
    height, width = len(down) + 1, len(across) + 1
    counts = np.bincount(row_codes * width + column_codes, _values(weights), minlength=height * width)
    return pd.DataFrame(counts.round(DECIMALS).reshape(height, width)[:-1, :-1], index=down, columns=across)


def categorical(keys: pd.Series) -> pd.Series:
    """The column with categories, all of its closed set where it has one; unchanged where it has them."""
    if isinstance(keys.dtype, pd.CategoricalDtype):
        return keys
    return keys.astype(pd.CategoricalDtype(CLOSED_SETS.get(keys.name)))


def _coded(keys: pd.Series) -> tuple[pd.Index, np.ndarray]:
    """The categories, and a number per row: the category's, or one more for a missing value."""
    keys = categorical(keys)
    codes = keys.cat.codes.to_numpy().astype(np.intp)
    if codes.min(initial=0) < 0:
        codes[codes < 0] = len(keys.cat.categories)
    return pd.Index(keys.cat.categories, name=keys.name), codes


def _values(weights: pd.Series | None) -> np.ndarray | None:
    return None if weights is None else weights.to_numpy()
