"""Events by month: active or starting, split by department or attendance, the permanent ones apart."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.counting import Coded, active_counted, categorical, coded
from analysis.selection import active_in
from data.schema import HalfYear

PERMANENT = "permanent"


class Activity(StrEnum):
    """What a month's bar counts."""

    ACTIVE = "active"
    STARTING = "starting"


class Split(StrEnum):
    """What the colours of a bar mean; the column of the events frame."""

    ATTENDANCE = "attendance"
    DEPARTMENT = "department"


def is_permanent(events: pd.DataFrame) -> pd.Series:
    """Which events run through the whole of their plan's half-year (bool), however that is written."""
    begins, ends = (_bound(events, name) for name in ("start", "end"))
    return (events["start"] <= begins) & (events["end"] >= ends)


def _bound(events: pd.DataFrame, name: str) -> pd.Series:
    """The first or the last day of the half-year of each event."""
    keys = categorical(events["half_year"]).cat
    days = np.array([getattr(HalfYear.parse(key), name) for key in keys.categories], "datetime64[s]")
    return pd.Series(days[keys.codes], index=events.index)


def monthly(events: pd.DataFrame, half_year: HalfYear, activity: Activity, split: Split) -> pd.DataFrame:
    """Distinct events by month: columns ``year``, ``month``, ``series`` (str), ``events`` (int).

    ``series`` is a value of the split's column, or ``PERMANENT``. Months run from the first one that a
    dated event of the plan touches, so that a start before the half-year stays visible, to its end.
    """
    months, permanent = shown_months(events, half_year), is_permanent(events)
    start = events["start"]
    end = events["end"] if activity == Activity.ACTIVE else start
    series = coded(events[split.value])
    dated, lasting = (
        active_counted(Coded(series.names, series.codes[rows]), start[rows], end[rows], months)
        for rows in (~permanent, permanent)
    )
    shown = pd.unique(series.codes[~permanent])  # in the document's order
    names = series.names[shown].tolist()
    return pd.DataFrame(
        {
            "year": np.repeat([year for year, _ in months], len(names) + 1),
            "month": np.repeat([month for _, month in months], len(names) + 1),
            "series": [*names, PERMANENT] * len(months),
            "events": np.vstack([dated[shown], lasting.sum(axis=0)]).T.ravel(),
        }
    )


def shown_months(events: pd.DataFrame, half_year: HalfYear) -> list[tuple[int, int]]:
    """The half-year's months and those around it that its events touch, in order, within ``drawn``."""
    earliest, latest = drawn(half_year)
    first = max(earliest, min([half_year.start, *_known(events["start"].min())]))
    last = min(latest, max([half_year.end, *_known(events["end"].max())]))
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    return [(first.year + at // 12, at % 12 + 1) for at in range(first.month - 1, first.month - 1 + count)]


def drawn(half_year: HalfYear) -> tuple[date, date]:
    """The first and the last day that a calendar shows: a year before the half-year and a year after it."""
    return half_year.start.replace(year=half_year.year - 1), half_year.end.replace(year=half_year.year + 1)


def beyond_drawn(events: pd.DataFrame, half_year: HalfYear) -> pd.Series:
    """Which events begin before or end after what a calendar shows (bool, index of ``events``)."""
    earliest, latest = map(pd.Timestamp, drawn(half_year))
    return (events["start"] < earliest) | (events["end"] > latest)


def _known(moment: pd.Timestamp) -> list[date]:
    return [] if pd.isna(moment) else [moment.date()]


def counted_in(events: pd.DataFrame, year: int, month: int, activity: Activity) -> pd.Series:
    """Which events the month's bar counts (bool, index of ``events``)."""
    if activity == Activity.ACTIVE:
        return active_in(events, year, month)
    return (events["start"].dt.year == year) & (events["start"].dt.month == month)


def intervals(events: pd.DataFrame, half_year: HalfYear) -> pd.DataFrame:
    """Dated events that don't run through the whole period, earliest first.

    The events frame with ``until`` (datetime: the first moment after the event) and ``starts_early``
    (bool: it starts before the half-year).
    """
    dated = events[events["start"].notna() & ~is_permanent(events)]
    return dated.assign(
        until=dated["end"] + pd.Timedelta(days=1),
        starts_early=dated["start"] < pd.Timestamp(half_year.start),
    ).sort_values(["start", "end"], kind="stable", ignore_index=True)
