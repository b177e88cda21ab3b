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
    assert escaped.replace("\\", "").replace("\N{WORD JOINER}", "") == text
    assert all(
        escaped[position - 1] == "\\" for position, sign in enumerate(escaped) if sign in "*[]()$:`#|~"
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<b>", r"\<b\>"),
        ("&lt;", r"\&lt;"),
        ("a -> b", "a \\-\u2060\\> b"),
        ("https://a", "https\\:\u2060//a"),
        ("a@b", "a@\u2060b"),
        (":smile:", "\\:\u2060smile\\:"),
        ("x\n===", "x  \n\\=\u2060\\=\u2060\\="),
        ("  x\n\n    y", "x  \ny"),
    ],
)
def test_markdown_leaves_nothing_to_act_upon(text, escaped):
    assert markdown(text) == escaped


def test_hover_labels_hold_no_tag():
    assert hover("<b>x</b>\ny") == "&lt;b&gt;x&lt;/b&gt;<br>y"


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-5", "@cmd", "\t=1", "\r=1"])
def test_a_spreadsheet_sees_text_not_a_formula(text):
    assert spreadsheet(text) == f"'{text}"


def test_plain_text_is_left_alone():
    assert spreadsheet("г. Москва") == "г. Москва"
