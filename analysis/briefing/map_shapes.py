"""The map as plain shapes in one window, for the picture of a document and for the shapes of a slide."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis.map_labels import Label, clear_labels
from analysis.texts import number
from geo.geometry import PLANES, label_points
from geo.subjects import subjects

MARGIN = 0.6  # units of the plane around the window
LABEL_ROOM = 2.0  # units, for names at the western edge
MAY_MOVE = 9  # names, the most important ones, that may stand beside their point
MAIN_PLANE = "europe"

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of a plane, in its units."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def ratio(self) -> float:
        """Width ÷ height."""
        return (self.right - self.left) / (self.top - self.bottom)

    def holds(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.bottom < y < self.top


@dataclass(frozen=True, slots=True)
class Area:
    """One subject's rings inside the window; ``value_class`` is 0 to 4, the home region's always 0."""

    code: str
    value_class: int
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class MapShapes:
    """``areas`` holds the home region last, to be drawn on top; ``outside`` are partners beyond it."""

    window: Window
    home: str
    areas: tuple[Area, ...]
    outside: tuple[str, ...]
    points: dict[str, Point]
    values: dict[str, float]

    def labels(self, size: float, units_per_pixel: float) -> list[Label]:
        """Names with counts, the home region's first, then the busiest, as many as stand clear."""
        order = [self.home, *sorted(self.values, key=lambda code: -self.values[code])]
        labels = [Label(self._label(code), *self.points[code], code) for code in order if code in self.points]
        within = (self.window.left, self.window.right)
        return clear_labels(labels, size, units_per_pixel, within, may_move=MAY_MOVE)

    def _label(self, code: str) -> str:
        name = subjects()[code].label
        return f"{name} {number(self.values[code])}" if code in self.values else name


def map_shapes(counts: pd.DataFrame, home: str) -> MapShapes:
    """The map of ``region_counts``: European Russia where the home region lies there, else the country."""
    plane = MAIN_PLANE if _holds_home(home) else "russia"
    window = _window(plane)
    classes = dict(zip(counts["region"], counts["value_class"], strict=True))
    values = dict(zip(counts["region"], counts["value"], strict=True))
    points = {
        row.code: (row.x, row.y) for row in label_points(plane).itertuples() if window.holds(row.x, row.y)
    }
    partners = {code: value for code, value in values.items() if value > 0}
    return MapShapes(
        window=window,
        home=home,
        areas=tuple(_areas(plane, window, classes, home)),
        outside=tuple(code for code in partners if code not in points),
        points=points,
        values=partners,
    )


def _holds_home(home: str) -> bool:
    points = label_points(MAIN_PLANE).set_index("code")
    return home in points.index and _window(MAIN_PLANE).holds(*points.loc[home, ["x", "y"]])


def _window(plane: str) -> Window:
    (left, right), (bottom, top) = PLANES[plane].lon_range, PLANES[plane].lat_range
    return Window(left - MARGIN - LABEL_ROOM, right + MARGIN, bottom - MARGIN, top + MARGIN)


def _areas(plane: str, window: Window, classes: dict[str, int], home: str) -> Iterable[Area]:
    for code in sorted(_polygons(plane), key=lambda code: (code == home, code)):
        clipped = (_clipped(ring, window) for ring in _polygons(plane)[code])
        rings = tuple(ring for ring in clipped if len(ring) > 2)
        if rings:
            yield Area(code, int(classes.get(code, 0)), rings)


@cache
def _polygons(plane: str) -> dict[str, tuple[Ring, ...]]:
    """All rings of each subject; a hole is a ring inside another, drawn by the even-odd rule."""
    collection = json.loads(PLANES[plane].file.read_text(encoding="ascii"))
    return {feature["id"]: tuple(_rings(feature["geometry"])) for feature in collection["features"]}


def _rings(geometry: dict) -> Iterable[Ring]:
    shape = geometry["coordinates"]
    polygons = [shape] if geometry["type"] == "Polygon" else shape
    return (tuple((x, y) for x, y in ring) for polygon in polygons for ring in polygon)


def _clipped(ring: Ring, window: Window) -> Ring:
    """The ring cut to the window, one side after another (Sutherland and Hodgman, 1974)."""
    for axis, bound, sign in (
        (0, window.left, 1),
        (0, window.right, -1),
        (1, window.bottom, 1),
        (1, window.top, -1),
    ):
        ring = tuple(_cut(ring, axis, bound, sign))
    return ring


def _cut(ring: Ring, axis: int, bound: float, sign: int) -> Iterable[Point]:
    for before, point in zip((ring[-1:] + ring[:-1]), ring, strict=True):
        inside, was_inside = ((p[axis] - bound) * sign >= 0 for p in (point, before))
        if inside != was_inside:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            yield tuple(a + share * (b - a) for a, b in zip(before, point, strict=True))
        if inside:
            yield point
