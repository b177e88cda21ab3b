"""The headline figures in words: value, label, definition, and the change since an earlier plan."""

from __future__ import annotations

import math
from dataclasses import dataclass

from analysis.overview.counts import Headline, headline
from analysis.selection import View
from analysis.texts import number, text

FIGURES = ("events", "partners", "departments", "in_person", "bilateral", "one_department")
SHARES = ("in_person", "bilateral")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of ``Headline`` under its name; ``change`` is ``""`` where no earlier plan compares."""

    name: str
    value: str
    label: str
    definition: str
    change: str


def figures(view: View, earlier: View | None) -> tuple[Figure, ...]:
    """The six figures of the overview, in its order."""
    now = headline(view)
    then = None if earlier is None else headline(earlier)
    return tuple(
        Figure(
            name=name,
            value=_value(name, now),
            label=text(f"briefing.figure_{name}"),
            definition=text(f"overview.help_{name}"),
            change="" if then is None else _change(name, now, then),
        )
        for name in FIGURES
    )


def _value(name: str, now: Headline) -> str:
    value = getattr(now, name)
    if math.isnan(value):
        return text("briefing.no_value")
    if name == "partners":
        return text("overview.partners_of", partners=number(value), total=number(now.subjects))
    return text("overview.percent", value=number(100 * value, 0)) if name in SHARES else number(value)


def _change(name: str, now: Headline, then: Headline) -> str:
    difference = getattr(now, name) - getattr(then, name)
    if math.isnan(difference):
        return ""
    return text("overview.points", value=signed(100 * difference)) if name in SHARES else signed(difference)


def signed(value: float) -> str:
    """A whole number with its sign: «+3», «−2», «0»."""
    return f"{'+' if round(value) > 0 else ''}{number(value, 0)}".replace("-", "\N{MINUS SIGN}")
