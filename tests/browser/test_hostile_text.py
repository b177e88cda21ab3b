"""What a document says is shown as it stands: Streamlit's Markdown finds nothing in it to act upon."""

from pathlib import Path

import pytest
from conftest import start_app
from hostile_text import TEXTS

ACTED_UPON = "a, h1, h2, b, strong, em, code, pre, ul, ol, table, blockquote, img, hr"
WORD_JOINER = "\N{WORD JOINER}"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    script = str(Path(__file__).with_name("hostile_text.py"))
    process, url = start_app(tmp_path_factory.mktemp("empty"), script=script)
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    page.get_by_role("heading", name="Готово").wait_for(timeout=60_000)
    yield page
    context.close()
    process.terminate()
    process.wait(timeout=10)


def shown(part) -> list[str]:
    lines = part.inner_text().replace(WORD_JOINER, "").splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def written(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("position", range(len(TEXTS)))
def test_a_text_is_shown_as_it_stands(page, position):
    part = page.locator(f".st-key-text_{position} [data-testid=stMarkdownContainer]")
    assert shown(part) == written(TEXTS[position])
    assert (
        part.locator("a, h1, h2, b, strong, em, code, pre, ul, ol, table, blockquote, img, hr").count() == 0
    )


@pytest.mark.parametrize("position", range(len(TEXTS)))
def test_a_text_in_the_label_of_a_widget_is_shown_as_it_stands(page, position):
    label = page.locator(f".st-key-label_{position} summary [data-testid=stMarkdownContainer]")
    assert " ".join(shown(label)) == " ".join(written(TEXTS[position]))
    assert label.locator(ACTED_UPON).count() == 0
