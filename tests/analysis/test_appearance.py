import pytest
from invented_plans import EARLIER, HOME, LATER, compared_sides, event, plans

from analysis import style
from analysis.appearance import DARK, WALL, fitted
from analysis.comparison.counts import partners
from analysis.comparison.figure import change_tiles
from analysis.coverage.counts import region_counts
from analysis.coverage.figure import tile_grid
from analysis.formats.counts import by_department
from analysis.formats.figure import bars
from analysis.matrix.counts import matrix
from analysis.matrix.figure import cell_grid
from analysis.selection import Selection, select
from analysis.wall import TYPE
from data.schema import Attendance
from tests.analysis.test_style import contrast


@pytest.fixture
def two_sides():
    """A partner of each kind of change: gone, less, the same, more, new."""
    then = [event(EARLIER, 1, "MOW BRY TVE"), event(EARLIER, 2, "BRY KLU")]
    now = [event(LATER, 1, "BRY TVE SPE KLU"), event(LATER, 2, "KLU")]
    return compared_sides(*then, *now)


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


def test_on_a_wall_pixels_grow_and_data_do_not(seed_view):
    small = tile_grid(region_counts(seed_view), "RU-SMO", None, style.class_axis(False))
    large = fitted(small, dark=False, wall_scale=1.5)
    assert large.layout.font.size == small.layout.font.size * 1.5
    assert large.layout.height == small.layout.height * 1.5
    assert large.layout.margin.t == small.layout.margin.t * 1.5
    assert large.layout.coloraxis.colorbar.thickness == small.layout.coloraxis.colorbar.thickness * 1.5
    bars, grown = (figure.to_plotly_json()["data"][0] for figure in (small, large))
    assert [grown[name] for name in ("x", "y", "width")] == [bars[name] for name in ("x", "y", "width")]


def test_on_a_wall_no_type_is_smaller_than_the_words(seed_view):
    small = tile_grid(region_counts(seed_view), "RU-SMO", None, style.class_axis(False))
    assert small.data[0].insidetextfont.size < TYPE
    assert fitted(small, dark=False, wall_scale=2).data[0].insidetextfont.size == 2 * TYPE


def test_words_on_a_class_can_be_read_in_a_dark_room():
    for ground, ink in zip(style.CLASS_COLORS, style.CLASS_TEXT_COLORS, strict=True):
        assert contrast(DARK[ground], DARK[ink]) >= 7


@pytest.mark.parametrize("colors", [{}, DARK], ids=["light", "dark"])
def test_words_on_every_ground_have_seven_to_one_on_a_wall(seed_view, two_sides, colors):
    """The pairs of ink and fill as the figures have them, with what a wall and a dark room make of them."""
    pairs = set()
    for figure in drawn_with_words(seed_view, two_sides):
        for trace in figure.to_plotly_json()["data"]:
            pairs |= inks_and_fills(trace)
    assert len(pairs) > 10
    exchanged = colors | WALL
    faint = [
        (ink, fill, ratio)
        for ink, fill in pairs
        if (ratio := contrast(exchanged.get(ink, ink), exchanged.get(fill, fill))) < 7
    ]
    assert faint == []


def drawn_with_words(view, sides):
    """Every figure of a slide that writes on coloured ground."""
    yield tile_grid(region_counts(view), HOME, None, style.class_axis(False))
    yield cell_grid(matrix(view), False)
    yield change_tiles(partners(sides), HOME, None)
    for aspect in ("attendance", "kind", "reach"):
        yield bars(by_department(view, aspect), aspect)
    yield bars(by_department(every_mode(), "attendance"), "attendance")


def every_mode():
    rows = [event(LATER, position, attendance=mode) for position, mode in enumerate(Attendance)]
    return select(plans(*rows), HOME, Selection(LATER))


def inks_and_fills(trace: dict) -> set[tuple[str, str]]:
    """The colours of the letters of a trace of bars, each with that of the bar below it."""
    fills, inks = trace["marker"]["color"], trace.get("insidetextfont", {}).get("color", [])
    if isinstance(fills, list) and fills and not isinstance(fills[0], str):
        fills = [style.CLASS_COLORS[value] for value in fills]
    if isinstance(fills, str):
        fills = [fills] * (1 if isinstance(inks, str) else len(inks))
    return set(zip([inks] if isinstance(inks, str) else inks, fills, strict=True))
