"""The one writer and reader of the tables beside the plans."""

import csv

import pytest
from folder_writer import small_plan
from test_library import HALF_YEAR

from data.folder_tables import read_table, table_bytes
from data.library import Library, Upload
from data.matches import Matches

COLUMNS = ("title", "note")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Форум", "Форум"),
        ("=1+1", "'=1+1"),
        ("+7 910", "'+7 910"),
        ("-5", "'-5"),
        ("@имя", "'@имя"),
        ("\tотступ", "'\tотступ"),
        ("'кавычка", "''кавычка"),
        ("", ""),
    ],
)
def test_a_text_is_no_formula_and_comes_back(tmp_path, text, written):
    content = table_bytes(COLUMNS, [{"title": text, "note": ""}])
    assert content.decode("utf-8-sig").splitlines()[1] == f"{written},"
    (tmp_path / "table.csv").write_bytes(content)
    assert read_table(tmp_path / "table.csv", COLUMNS) == [{"title": text, "note": ""}]


def test_an_apostrophe_that_a_person_has_put_stays(tmp_path):
    (tmp_path / "table.csv").write_text("title,note\n'Слово',\n", encoding="utf-8")
    assert read_table(tmp_path / "table.csv", COLUMNS) == [{"title": "'Слово'", "note": ""}]


def test_every_table_of_the_folder_opens_as_text_in_a_spreadsheet(tmp_path):
    Library(tmp_path, "RU-SMO").add(
        Upload(small_plan(), "План.docx", HALF_YEAR, "=1+1", note="@примечание"), make_current=True
    )
    pair = {"earlier": "2023-H2/a", "later": "2024-H1/b", "decision": "confirmed"}
    titles = {"note": "=1+1", "earlier_title": "-Форум", "later_title": "Форум"}
    Matches(tmp_path, editable=True).record(pair | titles)
    for name in ("sources.csv", "matches.csv"):
        content = (tmp_path / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert not any(f",{start}".encode() in content for start in "=@-")
    assert Matches(tmp_path, editable=False).read()["note"].tolist() == ["=1+1"]
    assert Library(tmp_path, "RU-SMO").versions()[0].note == "@примечание"


def test_a_text_of_any_length_comes_back(tmp_path):
    long = "я" * 200_000
    usual = csv.field_size_limit()
    (tmp_path / "table.csv").write_bytes(table_bytes(COLUMNS, [{"title": long, "note": "б"}]))
    assert read_table(tmp_path / "table.csv", COLUMNS) == [{"title": long, "note": "б"}]
    assert csv.field_size_limit() == usual


@pytest.mark.parametrize(
    "content",
    [
        'title;note\r\n"Форум; съезд";да, нет\r\n',
        '\ufefftitle;note\r\n"Форум; съезд";да, нет\r\n',
        'title,note\r\nФорум; съезд,"да, нет"\r\n',
    ],
)
def test_a_table_saved_again_with_semicolons_is_read(tmp_path, content):
    (tmp_path / "table.csv").write_bytes(content.encode())
    assert read_table(tmp_path / "table.csv", COLUMNS) == [{"title": "Форум; съезд", "note": "да, нет"}]
