import pytest

from analysis.wall import TYPE, Wall, lines, that_fit


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080), (3840, 2160)])
def test_type_is_the_same_share_of_every_screen(size):
    assert Wall(*size).type_size / size[1] == pytest.approx(28 / 1080, rel=0.01)


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080), (3840, 2160)])
def test_a_picture_has_the_same_room_on_every_screen(size):
    assert Wall(*size).picture_height("слово " * 40) == pytest.approx(
        Wall(1280, 720).picture_height("слово " * 40), abs=2
    )


def test_an_upright_screen_has_type_for_its_width():
    assert Wall(1080, 1920).type_size == pytest.approx(Wall(1080, 607).type_size, rel=0.01)


def test_type_can_be_read_however_small_the_window():
    assert Wall(390, 844).type_size == 12


def test_words_take_room_from_the_picture():
    free = Wall(1280, 720).picture_height()
    assert Wall(1280, 720).picture_height("слово " * 10) < free
    assert Wall(1280, 720).picture_height(taken=100) == free - 100
    assert Wall(1280, 720).picture_height("") == free


def test_lines_of_words():
    assert [lines("", 500), lines("слово", 500), lines("слово " * 20, 500)] == [0, 1, 2]


def test_what_does_not_fit_is_left_out_from_the_end():
    paragraphs = ["слово " * 20] * 5
    assert that_fit(paragraphs, 500, 120) == paragraphs[:2]
    assert that_fit(paragraphs, 500, 1000) == paragraphs
    assert that_fit(paragraphs, 500, TYPE) == paragraphs[:1]
