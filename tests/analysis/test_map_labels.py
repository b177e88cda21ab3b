"""Names on a map cover no other; the first may stand beside their point."""

import pytest

from analysis.map_labels import CHARACTER_WIDTH, Label, clear_labels

HOME, BESIDE, FAR = Label("Тульская", 0, 0, "a"), Label("Калужская", -1, 0, "b"), Label("Коми", 100, 100, "c")
WITHIN = (-200.0, 200.0)


def placed(*labels: Label, may_move: int = 0, within: tuple[float, float] = WITHIN) -> dict[str, tuple]:
    kept = clear_labels(labels, 10, 1, within, may_move=may_move)
    return {label.code: (round(label.x, 2), round(label.y, 2)) for label in kept}


def test_a_name_that_would_cover_an_earlier_one_is_left_out():
    assert placed(HOME, BESIDE, FAR) == {"a": (0, 0), "c": (100, 100)}


@pytest.mark.parametrize(("may_move", "is_kept"), [(1, False), (2, True)])
def test_one_of_the_first_stands_beside_its_point(may_move, is_kept):
    assert ("b" in placed(HOME, BESIDE, FAR, may_move=may_move)) is is_kept


def test_it_stands_on_the_first_side_that_is_free():
    aside = 10 * CHARACTER_WIDTH * 10 / 2
    near = Label("Калужская", -30, 0, "b")
    assert placed(HOME, near, may_move=2)["b"] == (round(-30 - aside, 2), 0)
    assert placed(HOME, near, may_move=2, within=(-70.0, 70.0))["b"] == (-30, 13.5)


def test_a_name_that_would_be_cut_is_left_out():
    assert placed(HOME, FAR, within=(-50.0, 105.0)) == {"a": (0, 0)}
