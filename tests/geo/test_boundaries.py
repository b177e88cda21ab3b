"""The planes, their tables and the run-time geometry: nothing lost, nothing torn, areas as in the source."""

import hashlib
import json
from itertools import pairwise

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo import geometry
from geo.build_boundaries import GEO
from geo.build_planes import SPECS
from geo.geometry import PLANES

SUBJECTS = pd.read_csv(GEO / "subjects.csv")
MEASURES = pd.read_csv(GEO / "boundaries.subjects.csv").set_index("code")
PROVENANCE = json.loads((GEO / "boundaries.source.json").read_text(encoding="utf-8"))
BYTE_BUDGET = {"russia": 130_000, "europe": 180_000}
NEIGHBOURS_OF_SMOLENSK = ("RU-BRY", "RU-KLU", "RU-MOS", "RU-PSK", "RU-TVE")


@pytest.fixture(params=list(PLANES))
def plane(request) -> gpd.GeoDataFrame:
    return read_plane(request.param)


def read_plane(name: str) -> gpd.GeoDataFrame:
    features = json.loads(PLANES[name].file.read_text(encoding="ascii"))["features"]
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    frame = gpd.GeoDataFrame(geometry=shapes, index=[feature["id"] for feature in features])
    frame.attrs["name"] = name
    return frame


def as_polygon(line: geometry.Line) -> shapely.Geometry:
    """The even-odd polygon of an outline with ``None`` between its rings."""
    pieces = [shapely.Polygon(ring) for ring in strokes(line)]
    shape = pieces[0]
    for piece in pieces[1:]:
        shape = shape.symmetric_difference(piece)
    return shape


def strokes(line: geometry.Line) -> list[list[tuple[float, float]]]:
    found: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(*line, strict=True):
        if x is None:
            found.append([])
        else:
            found[-1].append((x, y))
    return found


def test_every_subject_is_on_the_plane_of_the_whole_country():
    assert sorted(PLANES["russia"].codes) == sorted(SUBJECTS["code"])
    assert list(read_plane("russia").index) == list(PLANES["russia"].codes)


def test_the_european_plane_draws_every_subject_whose_centroid_is_west_of_the_urals():
    western = set(MEASURES.index[MEASURES["lon"] < 62])
    assert len(western) == 64
    assert western <= set(PLANES["europe"].codes)
    assert list(read_plane("europe").index) == list(PLANES["europe"].codes)


def test_neighbours_share_their_borders_without_gap_or_overlap(plane):
    assert plane.is_valid.all()
    assert not plane.is_empty.any()
    assert plane.geometry.is_valid_coverage()


def test_areas_are_within_two_percent_of_the_source(plane):
    source = MEASURES["area_km2"].loc[plane.index]
    km2_per_square_unit = PLANES[plane.attrs["name"]].km_per_unit ** 2
    error = (plane.area * km2_per_square_unit / source - 1).abs()
    assert error[source > 5000].max() < 0.02
    assert error.max() < 0.10


@pytest.mark.parametrize("code", ["RU-MOW", "RU-SPE", "UA-40", "RU-AD", "RU-IN"])
def test_a_small_subject_keeps_a_shape_of_its_own(plane, code):
    assert shapely.get_num_coordinates(plane.geometry[code]) >= 8


def test_exterior_rings_run_clockwise_and_holes_the_other_way(plane):
    polygons = shapely.get_parts(plane.geometry.values)
    assert not shapely.is_ccw(shapely.get_exterior_ring(polygons)).any()
    holes = [hole for polygon in polygons for hole in polygon.interiors]
    assert holes
    assert shapely.is_ccw(holes).all()


def test_chukotka_is_one_piece_at_the_eastern_edge():
    russia = read_plane("russia")
    parts = shapely.get_parts(russia.geometry["RU-CHU"])
    mainland = max(parts, key=shapely.area)
    assert mainland.area / sum(shapely.area(parts)) > 0.98
    assert russia.bounds["minx"]["RU-CHU"] > 15
    assert mainland.contains(seam := shapely.Point(chukotka_at_180(67)))
    assert mainland.boundary.distance(seam) > 0.5


def chukotka_at_180(latitude: float) -> tuple[float, float]:
    point = gpd.GeoSeries([shapely.Point(180, latitude)], crs="EPSG:4326").to_crs(SPECS[0].crs)[0]
    return point.x / 100_000, point.y / 100_000


@pytest.mark.parametrize(
    ("code", "place", "lon", "lat"),
    [
        ("RU-PER", "Kudymkar, of the former Komi-Permyak okrug", 54.66, 59.01),
        ("RU-KAM", "Palana, of the former Koryak okrug", 159.97, 59.09),
        ("RU-ZAB", "Aginskoye, of the former Agin-Buryat okrug", 114.53, 51.10),
        ("RU-IRK", "Ust-Ordynsky, of the former Ust-Orda Buryat okrug", 104.76, 52.81),
        ("RU-KYA", "Tura, of the former Evenk okrug", 100.22, 64.27),
        ("RU-KYA", "Dudinka, of the former Taymyr okrug", 86.18, 69.40),
        ("RU-MOW", "Troitsk, Moscow's since 2012", 37.31, 55.48),
        ("RU-ARK", "Vologda's code in the source is Arkhangelsk's", 40.53, 64.54),
        ("RU-VLG", "Vologda", 39.89, 59.22),
        ("RU-SA", "Yakutsk: its code in the source is Chukotka's", 129.73, 62.03),
        ("UA-65", "Kherson", 32.70, 46.75),
        ("UA-23", "Zaporizhzhia", 35.14, 47.84),
    ],
)
def test_a_place_lies_in_its_subject(code, place, lon, lat):
    russia = read_plane("russia")
    point = gpd.GeoSeries([shapely.Point(lon, lat)], crs="EPSG:4326").to_crs(SPECS[0].crs)[0]
    point = shapely.Point(point.x / 100_000, point.y / 100_000)
    assert list(russia.index[russia.contains(point)]) == [code], place


