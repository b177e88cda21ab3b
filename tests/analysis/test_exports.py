import io
from datetime import datetime

import openpyxl
import pandas as pd
import pytest

from analysis.exports import file_stem, to_csv, to_xlsx
from analysis.matrix.counts import cell_table, matrix
from data.schema import HalfYear

TABLE = pd.DataFrame(
    {
        "Регион": ["Москва", "=HYPERLINK(1)"],
        "Доля": [1.5, 2.0],
        "Начало": pd.to_datetime(["2023-07-01", None]),
    }
)


def test_csv_opens_in_a_russian_office():
    data = to_csv(TABLE)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[1] == "Москва;1,5;2023-07-01"


def test_csv_has_no_formula():
    assert "'=HYPERLINK(1);" in to_csv(TABLE).decode("utf-8-sig")


def test_csv_has_no_formula_in_its_heading():
    table = pd.DataFrame({"=HYPERLINK(1)": ["Москва"], "@cmd": [1.5]})
    assert to_csv(table).decode("utf-8-sig").splitlines() == ["'=HYPERLINK(1);'@cmd", "Москва;1,5"]


def test_xlsx_is_typed_and_has_no_formula():
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx({"Лист": TABLE})))["Лист"]
    assert [cell.value for cell in sheet[1]] == ["Регион", "Доля", "Начало"]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=HYPERLINK(1)", "s")
    assert sheet["B2"].value == 1.5
    assert sheet["C2"].is_date
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C3"


def test_xlsx_shows_dates_the_russian_way_in_columns_wide_enough():
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx({"Лист": TABLE})))["Лист"]
    assert (sheet["C2"].value, sheet["C2"].number_format) == (datetime(2023, 7, 1), "dd.mm.yyyy")
    assert sheet["C3"].value is None
    assert sheet.column_dimensions["C"].width >= len("01.07.2023") + 1


def test_a_column_of_dates_has_room_for_its_heading():
    table = pd.DataFrame({"Дата последнего изменения": pd.to_datetime(["2023-07-01"])})
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx({"Лист": table})))["Лист"]
    assert sheet.column_dimensions["A"].width > len("Дата последнего изменения")


def test_a_column_without_any_value_is_written_empty():
    table = pd.DataFrame({"Доля": pd.Series([None], dtype="Int64"), "Слова": [None]})
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx({"Лист": table})))["Лист"]
    assert [cell.value for cell in sheet[2]] == [None, None]
    assert sheet.column_dimensions["A"].width > len("Доля")


def test_csv_writes_whole_counts_without_decimals_and_shares_with_a_comma():
    table = pd.DataFrame({"Спорт": [3.0, 0.5, 0.0], "Всего": [3, 1, 0]})
    assert to_csv(table).decode("utf-8-sig").split() == ["Спорт;Всего", "3;3", "0,5;1", "0;0"]


def test_the_matrix_counts_in_whole_numbers(seed_view):
    lines = to_csv(cell_table(matrix(seed_view))).decode("utf-8-sig").splitlines()
    assert lines[1].split(";")[-1] == "12"
    assert "," not in "".join(lines[1:])


def test_the_matrix_writes_shares_with_a_comma(seed_selected):
    text = to_csv(cell_table(matrix(seed_selected(fractional=True)))).decode("utf-8-sig")
    assert ";0,33" in text
    assert ",0;" not in text


HALF_YEARS = [HalfYear(2022, 2), HalfYear(2023, 1), HalfYear(2023, 2)]


@pytest.mark.parametrize(
    ("half_years", "about", "stem"),
    [
        ([], "", "plany"),
        (HALF_YEARS[:1], "", "plany_2022-H2"),
        (HALF_YEARS[:2], "", "plany_2022-H2_2023-H1"),
        (HALF_YEARS, "", "plany_2022-H2_2023-H2"),
        (HALF_YEARS[:1], "RU-TUL", "plany_RU-TUL_2022-H2"),
        (HALF_YEARS[:1], "аппарат губернатора", "plany_аппарат-губернатора_2022-H2"),
        (HALF_YEARS[:1], "../../отдел: «А/Б»", "plany_отдел-А-Б_2022-H2"),
    ],
)
def test_a_file_is_named_after_whom_and_when_it_is_about(half_years, about, stem):
    assert file_stem("plany", half_years, about) == stem


def test_the_name_of_a_file_stays_short():
    assert len(file_stem("vedomstvo", HALF_YEARS, "департамент " * 20)) < 80
