"""Counting by codes: what a group-by does on categorical columns, without a pass over any text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from data.schema import CLOSED_SETS

DECIMALS = 9


class Coded(NamedTuple):
    """A column as numbers: the category of each row, or one more than there are for a missing value."""

    names: pd.Index
    codes: np.ndarray


def coded(keys: pd.Series) -> Coded:
    """The column by the numbers of its categories (intp)."""
    column = categorical(keys).array
    codes = column.codes.astype(np.intp)
    if codes.min(initial=0) < 0:
        codes[codes < 0] = len(column.categories)
    return Coded(pd.Index(column.categories, name=keys.name), codes)


def counted(keys: Coded, weights: pd.Series | None = None) -> np.ndarray:
    """What ``count_by`` labels: a number for each category, by its place among the names."""
    counts = np.bincount(keys.codes, _values(weights), minlength=len(keys.names) + 1)
    return counts.round(DECIMALS)[: len(keys.names)]


def cross_counted(rows: Coded, columns: Coded, weights: pd.Series | None = None) -> np.ndarray:
    """What ``cross_count`` labels: a number for each two categories, by their places among the names."""
    height, width = len(rows.names) + 1, len(columns.names) + 1
    counts = np.bincount(rows.codes * width + columns.codes, _values(weights), minlength=height * width)
    return counts.round(DECIMALS).reshape(height, width)[:-1, :-1]


def active_counted(
    keys: Coded, start: pd.Series, end: pd.Series, months: Sequence[tuple[int, int]]
) -> np.ndarray:
    """What ``active_by_month`` labels: a row for each category, a column for each month."""
    first, last = _month_positions(start, months), _month_positions(end, months)
    first[start.isna().to_numpy()] = len(months)
    height, width = len(keys.names) + 1, len(months) + 2
    spans = np.bincount((keys.codes * width + first + 1) * width + last + 1, minlength=height * width * width)
    spans = spans.reshape(height, width, width)[:-1]
    active = [spans[:, : month + 1, month:].sum(axis=(1, 2)) for month in range(1, width - 1)]
    return np.column_stack(active)


def count_by(keys: pd.Series, weights: pd.Series | None = None) -> pd.Series:
    """Rows, or the sum of their ``weights``, by value of ``keys``: an entry for each category, 0 too.

    The index holds the categories of ``keys``. Counts are int, sums float with ``DECIMALS`` of them, so
    that nine ninths are one and not a little more.
    """
    by_code = coded(keys)
    return pd.Series(counted(by_code, weights), index=by_code.names)


def cross_count(rows: pd.Series, columns: pd.Series, weights: pd.Series | None = None) -> pd.DataFrame:
    """The same by two columns: categories of ``rows`` down, of ``columns`` across."""
    down, across = coded(rows), coded(columns)
    return pd.DataFrame(cross_counted(down, across, weights), index=down.names, columns=across.names)


def first_of(counts: pd.Series) -> list[str]:
    """The names with the largest count, by name: several where they are level.

    None where all of them are, and where one of the first has no name.
    """
    if counts.empty or not counts.max() or (len(counts) > 1 and counts.min() == counts.max()):
        return []
    first = sorted(counts.index[counts == counts.max()])
    return first if all(first) else []


def leading(counts: pd.Series, most: int) -> pd.Series:
    """The largest counts, at most so many of them; of those that are level, all or none."""
    ordered = counts.sort_values(ascending=False, kind="stable")
    return ordered if len(ordered) <= most else ordered[ordered > ordered.iloc[most]]


def active_by_month(
    keys: pd.Series, start: pd.Series, end: pd.Series, months: Sequence[tuple[int, int]]
) -> pd.DataFrame:
    """Rows that touch each month (int): categories of ``keys`` down, positions in ``months`` across.

    ``months`` are (year, month), one after another; ``start`` and ``end`` datetimes, both inclusive, NaT in
    either touches none. Rows are counted by the positions of both, so that they are passed once, not
    once a month.
    """
    by_code = coded(keys)
    return pd.DataFrame(active_counted(by_code, start, end, months), index=by_code.names)


def _month_positions(moments: pd.Series, months: Sequence[tuple[int, int]]) -> np.ndarray:
    """The place of each moment in ``months``: -1 before them and for NaT, their number after them."""
    (first_year, first_month), count = months[0], len(months)
    begins = np.datetime64(f"{first_year}-{first_month:02}") + np.arange(count + 1, dtype="timedelta64[M]")
    day_before, day_after = begins[[0, -1]].astype("datetime64[D]") + np.array([-1, 1], "timedelta64[D]")
    calendar = np.arange(day_before, day_after)
    positions = np.searchsorted(begins.astype("datetime64[D]"), calendar, side="right") - 1
    days = (moments.to_numpy().astype("datetime64[D]") - day_before).astype(np.intp)
    return positions.take(days, mode="clip")


def categorical(keys: pd.Series) -> pd.Series:
    """The column with categories, all of its closed set where it has one; unchanged where it has them."""
    if isinstance(keys.dtype, pd.CategoricalDtype):
        return keys
    return keys.astype(pd.CategoricalDtype(CLOSED_SETS.get(keys.name)))


def _values(weights: pd.Series | None) -> np.ndarray | None:
    return None if weights is None else weights.to_numpy()
