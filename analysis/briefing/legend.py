"""The legend of the map in words: each class with its colour and the regions in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import style
from analysis.briefing.content import Briefing
from analysis.texts import counted, number, text
from analysis.wording import joined
from geo.subjects import subjects

NAMED = 12  # regions in one class


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One class of the map; ``names`` is ``""`` for the regions without an event."""

    color: str
    label: str
    names: str

    @property
    def ink(self) -> str:
        """The colour of the sign before the label: the class's own, dark where that is nearly white."""
        return self.color if self.names else style.INK_SECONDARY


def legend(content: Briefing) -> tuple[LegendRow, ...]:
    """The classes that occur, the highest first, the regions without an event last."""
    labels = style.class_labels(content.view.selection.fractional)
    classes = reversed(range(1, len(labels)))
    rows = [_row(content, value_class, labels[value_class]) for value_class in classes]
    missing = int((content.counts["value_class"] == 0).sum())
    none = LegendRow(
        style.CLASS_COLORS[0], text("briefing.legend_none", regions=counted("common.region", missing)), ""
    )
    return (*filter(None, rows), none)


def _row(content: Briefing, value_class: int, label: str) -> LegendRow | None:
    regions = content.counts[content.counts["value_class"] == value_class]
    if regions.empty:
        return None
    names = [
        f"{subjects()[row.region].label}\N{NO-BREAK SPACE}({number(row.value, 2)})"
        for row in regions.itertuples()
    ]
    return LegendRow(
        color=style.CLASS_COLORS[value_class],
        label=text("briefing.legend_row", label=label, regions=counted("common.region", len(regions))),
        names=joined(names, limit=NAMED),
    )


def map_alt(content: Briefing) -> str:
    """What the map shows, for those who do not see it."""
    partners = content.partners
    names = [f"{row.name} ({number(row.value, 2)})" for row in partners.itertuples(index=False)]
    return text(
        "briefing.map_alt",
        covered=len(partners),
        total=len(content.counts),
        names=joined(names, limit=NAMED),
    )


def outside_note(codes: Sequence[str]) -> str:
    """Which partners lie beyond the picture."""
    names = [subjects()[code].label for code in codes]
    return text("briefing.outside", names=joined(names, limit=NAMED))
