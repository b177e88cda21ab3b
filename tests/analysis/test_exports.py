import io
from datetime import datetime

import openpyxl
import pandas as pd

from analysis.exports import to_csv, to_xlsx
from analysis.matrix.counts import cell_table, matrix

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
