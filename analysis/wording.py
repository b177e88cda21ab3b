"""Phrases built from values: dates, lists, half-years, and what a code is called."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

import pandas as pd
from babel.dates import format_date, get_month_names

from analysis.texts import LANGUAGE, number, text
from data.schema import HalfYear, Precision
from geo.subjects import NO_DISTRICT, subjects


def half_year_title(half_year: HalfYear) -> str:
    """«II полугодие 2023 года»."""
    return text(f"common.half_year_{half_year.half}", year=half_year.year)


def half_year_short(half_year: HalfYear) -> str:
    """«II полугодие 2023»."""
    return text(f"common.half_year_short_{half_year.half}", year=half_year.year)


def to_half_year(half_year: HalfYear) -> str:
    """«ко II полугодию 2023», what a change is measured against."""
    return text(f"common.to_half_year_{half_year.half}", year=half_year.year)


def month_name(month: int) -> str:
    """«июль»."""
    return get_month_names("wide", context="stand-alone", locale=LANGUAGE.get())[month]


def month_in(month: int) -> str:
    """«в июле»."""
    return text("common.in_month").split("|")[month - 1]


def each(value: float, items: int) -> str:
    """«12» of one thing, «по 12» of several alike."""
    return text("common.each", value=number(value)) if items > 1 else number(value)


def quoted(name: str) -> str:
    """A name in the quotation marks of the language."""
    return text("common.quoted", name=name)


def month_short(month: int) -> str:
    """«июл», three letters, no full stop."""
    return month_name(month)[:3]


def attendance_name(value: str) -> str:
    return text(f"common.attendance_{value}")


def kind_name(value: str) -> str:
    return text(f"common.kind_{value}")


def region_genitive(code: str) -> str:
    """«Брянской области»; names are not translated, so other languages take the name as it stands."""
    return subjects()[code].genitive if LANGUAGE.get() == "ru" else subjects()[code].name


def region_instrumental(code: str) -> str:
    """«с Брянской областью»; the name alone in other languages, where the sentence has the preposition."""
    return subjects()[code].instrumental if LANGUAGE.get() == "ru" else subjects()[code].name


def district_name(district: str) -> str:
    """«ДФО»; what is no district is said in words of ours."""
    return text("common.no_district") if district == NO_DISTRICT else district


def percent(share: float) -> str:
    """«43 %» for a share from 0 to 1."""
    return text("common.percent", value=number(100 * share, 0))


def joined(items: Sequence[str], limit: int | None = None) -> str:
    """«А, Б и В»; past ``limit`` items «А, Б и ещё 5», so that nothing is cut in silence."""
    items = list(items)
    if limit is not None and len(items) > limit:
        return f"{', '.join(items[:limit])} {text('common.more', count=len(items) - limit)}"
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {text('common.and')} {items[-1]}"


def date_span(start: date | None, end: date | None, precision: str, half_year: HalfYear) -> str:
    """An event's dates as exactly as the document gives them: «7–10 сентября 2023», «август 2023»."""
    if precision == Precision.UNDATED or pd.isna(start):
        return text("common.undated")
    if (start, end) == (pd.Timestamp(half_year.start), pd.Timestamp(half_year.end)):
        return text("common.year_round")
    if precision == Precision.DAY or not _whole_months(start, end):
        return _days(start, end)
    return _months(start, end)


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]


def _days(start: date, end: date) -> str:
    if start == end:
        return _formatted(end, "d MMMM y")
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_formatted(end, 'd MMMM y')}"
    first = "d MMMM" if start.year == end.year else "d MMMM y"
    return f"{_formatted(start, first)} – {_formatted(end, 'd MMMM y')}"


def _months(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return _formatted(end, "LLLL y")
    first = "LLLL" if start.year == end.year else "LLLL y"
    return f"{_formatted(start, first)} – {_formatted(end, 'LLLL y')}"


def _formatted(day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=LANGUAGE.get())
