"""PDF: two printers' prints of the shipped plan, and what a page break does to a table.

``printed/office.pdf`` is ``word_plan()`` printed by LibreOffice 7.4, with a border at every page's end;
``printed/browser.pdf`` is ``web_plan()`` printed by Chromium, centred, the header on every page, rows left
open where a page ends. In both rows and merged cells go over page breaks.
"""

import json
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from golden import TEXTS, as_printed, golden_below
from seed_plan import ROOT

from data.loader import load_plan
from data.readers import portable_document
from data.readers.portable_document import read_portable_document
from data.readers.portable_table import EMPTY_ON_TOP, MAY_BE_MERGED, MAY_CONTINUE, TableJoiner
from data.readers.portable_text import cell_text
from data.schema import PlanFormatError, Unfinished

PRINTED = Path(__file__).with_name("printed")
HEAD = [(0, 20, "№", 1), (20, 120, "Субъект", 1), (120, 300, "Мероприятие", 1)]


def unspaced(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with their texts free of spaces: a print does not tell a line's end after a hyphen."""
    return [row | {name: "".join(row[name].split()) for name in TEXTS} for row in rows]


@pytest.mark.parametrize("name", ["office.pdf", "browser.pdf"])
def test_a_print_gives_the_golden_table(name):
    plan = load_plan(PRINTED / name)
    assert unspaced(as_printed(plan)) == unspaced(golden_below(0))
    assert set(plan.issues["severity"]) == {"info"}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("protected.pdf", "файл защищён паролем"), ("picture.pdf", "нет текста, только изображение")],
)
def test_a_print_that_cannot_be_read_says_why(name, sentence):
    with pytest.raises(PlanFormatError, match=sentence):
        load_plan(PRINTED / name)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_cut_print_is_one_sentence(part):
    data = (PRINTED / "office.pdf").read_bytes()
    with pytest.raises(PlanFormatError, match=r"plan\.pdf: "):
        load_plan(data[: int(len(data) * part)], name="plan.pdf")


@pytest.mark.parametrize("part", [0.05, 0.15, 0.3, 0.45])
def test_a_damaged_print_is_read_right_or_refused(part):
    data = bytearray((PRINTED / "browser.pdf").read_bytes())
    data[int(len(data) * part)] ^= 0x55
    try:
        plan = load_plan(bytes(data), name="plan.pdf")
    except PlanFormatError as error:
        assert str(error).startswith("plan.pdf: ")
    else:
        assert unspaced(as_printed(plan)) == unspaced(golden_below(0))


def test_a_print_that_takes_too_long_is_one_sentence(monkeypatch):
    monkeypatch.setattr(portable_document, "SECONDS", 0.01)
    with pytest.raises(Unfinished, match=r"больше 0\.01 с .*: повторите позже или сохраните .* \.docx"):
        read_portable_document((PRINTED / "office.pdf").read_bytes(), "plan.pdf")


@pytest.mark.parametrize(
    ("script", "sentence"), [("kill -9 $$", "прервано системой"), (None, "не удалось запустить")]
)
def test_a_reading_cut_short_says_nothing_of_the_document(monkeypatch, tmp_path, script, sentence):
    program = tmp_path / "python"
    if script:
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    monkeypatch.setattr(portable_document.sys, "executable", str(program))
    with pytest.raises(Unfinished, match=f"plan.pdf: .*{sentence}.*: повторите позже"):
        load_plan((PRINTED / "office.pdf").read_bytes(), name="plan.pdf")


IN_LITTLE_MEMORY = "from data.readers import portable_pages as pages; pages.MOST_BYTES = 2**28; pages.main()"


def test_a_print_that_takes_too_much_memory_is_called_too_large():
    inflated = zlib.compress(bytes(2**28), 1)
    length = f"/Filter /FlateDecode /Length {len(inflated)}"
    data = (
        b"%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
        b"2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
        b"3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R>> endobj\n"
        b"4 0 obj <<" + length.encode() + b">> stream\n" + inflated + b"\nendstream endobj\n"
        b"trailer <</Root 1 0 R>>\n%%EOF"
    )
    command = [sys.executable, "-c", IN_LITTLE_MEMORY]
    printed = subprocess.run(command, input=data, capture_output=True, cwd=ROOT, timeout=60, check=True)
    assert "слишком велик" in json.loads(printed.stdout)["failure"]


READ_TWICE = """
import logging, sys
from pathlib import Path
from data.readers.portable_pages import read
for _ in range(2):
    read(Path(sys.argv[1]).read_bytes())
print(len(logging.getLogger("pdfminer").handlers))
"""


def test_a_reading_leaves_no_listener_behind():
    command = [sys.executable, "-c", READ_TWICE, str(PRINTED / "office.pdf")]
    assert subprocess.run(command, capture_output=True, cwd=ROOT, timeout=60, check=True).stdout == b"0\n"


def test_the_reading_stays_out_of_the_server():
    load_plan(PRINTED / "office.pdf")
    assert "data.readers.portable_pages" not in sys.modules


