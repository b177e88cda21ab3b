"""The headline figures in words: value, label, definition, and the change since an earlier plan."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.overview.counts import headline
from analysis.overview.figures import FIGURES, figure_change, figure_value
from analysis.selection import View
from analysis.texts import text


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
            value=figure_value(name, now),
            label=text(f"briefing.figure_{name}"),
            definition=text(f"overview.help_{name}"),
            change="" if then is None else figure_change(name, now, then),
        )
        for name in FIGURES
    )
