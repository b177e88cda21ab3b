"""Which names fit on a map: placed in order of importance, each only where it covers no earlier one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CHARACTER_WIDTH = 0.58  # of the type size, for a Cyrillic sans-serif
LINE_HEIGHT = 1.15


@dataclass(frozen=True, slots=True)
class Label:
    """A name to be centred on a point of the map, in the map's own units."""

    text: str
    x: float
    y: float
    code: str


def clear_labels(labels: Iterable[Label], size: float, units_per_pixel: float) -> list[Label]:
    """The labels that stand clear of all kept before them; ``size`` is the type size in pixels."""
    kept: list[Label] = []
    for label in labels:
        if not any(_overlap(label, other, size * units_per_pixel) for other in kept):
            kept.append(label)
    return kept


def _overlap(one: Label, other: Label, size: float) -> bool:
    widths = (len(one.text) + len(other.text)) * CHARACTER_WIDTH * size / 2
    return abs(one.x - other.x) < widths and abs(one.y - other.y) < LINE_HEIGHT * size
