"""The button «Справка к совещанию»: what it offers, with and without LibreOffice, and when PDF fails."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from analysis.briefing import page_button
from analysis.briefing.content import briefing
from analysis.briefing.pdf import PdfError
from analysis.page_downloads import later

DAY = date(2023, 7, 5)


def run(view) -> AppTest:
    def script(view, day):
        from analysis.briefing.page_button import briefing_button

        briefing_button(view, day)

    return AppTest.from_function(script, args=(view, DAY), default_timeout=30).run()


@pytest.fixture
def office(monkeypatch):
    """A machine with LibreOffice, whose PDF is the given bytes or error."""

    def installed(result: bytes | Exception = b"%PDF") -> None:
        def to_pdf(document: bytes) -> bytes:
            if isinstance(result, Exception):
                raise result
            return result

        monkeypatch.setattr(page_button, "converter", lambda: "/usr/bin/soffice")
        monkeypatch.setattr(page_button, "to_pdf", to_pdf)

    return installed


def labels(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_three_files_and_a_pdf_on_demand(seed_view, office):
    office()
    app = run(seed_view)
    assert not app.exception
    assert labels(app) == ["Документ Word", "Слайды PowerPoint", "Книга Excel"]
    assert [button.label for button in app.button] == ["Подготовить PDF"]


def test_a_pdf_is_offered_once_it_is_made(seed_view, office):
    office()
    app = run(seed_view)
    app.button[0].click().run()
    assert labels(app)[-1] == "Скачать PDF"


def test_a_pdf_of_plans_that_have_changed_since_is_not_offered(seed_view, office):
    office()
    app = run(seed_view)
    app.button[0].click().run()
    app.args = (replace(seed_view, plans=replace(seed_view.plans)), DAY)
    app.run()
    assert not app.exception
    assert "Скачать PDF" not in labels(app)


def test_a_pdf_that_failed_is_told(seed_view, office):
    office(PdfError("LibreOffice не смог преобразовать «**План**» в PDF"))
    app = run(seed_view)
    app.button[0].click().run()
    expected = r"LibreOffice не смог преобразовать «\*\*План\*\*» в PDF"
    assert [error.value for error in app.error] == [expected]
    assert "Скачать PDF" not in labels(app)


def test_without_libreoffice_no_pdf_is_offered(seed_view, monkeypatch):
    monkeypatch.setattr(page_button, "converter", lambda: None)
    app = run(seed_view)
    assert not app.button
    assert any("не установлен LibreOffice" in caption.value for caption in app.caption)


def test_an_empty_selection_has_nothing_to_brief(seed_selected):
    app = run(seed_selected(kinds=("agreement",)))
    assert not labels(app)
    assert "не подходит ни одно мероприятие" in app.markdown[0].value


def test_files_are_made_when_they_are_asked_for(seed_view, monkeypatch):
    asked = []
    monkeypatch.setattr(
        page_button, "briefing", lambda _view, day: asked.append(day) or briefing(seed_view, day)
    )
    make = later(partial(page_button._made, "word", seed_view, DAY))
    assert not asked
    assert make().startswith(b"PK")
    assert asked == [DAY]
