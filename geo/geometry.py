"""The map's geometry at run time: planes served by URL, and what is drawn or computed beside them.

A *plane* is a GeoJSON file whose coordinates are already projected, in units of 100 km ("fake degrees")
around (0, 0), so that an equirectangular axis pair draws it as it stands. Everything here is read
once, from files that ``build_boundaries.py`` wrote and a tile grid laid out by hand.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import pandas as pd

GEO = Path(__file__).parent
HATCH_LINES = 14  # across the diagonal of the region's box, whatever its size

Range = tuple[float, float]
Point = tuple[float, float]
Line = tuple[list[float | None], list[float | None]]


@dataclass(frozen=True, slots=True)
class Plane:
    """One drawing of the country: ``russia`` (whole) or ``europe`` (to the Urals, finer).

    ``lon_range`` and ``lat_range`` are the picture's extent in units; ``digest`` begins the sha256 of the
    file, to be a part of its URL.
    """

    name: str
    file: Path
    digest: str
    km_per_unit: float
    lon_range: Range
    lat_range: Range

    @property
    def codes(self) -> tuple[str, ...]:
        """The subjects drawn. On ``europe`` some only reach into the picture, their label point outside."""
        return tuple(_points(self.name)["code"])


def _read_planes() -> Mapping[str, Plane]:
    provenance = json.loads((GEO / "boundaries.source.json").read_text(encoding="utf-8"))
    digests = provenance["outputs_sha256"]
    planes = {
        record["name"]: Plane(
            name=record["name"],
            file=GEO / record["file"],
            digest=digests[record["file"]][:12],
            km_per_unit=record["km_per_unit"],
            lon_range=tuple(record["lon_range"]),
            lat_range=tuple(record["lat_range"]),
        )
        for record in provenance["planes"]
    }
    return MappingProxyType(planes)


PLANES: Mapping[str, Plane] = _read_planes()


def label_points(plane: str) -> pd.DataFrame:
    """Where to write each subject's label: ``code`` (str), ``x``, ``y`` (float, units of the plane)."""
    return _points(plane)[["code", "x", "y"]].copy()


def extent(codes: Iterable[str], plane: str, margin: float = 0.06) -> tuple[Range, Range]:
    """``(lon_range, lat_range)`` that hold the main parts of ``codes``, with a margin on every side.

    ``margin`` is a share of the longer side. Islands and exclaves do not count: Novaya Zemlya would
    turn the neighbours of Vologda Oblast into specks. ``KeyError`` for a code the plane does not draw.
    """
    boxes = _points(plane).set_index("code").loc[list(codes)]
    left, bottom = boxes["left"].min(), boxes["bottom"].min()
    right, top = boxes["right"].max(), boxes["top"].max()
    pad = margin * max(right - left, top - bottom)
    return (float(left - pad), float(right + pad)), (float(bottom - pad), float(top + pad))


def neighbours(code: str) -> tuple[str, ...]:
    """The subjects that share a border with ``code``, sorted; none for Kaliningrad Oblast or Sakhalin."""
    pairs = _borders()
    return tuple(pairs.loc[pairs["code"] == code, "neighbour"])


def tiles() -> pd.DataFrame:
    """The tile grid: ``code`` (str), ``row`` (int, 0 is the north), ``column`` (int, 0 is the west)."""
    return _tiles().copy()


def areas() -> pd.Series:
    """Area in km² by code, from the unsimplified boundaries (inland and coastal waters as drawn there)."""
    return _subjects().set_index("code")["area_km2"]


def outline(code: str, plane: str) -> Line:
    """The subject's rings as ``(lon, lat)`` for one line trace; ``None`` lifts the pen between rings."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for ring in _rings(plane)[code]:
        lon += [x for x, _ in ring] + [None]
        lat += [y for _, y in ring] + [None]
    return lon[:-1], lat[:-1]


def hatch(code: str, plane: str, spacing: float | None = None) -> Line:
    """Rising diagonals clipped to the subject, as ``(lon, lat)`` with ``None`` between the strokes.

    ``spacing`` is the distance between strokes in units of the plane; by default a fixed number of strokes
    crosses the region, so that a small one is hatched as visibly as a large one.
    """
    if spacing is None:
        (left, right), (bottom, top) = extent([code], plane, margin=0)
        spacing = (right - left + top - bottom) / math.sqrt(2) / HATCH_LINES
    step = spacing * math.sqrt(2)
    lon: list[float | None] = []
    lat: list[float | None] = []
    for offset, crossings in _diagonal_crossings(_rings(plane)[code], step).items():
        for start, end in zip(crossings[::2], crossings[1::2], strict=True):
            lon += [start, end, None]
            lat += [start + offset * step, end + offset * step, None]
    return lon[:-1], lat[:-1]


def _diagonal_crossings(rings: tuple[tuple[Point, ...], ...], step: float) -> dict[int, list[float]]:
    """Where the lines ``y = x + n * step`` cross the rings: sorted ``x`` by ``n``, an even number for each.

    Inside and outside alternate along a line. An edge owns its lower end only, so that a line through
    a vertex counts it once when it passes and twice, or not at all, when it only touches.
    """
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            height1, height2 = (y1 - x1) / step, (y2 - x2) / step
            for n in range(math.ceil(min(height1, height2)), math.ceil(max(height1, height2))):
                share = (n - height1) / (height2 - height1)
                crossings.setdefault(n, []).append(x1 + share * (x2 - x1))
    return {n: sorted(crossings[n]) for n in sorted(crossings)}


@cache
def _rings(plane: str) -> dict[str, tuple[tuple[Point, ...], ...]]:
    """All rings of each subject, exterior and interior alike."""
    collection = json.loads(PLANES[plane].file.read_text(encoding="ascii"))
    return {feature["id"]: tuple(_rings_of(feature["geometry"])) for feature in collection["features"]}


def _rings_of(shape: dict) -> Iterable[tuple[Point, ...]]:
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return (tuple((x, y) for x, y in ring) for polygon in polygons for ring in polygon)


@cache
def _points(plane: str) -> pd.DataFrame:
    points = pd.read_csv(GEO / "boundaries.points.csv")
    return points[points["plane"] == plane].drop(columns="plane").reset_index(drop=True)


@cache
def _borders() -> pd.DataFrame:
    return pd.read_csv(GEO / "neighbours.csv")


@cache
def _subjects() -> pd.DataFrame:
    return pd.read_csv(GEO / "boundaries.subjects.csv")


@cache
def _tiles() -> pd.DataFrame:
    return pd.read_csv(GEO / "tilegrid.csv")[["code", "row", "column"]]


@cache
def tile_labels() -> Mapping[str, str]:
    """What a tile is called, in at most four letters, by code."""
    labels = pd.read_csv(GEO / "tile_labels.csv")
    return MappingProxyType(dict(zip(labels["code"], labels["label"], strict=True)))