@pytest.mark.parametrize("name", list(PLANES))
def test_a_plane_is_small_enough_to_send(name):
    assert PLANES[name].file.stat().st_size <= BYTE_BUDGET[name]


@pytest.mark.parametrize(("name", "digest"), PROVENANCE["outputs_sha256"].items())
def test_a_built_file_is_the_one_whose_provenance_is_recorded(name, digest):
    assert hashlib.sha256((GEO / name).read_bytes()).hexdigest() == digest


def test_provenance_names_the_table_that_joined_the_codes():
    joined = GEO / "boundaries.features.csv"
    recorded = PROVENANCE["inputs_sha256"][joined.name]
    assert hashlib.sha256(joined.read_bytes()).hexdigest() == recorded
    assert sorted(pd.read_csv(joined)["code"]) == sorted(SUBJECTS["code"])


def test_the_neighbours_of_smolensk_oblast():
    assert geometry.neighbours("RU-SMO") == NEIGHBOURS_OF_SMOLENSK


@pytest.mark.parametrize("code", ["RU-KGD", "RU-SAK"])
def test_a_subject_apart_has_no_neighbours(code):
    assert geometry.neighbours(code) == ()


@pytest.mark.parametrize(
    ("code", "neighbour"),
    [
        ("RU-MOW", "RU-MOS"),
        ("RU-SPE", "RU-LEN"),
        ("RU-AD", "RU-KDA"),
        ("UA-40", "UA-43"),
        ("UA-43", "UA-65"),
        ("UA-09", "RU-BEL"),
        ("RU-ORE", "RU-SAR"),
    ],
)
def test_neighbours_go_both_ways(code, neighbour):
    assert neighbour in geometry.neighbours(code)
    assert code in geometry.neighbours(neighbour)


def test_the_kerch_strait_stays_open():
    assert "RU-KDA" not in geometry.neighbours("UA-43")


def test_tables_promise_these_columns():
    assert list(geometry.label_points("europe").columns) == ["code", "x", "y"]
    assert list(geometry.tiles().columns) == ["code", "row", "column"]
    assert geometry.areas().loc["RU-SMO"] == pytest.approx(50_319, rel=0.001)


def test_a_label_stands_inside_its_subject(plane):
    labels = geometry.label_points(plane.attrs["name"]).set_index("code").loc[plane.index]
    points = gpd.points_from_xy(labels["x"], labels["y"])
    assert shapely.contains(plane.geometry.values, points).all()


def test_the_extent_holds_the_home_region_and_its_neighbours():
    (left, right), (bottom, top) = geometry.extent(["RU-SMO", *NEIGHBOURS_OF_SMOLENSK], "europe", margin=0)
    shapes = read_plane("europe").loc[["RU-SMO", *NEIGHBOURS_OF_SMOLENSK]]
    assert (left, bottom, right, top) == pytest.approx(tuple(shapes.total_bounds), abs=0.02)


def test_the_margin_is_the_same_on_every_side():
    (left, right), (bottom, top) = geometry.extent(["RU-SMO"], "europe", margin=0)
    (wide_left, wide_right), (wide_bottom, wide_top) = geometry.extent(["RU-SMO"], "europe", margin=0.1)
    pad = 0.1 * max(right - left, top - bottom)
    assert [left - wide_left, wide_right - right, bottom - wide_bottom, wide_top - top] == pytest.approx(
        [pad] * 4
    )


def test_the_extent_of_an_unknown_subject_is_an_error():
    with pytest.raises(KeyError):
        geometry.extent(["RU-XXX"], "europe")


def test_the_outline_is_the_subject(plane):
    name = plane.attrs["name"]
    for code in plane.index:
        drawn = as_polygon(geometry.outline(code, name))
        assert drawn.symmetric_difference(plane.geometry[code]).area == pytest.approx(0, abs=1e-9)


def test_hatch_strokes_lie_inside_and_fill_the_subject(plane):
    name = plane.attrs["name"]
    for code, shape in plane.geometry.items():
        drawn = shapely.multilinestrings([shapely.LineString(s) for s in strokes(geometry.hatch(code, name))])
        assert drawn.length > 0
        assert drawn.difference(shape.buffer(1e-6)).length == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("spacing", [0.1, 0.5, 1.0])
def test_hatch_strokes_keep_their_spacing(spacing):
    starts = [stroke[0] for stroke in strokes(geometry.hatch("RU-SMO", "europe", spacing))]
    offsets = sorted({round((y - x) / 2**0.5 / spacing, 6) for x, y in starts})
    assert len(offsets) > 2
    assert [later - earlier for earlier, later in pairwise(offsets)] == pytest.approx(
        [1] * (len(offsets) - 1)
    )


def test_hatch_covers_the_area_that_its_spacing_promises():
    spacing = 0.05
    drawn = [
        shapely.LineString(stroke).length for stroke in strokes(geometry.hatch("RU-MOS", "europe", spacing))
    ]
    area = read_plane("europe").geometry["RU-MOS"].area
    assert sum(drawn) * spacing == pytest.approx(area, rel=0.01)
