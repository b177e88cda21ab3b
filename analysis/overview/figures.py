"""The headline figures in words: their values, and how they changed since an earlier plan."""

from __future__ import annotations

import math

from analysis.overview.counts import Headline
from analysis.texts import number, signed, text

FIGURES = ("events", "partners", "departments", "in_person", "bilateral", "one_department")
SHARES = ("in_person", "bilateral")
OF = {"partners": "subjects", "one_department": "partners"}  # of how many a figure is a part


def figure_value(name: str, figures: Headline) -> str:
    """«28», «35 из 88», «54 %», «у 25 из 35»; a dash for a share of no events."""
    value = getattr(figures, name)
    if math.isnan(value):
        return text("overview.no_value")
    if name in OF:
        return text(f"overview.{name}_of", partners=number(value), total=number(getattr(figures, OF[name])))
    return text("overview.percent", value=number(100 * value, 0)) if name in SHARES else number(value)


def figure_change(name: str, now: Headline, then: Headline) -> str:
    """«+3», «−2 п. п.»; ``""`` where one of the two has no value."""
    difference = getattr(now, name) - getattr(then, name)
    if math.isnan(difference):
        return ""
    return text("overview.points", value=signed(100 * difference)) if name in SHARES else signed(difference)
