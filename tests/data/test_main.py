"""``python -m data``: the contract of the headless reader."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from openpyxl import load_workbook
from other_writers import delimited_plan
from seed_plan import ROOT, SEED, TITLE
from word_writer import word_plan

from data.__main__ import main
from data.export import to_csv, to_xlsx
from data.loader import load_plan


def run(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "data", *arguments], cwd=ROOT, capture_output=True)


@pytest.fixture(scope="module")
def printed() -> list[dict]:
    done = run(str(SEED))
    assert (done.returncode, done.stderr) == (0, b"")
    return json.loads(done.stdout.decode("utf-8"))


def test_an_object_per_plan(printed):
    (plan,) = printed
    assert list(plan) == ["file", "half_year", "title", "home_region", "events", "issues"]
    assert (plan["file"], plan["half_year"], plan["title"]) == ("plan_2023_h2.txt", "2023-H2", TITLE)
    assert plan["home_region"] == "RU-SMO"
    assert len(plan["events"]) == 28


def test_an_event_has_the_keys_of_the_contract_in_their_order(printed):
    assert printed[0]["events"][3] == {
        "number": 4,
        "department": "Департамент государственной службы занятости населения Смоленской области",
        "regions": ["RU-KLU", "RU-BRY"],
        "foreign": [],
        "scope": "named",
        "title": "Обмен опытом в области организации работы органов службы занятости населения, "
        "а также информацией о новых формах и методах работы",
        "start": "2023-07-01",
        "end": "2023-12-31",
        "precision": "half_year",
        "attendance": "remote",
        "kind": "exchange",
        "venue": "Дистанционный формат",
        "inherited": [],
        "source_row": 7,
    }
    keys = list(printed[0]["events"][3])
    assert all(list(event) == keys for event in printed[0]["events"])
    assert keys[:5] == ["number", "department", "regions", "foreign", "scope"]
    assert keys[5:10] == ["title", "start", "end", "precision", "attendance"]
    assert keys[10:] == ["kind", "venue", "inherited", "source_row"]


def test_inherited_fields_are_a_list(printed):
    assert printed[0]["events"][24]["inherited"] == ["content", "participants"]


def test_an_issue_has_the_keys_of_the_contract(printed):
    assert printed[0]["issues"][1] == {
        "row": 21,
        "field": "regions_text",
        "text": "г. Москва",
        "reason": "Ячейка пуста: принято, что она объединена с ячейкой выше (строка 20)",
        "severity": "info",
    }


def test_unreadable_plans_are_told_and_the_others_printed(tmp_path):
    broken, missing = tmp_path / "broken.docx", tmp_path / "missing.docx"
    broken.write_bytes(word_plan()[:5000])
    done = run(str(broken), str(SEED), str(missing))
    assert done.returncode == 2
    assert [plan["file"] for plan in json.loads(done.stdout)] == ["plan_2023_h2.txt"]
    first, second = done.stderr.decode().splitlines()
    assert first.startswith("broken.docx: файл повреждён")
    assert second.startswith("missing.docx: файл не открывается")


def test_a_number_that_is_not_printed_is_null(tmp_path, capsysbinary):
    plan = tmp_path / "plan.csv"
    plan.write_bytes(delimited_plan().replace(b"\r\n9.;", b"\r\n;"))
    assert main([str(plan)]) == 0
    assert json.loads(capsysbinary.readouterr().out)[0]["events"][8]["number"] is None


def test_half_year_and_home_may_be_given(capsysbinary):
    assert main([str(SEED), "--half-year", "2024-H1", "--home", "RU-TUL"]) == 0
    (plan,) = json.loads(capsysbinary.readouterr().out)
    assert (plan["half_year"], plan["home_region"]) == ("2024-H1", "RU-TUL")


def test_csv_goes_to_the_file(tmp_path):
    out = tmp_path / "events.csv"
    assert main([str(SEED), "--format", "csv", "--out", str(out)]) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 28
    assert rows[3]["regions"] == "RU-KLU RU-BRY"
    assert (rows[3]["number"], rows[3]["start"]) == ("4", "2023-07-01")


def test_a_file_that_cannot_be_written_is_told(tmp_path, capsys):
    assert main([str(SEED), "--out", str(tmp_path / "нет" / "events.json")]) == 2
    assert "файл не записан" in capsys.readouterr().err


@pytest.fixture(scope="module")
def hostile():
    plan = load_plan(SEED)
    plan.events.loc[0, "title"] = '=HYPERLINK("http://example.org")'
    plan.events.loc[1, "title"] = "-1+1"
    plan.events.loc[2, "title"] = "@SUM(A1)"
    plan.events.loc[3, "title"] = "http://example.org"
    return plan


def test_no_text_becomes_a_formula_in_csv(hostile):
    rows = list(csv.DictReader(io.StringIO(to_csv([hostile]).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["title"] for row in rows[:3]] == ['\'=HYPERLINK("http://example.org")', "'-1+1", "'@SUM(A1)"]


def test_a_text_too_long_for_excel_ends_in_an_ellipsis():
    headings = "№;Субъект РФ;Наименование;Сроки;Содержание"
    long = f"План на II полугодие 2023 года\n{headings}\n1;г. Тула;Форум;август;{'Ф' * 40_000}\n"
    sheet = load_workbook(io.BytesIO(to_xlsx([load_plan(long.encode(), name="План.csv")])))["events"]
    content = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}["content"]
    assert content == "Ф" * 32_766 + "…"


def test_xlsx_has_typed_cells_and_no_formula(hostile):
    book = load_workbook(io.BytesIO(to_xlsx([hostile])))
    assert book.sheetnames == ["events", "participations", "issues"]
    head, *rows = book["events"].iter_rows()
    at = {cell.value: position for position, cell in enumerate(head)}
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d"}
    assert rows[0][at["title"]].value == '=HYPERLINK("http://example.org")'
    assert rows[3][at["title"]].hyperlink is None
    assert (rows[0][at["number"]].value, rows[0][at["start"]].data_type) == (1, "d")
    assert len(rows) == 28
    assert book["participations"].max_row == 97


@pytest.mark.parametrize(
    ("setting", "arguments", "code"),
    [("RU-SMO", ["--home", "RU-XXX"], 2), ("RU-XXX", [], 2), ("RU-XXX", ["--home", "ru-smo"], 0)],
)
def test_a_home_region_that_is_none_is_told_in_one_sentence(monkeypatch, capsys, setting, arguments, code):
    monkeypatch.setenv("PLANS_HOME_REGION", setting)
    assert main([str(SEED), "--out", os.devnull, *arguments]) == code
    told = capsys.readouterr().err.splitlines()
    assert [line.startswith("Свой регион") for line in told] == [True] * (code // 2)
