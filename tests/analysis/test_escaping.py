import pytest

from analysis.escaping import hover, markdown, spreadsheet


@pytest.mark.parametrize(
    "text",
    [
        "**жирный**",
        "[ссылка](http://example.org)",
        "![рисунок](x)",
        "$x^2$",
        ":red[цвет]",
        "`код`",
        "# заголовок",
        "1. пункт",
        "- пункт",
        "| a | b |",
        "~зачёркнуто~",
        ":material/home:",
    ],
)
def test_markdown_signs_lose_their_meaning(text):
    escaped = markdown(text)
    assert escaped.replace("\\", "") == text
    assert all(
        escaped[position - 1] == "\\" for position, sign in enumerate(escaped) if sign in "*[]()$:`#|~"
    )


def test_markdown_holds_no_tag():
    assert "<" not in markdown("<script>alert(1)</script>")


def test_hover_labels_hold_no_tag():
    assert hover("<b>x</b>\ny") == "&lt;b&gt;x&lt;/b&gt;<br>y"


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-5", "@cmd", "\t=1", "\r=1"])
def test_a_spreadsheet_sees_text_not_a_formula(text):
    assert spreadsheet(text) == f"'{text}"


def test_plain_text_is_left_alone():
    assert spreadsheet("г. Москва") == "г. Москва"
