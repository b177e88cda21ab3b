"""What the plans' pages need to know of the geometry besides its lines: areas, points, neighbours."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely
from pyproj import Geod

from geo.build_planes import UNIT_DECIMALS, main_parts
from geo.build_source import LONLAT

ELLIPSOID = Geod(ellps="WGS84")
LABEL_PRECISION = 10**-UNIT_DECIMALS


def measure(plane: gpd.GeoDataFrame) -> pd.DataFrame:
    """Per subject in full detail: ``code``, ``area_km2``, ``lon``, ``lat`` of the centroid (degrees).

    The plane must be equal-area and in metres. Longitudes run from 0 to 360, so Chukotka's is no
    average of its two sides.
    """
    centroids = plane.centroid.to_crs(LONLAT)
    return pd.DataFrame(
        {
            "code": plane["code"],
            "area_km2": (plane.area / 1e6).round(1),
            "lon": (centroids.x % 360).round(3),
            "lat": centroids.y.round(3),
        }
    )


def points(plane: gpd.GeoDataFrame, name: str) -> pd.DataFrame:
    """Per subject on a simplified plane, in its units: ``code``, ``plane``, ``x``, ``y``, and a box.

    ``x``, ``y`` is the label point, the pole of inaccessibility of the largest part; ``left``, ``bottom``,
    ``right``, ``top`` is the box of that part.
    """
    largest = main_parts(plane)
    poles = shapely.get_point(shapely.maximum_inscribed_circle(largest.values, LABEL_PRECISION), 0)
    table = pd.DataFrame(
        {"code": plane["code"], "plane": name, "x": shapely.get_x(poles), "y": shapely.get_y(poles)}
    )
    table[["left", "bottom", "right", "top"]] = largest.bounds.to_numpy()
    return table.round(UNIT_DECIMALS)


def neighbours(plane: gpd.GeoDataFrame) -> pd.DataFrame:
    """Every pair that touches, both ways: ``code``, ``neighbour``, ``border_km`` (geodesic).

    Saratov and Orenburg Oblasts, whose short border the source draws as a point, have 0.0.
    """
    left, right = plane.sindex.query(plane.geometry, predicate="intersects")
    pairs = pd.DataFrame({"left": left, "right": right}).query("left < right")
    shapes = plane.geometry.values
    shared = shapely.intersection(
        shapely.boundary(shapes[pairs["left"]]), shapely.boundary(shapes[pairs["right"]])
    )
    lines = gpd.GeoSeries(shared, crs=plane.crs).to_crs(LONLAT)
    codes = plane["code"].to_numpy()
    table = pd.DataFrame(
        {
            "code": codes[pairs["left"]],
            "neighbour": codes[pairs["right"]],
            "border_km": [round(length_km(line), 1) for line in lines],
        }
    )
    mirrored = table.rename(columns={"code": "neighbour", "neighbour": "code"})
    both = pd.concat([table, mirrored])[["code", "neighbour", "border_km"]]
    return both.sort_values(["code", "neighbour"], ignore_index=True)


def length_km(shape: shapely.Geometry) -> float:
    """Geodesic length of the lines in ``shape``; its points count nothing."""
    lines = [part for part in shapely.get_parts(shape) if part.geom_type == "LineString"]
    return sum(ELLIPSOID.geometry_length(line) for line in lines) / 1000
