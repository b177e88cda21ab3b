import math

import pytest

from geo.distance import EARTH_RADIUS_KM, capital_distance_km, great_circle_km
from geo.subjects import subjects


@pytest.mark.parametrize(
    ("points", "radians"),
    [
        ((0, 0, 0, 0), 0),
        ((0, 0, 0, 90), math.pi / 2),
        ((90, 0, -90, 0), math.pi),
        ((0, 179, 0, -179), math.radians(2)),
        ((60, 0, 60, 180), math.radians(60)),
    ],
)
def test_arcs_whose_angle_is_known(points, radians):
    assert great_circle_km(*points) == pytest.approx(EARTH_RADIUS_KM * radians, abs=1e-6)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [("RU-SMO", "RU-MOW", 369), ("RU-MOW", "RU-SPE", 634), ("RU-MOW", "RU-PRI", 6420)],
)
def test_distances_known_from_maps(one, other, km):
    assert capital_distance_km(one, other) == pytest.approx(km, rel=0.005)


def test_a_distance_is_the_same_both_ways_and_none_to_oneself():
    assert capital_distance_km("RU-SMO", "RU-KHA") == capital_distance_km("RU-KHA", "RU-SMO")
    assert all(capital_distance_km(code, code) == 0 for code in subjects())


def test_a_code_that_is_no_subject_is_an_error():
    with pytest.raises(KeyError):
        capital_distance_km("RU-SMO", "RU-XXX")