def joined(*pages: list) -> tuple[list, list]:
    """The only table of these pages as texts (``None`` for what goes on from above), and the notes."""
    joiner = TableJoiner()
    for rows in pages:
        joiner.turn_page()
        joiner.add_table(rows)
    (table,) = joiner.finish()
    return [[None if continues else text for text, _, _, continues in row] for row in table], joiner.notes


def row(number: str, region: str, event: str, height: int = 1) -> list:
    return [(0, 20, number, 1), (20, 120, region, height), (120, 300, event, 1)]


def test_the_rest_of_a_row_is_put_back():
    pages = [HEAD, row("1.", "Тульская", "Круглый")], [row("", "область", "стол"), row("2.", "Б", "В")]
    assert joined(*pages) == (
        [["№", "Субъект", "Мероприятие"], ["1.", "Тульская область", "Круглый стол"], ["2.", "Б", "В"]],
        [],
    )


def test_a_header_on_every_page_is_read_once():
    table, _ = joined([HEAD, row("1.", "А", "Б")], [HEAD, row("", "", "в"), row("2.", "Г", "Д")])
    assert table == [["№", "Субъект", "Мероприятие"], ["1.", "А", "Б в"], ["2.", "Г", "Д"]]


def test_a_merged_cell_goes_on_over_the_page():
    below = [(0, 20, "2.", 1), (120, 300, "В", 1)]
    table, notes = joined([HEAD, row("1.", "А", "Б", 2), below], [row("3.", "", "Г"), row("4.", "Д", "Е")])
    assert table[2:4] == [["2.", None, "В"], ["3.", None, "Г"]]
    assert notes == [[4, "", EMPTY_ON_TOP, "info"]]


def test_an_empty_cell_on_top_of_a_page_is_not_filled_without_a_sign():
    table, notes = joined([HEAD, row("1.", "А", "Б")], [row("2.", "", "В"), row("3.", "Г", "Д")])
    assert table[2] == ["2.", "", "В"]
    assert notes == [[3, "А", MAY_BE_MERGED, "warning"]]


def test_without_numbers_a_row_on_top_of_a_page_is_told():
    table, notes = joined([HEAD, row("", "А", "Б")], [row("", "В", "Г")])
    assert table[1:] == [["", "А", "Б"], ["", "В", "Г"]]
    assert notes == [[3, "В | Г", MAY_CONTINUE, "warning"]]


def test_notes_count_the_rows_that_are_left():
    first = [HEAD, row("1.", "А", "Б")]
    table, notes = joined(first, [row("", "", "в"), row("2.", "Г", "Д")], [row("3.", "", "Ж")])
    assert [cells[0] for cells in table] == ["№", "1.", "2.", "3."]
    assert notes == [[4, "Г", MAY_BE_MERGED, "warning"]]


def test_tables_of_other_widths_and_lines_between_stay_apart():
    joiner = TableJoiner()
    joiner.add_line("План")
    joiner.add_table([HEAD])
    joiner.add_line("Исполнитель")
    joiner.add_table([HEAD])
    joiner.turn_page()
    joiner.add_table([[(0, 90, "а", 1), (90, 700, "б", 1)]])
    assert [block if isinstance(block, str) else len(block) for block in joiner.finish()] == [
        "План",
        1,
        "Исполнитель",
        1,
        1,
    ]


LETTER = 10  # points wide and high


def chars(*lines: str) -> list[dict]:
    """Letters of one width from the left border on, as a PDF has them."""
    return [
        {"text": letter, "x0": at * LETTER, "x1": (at + 1) * LETTER, "top": top, "bottom": top + LETTER}
        | {"doctop": top, "upright": True, "size": LETTER, "fontname": "F"}
        for top, line in zip(range(0, 1000, LETTER + 2), lines, strict=False)
        for at, letter in enumerate(line)
    ]


@pytest.mark.parametrize(
    ("lines", "letters", "text"),
    [
        (("Тульская", "область"), 12, "Тульская область"),  # the word did not fit
        (("Тульская", "область"), 30, "Тульская\nобласть"),  # it would have: a new paragraph
        (("Санкт-", "Петербург"), 12, "Санкт-Петербург"),
        (("июнь -", "июль"), 9, "июнь - июль"),
        (("Взаимодейств", "ие"), 12, "Взаимодействие"),  # one word, cut where the line is full
        (("Взаимодействие", "ведомств"), 16, "Взаимодействие ведомств"),
        (("Обмен опы", "том"), 9, "Обмен опы том"),  # may be two words: not glued
        (("межрегио\N{SOFT HYPHEN}", "нальный"), 12, "межрегиональный"),
        (("ЦФО", "СЗФО"), 3, "ЦФО СЗФО"),
    ],
)
def test_lines_that_the_width_has_broken(lines, letters, text):
    assert cell_text(chars(*lines), 0, letters * LETTER + 2, 1) == text
