import pandas as pd
import pytest

from analysis import style
from analysis.cell_grid import cell_at
from analysis.depth.concentration import district_reach
from analysis.depth.figure import OTHER, gap_map, reach_bars, together_cells, together_grid, trend_bars
from analysis.depth.together import co_participation
from data.schema import HalfYear


@pytest.fixture
def shared(seed_view):
    return co_participation(seed_view.participations).iloc[:5, :5]


@pytest.fixture
def grid(shared):
    return together_grid(shared)


def test_the_diagonal_is_no_cell_but_an_annotation(grid):
    assert len(grid.data[0].x) == 5 * 5 - 5
    assert [note.text for note in grid.layout.annotations] == ["12", "9", "8", "8", "4"]


def test_a_cell_knows_its_pair_its_number_and_its_colour(grid, shared):
    cells = grid.data[0]
    pairs = [cell_at(together_cells(shared), place) for place in range(len(cells.x))]
    position = pairs.index(("RU-BRY", "RU-KLU"))
    assert cells.text[position] == "8"
    assert cells.marker.color[position] == style.count_class(8)
    assert cells.hovertext[position].replace("\N{NO-BREAK SPACE}", " ") == (
        "<b>Брянская область — Калужская область</b><br>8 мероприятий"
    )


def test_a_pair_that_never_meets_says_so(seed_view):
    shared = co_participation(seed_view.participations).loc[["RU-MOW", "RU-AST"], ["RU-MOW", "RU-AST"]]
    cells = together_grid(shared).data[0]
    assert list(cells.text) == ["", ""]
    assert cells.hovertext[0].endswith("общих мероприятий нет")


@pytest.mark.parametrize("dtype", ["Int64", "float64"])
def test_a_half_year_without_a_plan_has_words_in_place_of_a_bar(dtype):
    trend = pd.Series([1, None, 3], ["2022-H2", "2023-H1", "2023-H2"], dtype=dtype)
    bars = trend_bars(trend, HalfYear(2023, 2)).data[0]
    assert list(bars.text) == ["<b>1</b>", "нет<br>плана", "<b>3</b>"]
    assert list(bars.x) == ["II полугодие<br>2022", "I полугодие<br>2023", "II полугодие<br>2023"]
    assert list(bars.marker.color) == [OTHER, OTHER, style.ACCENT]


def test_the_bars_of_a_district_add_up_to_its_subjects(seed_view):
    reach = district_reach(seed_view)
    covered, uncovered = reach_bars(reach).data
    assert [a + b for a, b in zip(covered.x, uncovered.x, strict=True)] == list(reach["subjects"])
    assert covered.hovertext[0].endswith("15 из 17 регионов (88 %)".replace(" %", "\N{NO-BREAK SPACE}%"))
    assert "Нет мероприятий: Костромская область и Тамбовская область" in uncovered.hovertext[0]


def test_the_map_of_gaps_paints_every_other_subject_in_one_of_two_colours(seed_view):
    partners = seed_view.participations["region"].astype("str").unique()
    areas = gap_map(partners, "/geo/russia.geojson", "RU-SMO").data[0]
    painted = dict(zip(areas.locations, areas.z, strict=True))
    assert "RU-SMO" not in painted
    assert (len(painted), sum(painted.values())) == (88, 35)
    assert (painted["RU-BRY"], painted["RU-KAM"]) == (1, 0)
