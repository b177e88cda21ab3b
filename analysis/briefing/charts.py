"""The numbers behind the slides' native charts: categories, named series and their colours."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis import style
from analysis.departments import short_names
from analysis.formats.counts import by_department
from analysis.rounding import half_up
from analysis.selection import View
from analysis.texts import text
from analysis.timeline.counts import PERMANENT, Activity, Split, monthly
from analysis.timeline.figure import series_names
from analysis.wording import attendance_name, month_short
from data.schema import Attendance, HalfYear

RANKED = 15  # bars that fit on a slide


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each category of its chart."""

    name: str
    color: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a native chart shows; ``title`` names its measure and says what is cut."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


def months_chart(view: View) -> Chart:
    """Active events by month, split by attendance, those of the whole period apart."""
    table = monthly(view.events, view.half_year, Activity.ACTIVE, Split.ATTENDANCE)
    wide = table.pivot(index=["year", "month"], columns="series", values="events")
    names = series_names([mode.value for mode in Attendance], Split.ATTENDANCE)
    return Chart(
        title=text("briefing.months"),
        categories=tuple(
            f"{_month(*month, view.half_year)} ({total})" for month, total in wide.sum(axis=1).items()
        ),
        series=tuple(
            Series(label, _color(name), _numbers(wide[name]))
            for name, label in names.items()
            if name in wide and wide[name].any()
        ),
    )


def formats_chart(view: View) -> Chart:
    """Events by department and attendance, the busiest department first."""
    table = by_department(view, "attendance")
    wide = table.pivot(index="department", columns="value", values="events").fillna(0)
    busiest = wide.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return Chart(
        title=text("briefing.formats"),
        categories=tuple(short_names(busiest).values()),
        series=tuple(
            Series(attendance_name(mode), _color(mode), _numbers(wide.loc[busiest, mode.value]))
            for mode in Attendance
            if mode.value in wide
        ),
    )


def ranking_chart(partners: pd.DataFrame) -> Chart:
    """The busiest partners by the value that the map shows; ``partners`` are rows of ``region_counts``."""
    shown = partners.head(RANKED)
    title = text("briefing.ranking")
    if len(partners) > RANKED:
        title = text("briefing.ranking_first", shown=RANKED, total=len(partners))
    values = tuple(float(half_up(value, 2)) for value in shown["value"])
    return Chart(title, tuple(shown["name"]), (Series(text("briefing.ranking"), style.ACCENT, values),))


def _month(year: int, month: int, half_year: HalfYear) -> str:
    name = month_short(month)
    return (
        name if (year, month) in half_year.months else text("briefing.month_outside", month=name, year=year)
    )


def _color(name: str) -> str:
    return style.PERMANENT_COLOR if name == PERMANENT else style.ATTENDANCE_COLORS[Attendance(name)]


def _numbers(column: pd.Series) -> tuple[int, ...]:
    return tuple(int(value) for value in column)
