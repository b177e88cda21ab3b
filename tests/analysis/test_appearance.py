from analysis import style
from analysis.appearance import DARK, fitted
from analysis.coverage.counts import region_counts
from analysis.coverage.figure import tile_grid
from tests.analysis.test_style import contrast


def test_a_light_figure_on_a_desk_is_left_alone(seed_view):
    figure = tile_grid(region_counts(seed_view), "RU-SMO", None, style.class_axis(False))
    assert fitted(figure, dark=False) is figure


def test_a_dark_room_turns_the_ground_and_the_scale(seed_view):
    figure = fitted(tile_grid(region_counts(seed_view), "RU-SMO", None, style.class_axis(False)), dark=True)
    assert figure.layout.paper_bgcolor == DARK[style.PAGE]
    assert figure.layout.font.color == DARK[style.INK]
    colors = [color for _, color in figure.layout.coloraxis.colorscale]
    assert colors[-1] == DARK[style.CLASS_COLORS[-1]]
    assert colors[0] == DARK[style.CLASS_COLORS[0]]


def test_type_grows_and_nothing_else(seed_view):
    small = tile_grid(region_counts(seed_view), "RU-SMO", None, style.class_axis(False))
    large = fitted(small, dark=False, scale=1.5)
    assert large.layout.font.size == small.layout.font.size * 1.5
    assert large.data[0].insidetextfont.size == small.data[0].insidetextfont.size * 1.5
    assert large.layout.height == small.layout.height
    assert large.to_plotly_json()["data"][0]["x"] == small.to_plotly_json()["data"][0]["x"]


def test_words_on_a_class_can_be_read_in_a_dark_room():
    for ground, ink in zip(style.CLASS_COLORS, style.CLASS_TEXT_COLORS, strict=True):
        assert contrast(DARK[ground], DARK[ink]) >= 4.5
