"""The tile grid: one cell per subject, and a reader finds each where the map has it."""

import pandas as pd
import pytest

from geo import geometry
from geo.build_boundaries import GEO

MEASURES = pd.read_csv(GEO / "boundaries.subjects.csv").set_index("code")
TILES = geometry.tiles().set_index("code")
PAIRS = pd.read_csv(GEO / "neighbours.csv").query("code < neighbour")


def steps(pairs: pd.DataFrame) -> pd.Series:
    """King's moves between the two tiles of each pair."""
    here, there = TILES.loc[pairs["code"]].to_numpy(), TILES.loc[pairs["neighbour"]].to_numpy()
    return pd.Series(abs(here - there).max(axis=1), index=pairs.index)


def test_one_tile_per_subject_and_one_subject_per_cell():
    assert sorted(TILES.index) == sorted(pd.read_csv(GEO / "subjects.csv")["code"])
    assert not TILES.duplicated().any()


def test_the_grid_starts_at_zero_and_fits_a_wide_screen():
    assert tuple(TILES.min()) == (0, 0)
    assert TILES["row"].max() <= 10
    assert TILES["column"].max() <= 21


def test_neighbours_on_the_map_are_neighbours_on_the_grid():
    distance = steps(PAIRS)
    assert (distance <= 1).mean() >= 0.8
    assert (distance <= 2).mean() >= 0.98
    assert distance.max() <= 3


@pytest.mark.parametrize(
    ("axis", "coordinate", "sign"),
    [("column", "lon", 1), ("row", "lat", -1)],
    ids=["west-east", "north-south"],
)
def test_the_order_of_the_compass_is_kept(axis, coordinate, sign):
    place = MEASURES.loc[TILES.index, coordinate].rank()
    assert sign * TILES[axis].rank().corr(place) >= 0.9


def test_kaliningrad_is_farthest_west_and_chukotka_in_the_north_east():
    assert TILES["column"].idxmin() == "RU-KGD"
    assert TILES.loc["RU-CHU", "column"] == TILES["column"].max()
    assert TILES.loc["RU-CHU", "row"] <= 1


@pytest.mark.parametrize("code", ["UA-43", "UA-40", "UA-14", "UA-23", "UA-65"])
def test_the_south_west_is_south_west_of_rostov(code):
    assert TILES.loc[code, "column"] < TILES.loc["RU-ROS", "column"]
    assert TILES.loc[code, "row"] >= TILES.loc["RU-ROS", "row"]


def test_smolensk_oblast_touches_its_neighbours_tiles():
    smolensk = PAIRS[(PAIRS["code"] == "RU-SMO") | (PAIRS["neighbour"] == "RU-SMO")]
    distance = steps(smolensk).set_axis(smolensk["code"] + smolensk["neighbour"])
    assert (distance <= 2).all()
    assert (distance == 1).sum() >= 4
