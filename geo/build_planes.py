"""From boundaries in degrees to a plane that the browser draws without projecting anything."""

from __future__ import annotations

import json
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

METRES_PER_UNIT = 100_000  # one fake degree of a plane is 100 km on the ground
UNIT_DECIMALS = 2  # so coordinates snap to a grid of 1 km
CLEANING_GAP_METRES = 300  # far less than the Kerch Strait, which must stay open
SNAPPING_ROUNDS = 5
VIEW_MARGIN = 0.3  # units around the picture, so that no line is cut by its edge


@dataclass(frozen=True, slots=True)
class PlaneSpec:
    """How to draw one plane: an Albers equal-area conic and the coarseness of its lines.

    ``parallels`` and ``meridian`` are degrees; ``tolerance_km`` is the side of the square whose area
    a corner may enclose and still be cut off (Visvalingam-Whyatt). ``view_east_lon``: the view holds
    the subjects with their centroid west of it, the plane whatever reaches into that view.
    """

    name: str
    parallels: tuple[float, float]
    meridian: float
    latitude: float
    tolerance_km: float
    view_east_lon: float

    @property
    def crs(self) -> str:
        south, north = self.parallels
        return (
            f"+proj=aea +lat_1={south} +lat_2={north} +lat_0={self.latitude} "
            f"+lon_0={self.meridian} +datum=WGS84 +units=m"
        )


SPECS = (
    PlaneSpec("russia", (50, 70), 100, 56, tolerance_km=8.3, view_east_lon=360),
    PlaneSpec("europe", (47, 65), 45, 56, tolerance_km=3, view_east_lon=62),
)


def project(subjects: gpd.GeoDataFrame, spec: PlaneSpec) -> gpd.GeoDataFrame:
    """The subjects in metres, as a valid coverage: neighbours share every vertex of their border."""
    plane = subjects.to_crs(spec.crs)
    cleaned = shapely.coverage_clean(plane.geometry.values, gap_width=CLEANING_GAP_METRES)
    plane = plane.set_geometry(gpd.GeoSeries(cleaned, index=plane.index, crs=spec.crs))
    require_coverage(plane)
    return plane


def simplify(plane: gpd.GeoDataFrame, spec: PlaneSpec) -> gpd.GeoDataFrame:
    """The plane with fewer vertices, without specks of islands, in units of 100 km."""
    tolerance = spec.tolerance_km * 1000
    simple = shapely.coverage_simplify(plane.geometry.values, tolerance)
    simple = drop_specks(simple, smallest=2 * tolerance**2)
    units = snap(shapely.transform(simple, lambda metres: metres / METRES_PER_UNIT))
    simplified = plane.set_geometry(gpd.GeoSeries(units, index=plane.index), crs=None)
    require_coverage(simplified)
    return simplified


def drop_specks(coverage: np.ndarray, smallest: float) -> np.ndarray:
    """Leave out islands below ``smallest`` m²; a subject keeps its largest part and every exclave."""
    parts, owners = shapely.get_parts(coverage, return_index=True)
    areas = shapely.area(parts)
    largest = np.zeros(len(coverage))
    np.maximum.at(largest, owners, areas)
    tree = shapely.STRtree(parts)
    part, other = tree.query(parts, predicate="intersects")
    inland = np.bincount(part[part != other], minlength=len(parts)) > 0
    kept = (areas >= smallest) | (areas == largest[owners]) | inland
    return shapely.multipolygons(parts[kept], indices=owners[kept])


def snap(coverage: np.ndarray) -> np.ndarray:
    """Round to the grid, and mend what rounding breaks, until both hold."""
    for _ in range(SNAPPING_ROUNDS):
        coverage = shapely.transform(coverage, lambda units: np.round(units, UNIT_DECIMALS))
        if shapely.is_valid(coverage).all() and shapely.coverage_is_valid(coverage):
            return coverage
        coverage = shapely.coverage_clean(shapely.make_valid(coverage, method="structure"))
    raise ValueError(f"no valid coverage on the grid after {SNAPPING_ROUNDS} rounds")


def require_coverage(plane: gpd.GeoDataFrame) -> None:
    """Raise ``ValueError`` unless the polygons are valid, present and share their borders exactly."""
    if plane.is_empty.any() or not plane.is_valid.all() or not plane.geometry.is_valid_coverage():
        raise ValueError("not a valid coverage of polygons")


def main_parts(plane: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The largest polygon of each subject."""
    return plane.geometry.map(lambda shape: max(shapely.get_parts(shape), key=shapely.area))


def view(plane: gpd.GeoDataFrame, spec: PlaneSpec, centroid_lon: np.ndarray) -> tuple[float, ...]:
    """What the plane's picture shows, as (left, bottom, right, top) in units.

    The whole of the plane where every subject is in the view; else the main parts of those that are,
    so that Arctic archipelagoes do not shrink the rest.
    """
    inside = centroid_lon < spec.view_east_lon
    shapes = plane.geometry if inside.all() else main_parts(plane)[inside]
    left, bottom, right, top = np.round(shapes.total_bounds, UNIT_DECIMALS).tolist()
    return left - VIEW_MARGIN, bottom - VIEW_MARGIN, right + VIEW_MARGIN, top + VIEW_MARGIN


def as_geojson(plane: gpd.GeoDataFrame) -> str:
    """A FeatureCollection, one feature to a line, ``id`` = code, exteriors clockwise.

    RFC 7946 wants them the other way round; the plotting library fills the outside of those.
    """
    clockwise = shapely.orient_polygons(plane.geometry.values, exterior_cw=True)
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": shapely.geometry.mapping(plain(shape))}
        for code, shape in zip(plane["code"], clockwise, strict=True)
    ]
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def plain(shape: shapely.Geometry) -> shapely.Geometry:
    """A multipolygon of one as a polygon."""
    parts = shapely.get_parts(shape)
    return parts[0] if len(parts) == 1 else shape
