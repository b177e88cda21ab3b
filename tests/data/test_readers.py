"""Every format gives the same plan; a file that is no plan says so in one sentence."""

import io
import zipfile

import pytest
from golden import as_printed, golden_below
from openpyxl import Workbook
from other_writers import (
    EVERY_FORMAT,
    WITH_MERGES,
    archive,
    open_document,
    open_text,
    saved,
    spreadsheet_plan,
)
from word_writer import document, paragraph, run, word_plan

from data.loader import load_plan
from data.schema import PlanFormatError, Severity

FIRST_ROWS = {
    "table.xlsx": 2,
    "semicolons.csv": 1,
    "commas_1251.csv": 1,
    "tabs.csv": 1,
}  # rows above the header


@pytest.mark.parametrize("name", EVERY_FORMAT)
def test_every_format_gives_the_golden_table(name):
    plan = load_plan(EVERY_FORMAT[name](), name=name)
    assert as_printed(plan) == golden_below(FIRST_ROWS.get(name, 0))


@pytest.mark.parametrize("name", EVERY_FORMAT)
def test_no_format_gives_cause_for_doubt(name):
    issues = load_plan(EVERY_FORMAT[name](), name=name).issues
    assert set(issues["severity"]) <= {Severity.INFO.value}


@pytest.mark.parametrize("name", WITH_MERGES)
def test_marked_merges_need_no_remark(name):
    issues = load_plan(WITH_MERGES[name](), name=name).issues
    assert set(issues["field"]) == {"dates_text"}


def test_the_suffix_does_not_decide():
    assert len(load_plan(word_plan(), name="plan.txt").events) == 28
    assert len(load_plan(spreadsheet_plan(), name="plan.docx").events) == 28


BIG = "0" * 60_000_000
ENTITY = '<!DOCTYPE x [<!ENTITY a "a">]><w:document xmlns:w="urn:x">&a;</w:document>'
TYPES = {"[Content_Types].xml": "<Types/>"}
COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512)
MANIFEST = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "файл пуст"),
        (b" \r\n\t ", "файл пуст"),
        (word_plan()[:4000], "файл повреждён"),
        (word_plan()[:-40], "файл повреждён"),
        (spreadsheet_plan()[:4000], "файл повреждён"),
        (archive(TYPES | {"word/document.xml": "<w:document"}), "файл повреждён"),
        (archive(TYPES | {"word/document.xml": ""}), "файл повреждён"),
        (archive(TYPES | {"xl/workbook.xml": "<workbook/>"}), "файл повреждён"),
        (archive(TYPES | {"word/document.xml": BIG}), "велик"),
        (archive(TYPES | {"word/document.xml": ENTITY}), "DTD"),
        (archive(TYPES | {"word/document.xml": ENTITY.encode("utf-16")}), "DTD"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ENTITY}), "DTD"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "файл повреждён"),
        (
            archive(
                {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": MANIFEST}
            ),
            "файл защищён паролем",
        ),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "файл защищён паролем"),
        (COMPOUND, "формат файла не распознан"),
        (archive({"picture.png": b"\x89PNG"}), "формат файла не распознан"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "формат файла не распознан"),
        (document(paragraph(run("План мероприятий на II полугодие 2023 года"))), "нет таблицы"),
        (open_document(open_text("План мероприятий")), "нет таблицы"),
        (b"<html><body><p>\xd0\x9f\xd0\xbb\xd0\xb0\xd0\xbd</p></body></html>", "нет таблицы"),
        ("Просто текст без таблицы".encode(), "нет таблицы"),
        ("один;два\nтри;четыре\n".encode(), "нет таблицы с заголовками плана"),
    ],
)
def test_a_file_that_is_no_plan_says_why(data, sentence):
    with pytest.raises(PlanFormatError, match=sentence) as caught:
        load_plan(data, name="План.docx")
    assert str(caught.value).startswith("План.docx: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("written", [word_plan, spreadsheet_plan, EVERY_FORMAT["text.odt"]])
@pytest.mark.parametrize("part", [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_document_never_fails_otherwise(written, part):
    data = written()
    with pytest.raises(PlanFormatError, match="файл повреждён"):
        load_plan(data[: int(len(data) * part)], name="План.docx")


@pytest.mark.parametrize("written", [word_plan, spreadsheet_plan, EVERY_FORMAT["text.odt"]])
def test_a_damaged_document_is_read_right_or_refused(written):
    whole = written()
    for position in range(0, len(whole), len(whole) // 40):
        damaged = whole[:position] + bytes([whole[position] ^ 0x55]) + whole[position + 1 :]
        try:
            assert len(load_plan(damaged, name="План.docx").events) == 28
        except PlanFormatError as error:
            assert str(error).startswith("План.docx: ")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_packed_as_no_office_program_packs_is_refused(method):
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_plan())) as whole, zipfile.ZipFile(packed, "w", method) as other:
        for part in whole.namelist():
            other.writestr(part, whole.read(part))
    with pytest.raises(PlanFormatError, match="файл повреждён"):
        load_plan(packed.getvalue(), name="План.docx")


def test_an_empty_workbook_has_no_table():
    with pytest.raises(PlanFormatError, match="нет таблицы"):
        load_plan(saved(Workbook()), name="plan.xlsx")
