"""The files of the briefing, each opened with its library: facts, native charts, hostile text."""

import io
import threading
import time
import zipfile
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pptx
import pytest
from lxml import etree
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE_TYPE

from analysis.briefing import pdf
from analysis.briefing.content import briefing
from analysis.briefing.map_picture import map_picture
from analysis.briefing.map_shapes import map_shapes
from analysis.briefing.slides import slides
from analysis.briefing.slides_look import size_that_fits
from analysis.briefing.word import PARTNERS, word
from analysis.briefing.workbook import workbook
from analysis.coverage.counts import region_counts
from data.readers import process

DAY = date(2023, 7, 5)
HOSTILE = "=HYPERLINK(\"http://example.org\")\x00\x0b\x1f<script>alert(1)</script>\ufffe & 'кавычки'"
CLEAN = "=HYPERLINK(\"http://example.org\")<script>alert(1)</script> & 'кавычки'"


@pytest.fixture(scope="module")
def content(seed_view):
    return briefing(seed_view, DAY)


@pytest.fixture(scope="module")
def document(content):
    return docx.Document(io.BytesIO(word(content)))


@pytest.fixture(scope="module")
def presentation(content):
    return pptx.Presentation(io.BytesIO(slides(content)))


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(io.BytesIO(workbook(content)))


@pytest.fixture(scope="module")
def hostile(seed_view):
    """The seed with hostile words in every text of the document that a person could write."""
    texts = dict.fromkeys(["title", "department", "venue", "content", "participants", "dates_text"], HOSTILE)
    events = seed_view.events.assign(**texts, foreign=HOSTILE, source_file=HOSTILE)
    return briefing(
        replace(
            seed_view,
            events=events,
            plan_events=events,
            participations=seed_view.participations.assign(department=HOSTILE, words=HOSTILE),
            issues=seed_view.issues.assign(text=HOSTILE, file=HOSTILE),
        ),
        DAY,
    )


