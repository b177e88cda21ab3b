"""Which names fit on a map: placed in order of importance, each only where it covers no earlier one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CHARACTER_WIDTH = 0.58  # of the type size, for a Cyrillic sans-serif
LINE_HEIGHT = 1.35
EVERYWHERE = (float("-inf"), float("inf"))


@dataclass(frozen=True, slots=True)
class Label:
    """A name to be centred on a point of the map, in the map's own units."""

    text: str
    x: float
    y: float
    code: str


def clear_labels(
    labels: Iterable[Label],
    size: float,
    units_per_pixel: float,
    x_range: tuple[float, float],
    y_range: tuple[float, float] = EVERYWHERE,
) -> list[Label]:
    """The labels that lie whole within both ranges and stand clear of all kept before them.

    ``size`` is the type size in pixels.
    """
    height = size * units_per_pixel
    kept: list[Label] = []
    for label in labels:
        inside = (
            x_range[0] < label.x - _half_width(label, height)
            and label.x + _half_width(label, height) < x_range[1]
            and y_range[0] < label.y - height / 2 < label.y + height / 2 < y_range[1]
        )
        if inside and not any(_overlap(label, other, height) for other in kept):
            kept.append(label)
    return kept


def _half_width(label: Label, size: float) -> float:
    return len(label.text) * CHARACTER_WIDTH * size / 2


def _overlap(one: Label, other: Label, size: float) -> bool:
    widths = _half_width(one, size) + _half_width(other, size)
    return abs(one.x - other.x) < widths and abs(one.y - other.y) < LINE_HEIGHT * size
