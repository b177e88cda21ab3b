import pytest

from analysis import style


@pytest.mark.parametrize(
    ("value", "index"),
    [(0, 0), (0.06, 1), (1, 1), (1.5, 2), (2, 2), (3, 2), (3.5, 3), (6, 3), (7, 4), (120, 4)],
)
def test_classes_are_fixed(value, index):
    assert style.count_class(value) == index


@pytest.mark.parametrize("color", [*style.ATTENDANCE_COLORS.values(), *style.SEQUENCE, *style.CLASS_COLORS])
def test_words_on_a_colour_can_be_read(color):
    assert contrast(color, style.text_on(color)) >= 4.5


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    shares = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_no_chart_asks_another_host_for_a_base_map():
    assert style.chart_config({})["topojsonURL"].startswith("data:")


def test_no_ink_is_taken_for_a_place_of_the_platform_s_palette():
    assert not [ink for ink in style.CLASS_TEXT_COLORS if ink.startswith("#0000")]