def words_of(document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def charts_of(presentation) -> list:
    return [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def assert_wellformed(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def test_word_holds_figures_and_source(document):
    words = words_of(document).replace("\N{NO-BREAK SPACE}", " ")
    assert "СПРАВКА" in words
    assert "Запланировано 28 мероприятий с 35 регионами из 88." in words
    assert "plan_2023_h2.txt" in words
    assert "Подготовлено 5 июля 2023" in words


def test_word_holds_the_table_of_partners(document):
    table = next(table for table in document.tables if table.cell(0, 0).text == "№")
    assert [cell.text for cell in table.rows[1].cells] == ["1", "Москва", "12", "5,46", "5", "8", "4"]
    assert len(table.rows) == PARTNERS + 2
    assert table.rows[-1].cells[0].text.replace("\N{NO-BREAK SPACE}", " ").startswith("и ещё 25 регионов")


def test_word_is_an_a4_page_in_the_official_type(document):
    page = document.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.core_properties.title.startswith("СПРАВКА о межрегиональном сотрудничестве")
    assert document.core_properties.created.date() == DAY


def test_word_tells_the_map_to_those_who_do_not_see_it(document):
    picture = document.inline_shapes[0]._inline.docPr
    assert "Москва (12)" in picture.get("descr")


def test_map_picture_is_sharp(seed_view):
    picture = map_picture(map_shapes(region_counts(seed_view), "RU-SMO"), height_cm=10)
    with Image.open(io.BytesIO(picture)) as image:
        assert image.format == "PNG"
        assert image.height == pytest.approx(10 / 2.54 * 300, abs=2)


def test_slides_have_titles_and_native_charts(presentation):
    assert len(presentation.slides) == 4
    assert all(slide.shapes.title.text for slide in presentation.slides)
    months, formats, ranking = charts_of(presentation)
    assert next(iter(ranking.plots[0].categories)) == "Москва"
    assert ranking.plots[0].series[0].values[0] == 12
    assert sum(value or 0 for series in formats.plots[0].series for value in series.values) == 28
    assert list(months.plots[0].categories)[2] == "авг (12)"


def test_charts_can_be_edited(presentation):
    data = charts_of(presentation)[2].part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert (sheet["A2"].value, sheet["B2"].value) == ("Москва", 12)


def test_map_of_the_slides_is_made_of_named_shapes(presentation):
    group = next(shape for shape in presentation.slides[1].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    shapes = {shape.name: shape for shape in group.shapes}
    assert str(shapes["Москва"].fill.fore_color.rgb) == "141A5E"
    assert str(shapes["Тверская область"].fill.fore_color.rgb) == "41B6C4"
    assert group.left >= 0
    assert group.left + group.width <= presentation.slide_width


def test_workbook_has_all_sheets_with_frozen_headers(book):
    assert book.sheetnames == ["Показатели", "Матрица", "Мероприятия", "Участия", "Замечания"]
    assert [sheet.freeze_panes for sheet in book] == ["A2", "B2", "A2", "A2", "A2"]
    assert [sheet.auto_filter.ref for sheet in book][2:] == ["A1:U29", "A1:K97", "A1:G13"]
    assert book.properties.title.startswith("СПРАВКА о межрегиональном сотрудничестве")


def test_workbook_measures_are_typed_and_defined(book):
    rows = {row[0]: row[1:] for row in book["Показатели"].iter_rows(min_row=2, max_row=17, values_only=True)}
    assert rows["Мероприятия"][0] == 28
    assert rows["Участия регионов"][0] == 96
    assert rows["Для всех субъектов РФ"][0] == 1
    assert rows["Охват"][0] == pytest.approx(35 / 88)
    assert (rows["Дистанционно"][0], rows["В своём регионе"][0], rows["С выездом"][0]) == (13, 7, 8)
    assert all(definition for _, definition in rows.values())


def test_workbook_totals_count_events_once(book):
    rows = list(book["Матрица"].iter_rows(values_only=True))
    assert (rows[1][0], rows[1][-1]) == ("Москва", 12)
    assert len([row for row in rows[1:] if row[0]]) == 35 + 1
    assert sum(value for value in rows[-1][1:-1]) == rows[-1][-1] == 27


def test_workbook_dates_are_dates(book):
    sheet = book["Мероприятия"]
    start = [cell.value for cell in sheet[1]].index("Начало") + 1
    assert sheet.cell(2, start).is_date


@pytest.mark.parametrize("make", [word, slides, workbook])
def test_hostile_words_leave_files_whole(hostile, make):
    assert_wellformed(make(hostile))


def test_hostile_words_are_no_formula(hostile):
    book = openpyxl.load_workbook(io.BytesIO(workbook(hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert CLEAN in {cell.value for cell in cells}
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_hostile_words_stay_words_in_word(hostile):
    assert "<script>alert(1)</script>" in words_of(docx.Document(io.BytesIO(word(hostile))))


@pytest.mark.parametrize("make", [word, slides, workbook])
def test_an_empty_selection_makes_a_file(seed_selected, make):
    assert_wellformed(make(briefing(seed_selected(kinds=("agreement",)), DAY)))


@pytest.mark.parametrize("make", [word, slides, workbook])
def test_fractional_counting_makes_a_file(seed_selected, make):
    assert_wellformed(make(briefing(seed_selected(fractional=True), DAY)))


def libreoffice(folder, monkeypatch, script: str) -> None:
    """A program named soffice that does what ``script`` says."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_pdf_is_what_the_converter_wrote(tmp_path, monkeypatch):
    copy = 'for last; do :; done; { printf "%%PDF "; cat "$last"; } > "${last%.docx}.pdf"'
    libreoffice(tmp_path, monkeypatch, f'echo "$@" > {tmp_path}/arguments\n{copy}')
    assert pdf.to_pdf(b"document") == b"%PDF document"
    arguments = (tmp_path / "arguments").read_text()
    assert arguments.startswith("-env:UserInstallation=file://")
    assert "--convert-to pdf:writer_pdf_Export" in arguments


def test_pdf_without_a_converter_says_so(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(pdf.PdfError, match="не установлен LibreOffice"):
        pdf.to_pdf(b"document")


def test_who_reads_a_plan_does_not_wait_for_a_pdf(tmp_path, monkeypatch):
    libreoffice(tmp_path, monkeypatch, f"touch {tmp_path}/begun; sleep 60")
    monkeypatch.setattr(pdf, "SECONDS", 3)

    def write() -> None:
        with pytest.raises(pdf.PdfError, match="не успел"):
            pdf.to_pdf(b"document")

    writer = threading.Thread(target=write)
    writer.start()
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    assert process.run(["echo", "read"], seconds=60) == b"read\n"
    assert writer.is_alive()
    writer.join()


@pytest.mark.parametrize("script", ["exit 0", "exit 3"])
def test_a_converter_that_fails_or_writes_nothing_is_told(tmp_path, monkeypatch, script):
    libreoffice(tmp_path, monkeypatch, script)
    with pytest.raises(pdf.PdfError, match="не смог преобразовать"):
        pdf.to_pdf(b"document")


@pytest.mark.parametrize("script", ["sleep 60", "kill -9 $$"])
def test_a_converter_that_does_not_come_to_its_end_is_told(tmp_path, monkeypatch, script):
    libreoffice(tmp_path, monkeypatch, script)
    monkeypatch.setattr(pdf, "SECONDS", 0.5)
    with pytest.raises(pdf.PdfError, match="не успел"):
        pdf.to_pdf(b"document")


def test_every_figure_of_a_slide_stands_on_one_line(presentation, content):
    """By the widths of Arial Bold in thousandths of its size, which may differ by a little from reality."""
    widths = dict.fromkeys("0123456789у", 556) | {" ": 278, "\N{NO-BREAK SPACE}": 278}
    widths |= {"и": 611, "з": 510, "%": 889}
    values = [figure.value for figure in content.figures]
    boxes = [shape for shape in presentation.slides[0].shapes if shape.text_frame.text in values]
    assert [box.text_frame.text for box in boxes] == values
    assert len({box.text_frame.paragraphs[0].runs[0].font.size for box in boxes}) == 1
    for box in boxes:
        [run] = box.text_frame.paragraphs[0].runs
        inside = box.width - box.text_frame.margin_left - box.text_frame.margin_right
        assert sum(widths[letter] for letter in run.text) / 1000 * run.font.size < inside


@pytest.mark.parametrize(("value", "points"), [("28", 32), ("35 из 88", 32), ("у 25 из 35", 25)])
def test_a_long_figure_has_smaller_type(value, points):
    assert size_that_fits(value, 12.33 / 6) == points
