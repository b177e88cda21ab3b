"""Which names fit on a map: placed in order of importance, each only where it covers no earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

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
    may_move: int = 0,
) -> list[Label]:
    """The labels that lie whole within both ranges and stand clear of all kept before them.

    ``size`` is the type size in pixels. The first ``may_move`` labels may stand beside their point where
    they find no room on it.
    """
    height = size * units_per_pixel
    kept: list[Label] = []
    for rank, label in enumerate(labels):
        places = _places(label, height) if rank < may_move else [label]
        fitting = (place for place in places if _lies_within(place, height, x_range, y_range))
        clear = (place for place in fitting if not any(_overlap(place, other, height) for other in kept))
        kept += islice(clear, 1)
    return kept


def _places(label: Label, height: float) -> Iterator[Label]:
    """On its point; else to the right, left, above or below."""
    aside, line = (len(label.text) + 1) * CHARACTER_WIDTH * height / 2, LINE_HEIGHT * height
    for right, up in ((0, 0), (aside, 0), (-aside, 0), (0, line), (0, -line)):
        yield replace(label, x=label.x + right, y=label.y + up)


def _lies_within(
    label: Label, height: float, x_range: tuple[float, float], y_range: tuple[float, float]
) -> bool:
    half = _half_width(label, height)
    return (
        x_range[0] < label.x - half < label.x + half < x_range[1]
        and y_range[0] < label.y - height / 2 < label.y + height / 2 < y_range[1]
    )


def _half_width(label: Label, size: float) -> float:
    return len(label.text) * CHARACTER_WIDTH * size / 2


def _overlap(one: Label, other: Label, size: float) -> bool:
    widths = _half_width(one, size) + _half_width(other, size)
    return abs(one.x - other.x) < widths and abs(one.y - other.y) < LINE_HEIGHT * size
