"""Documents made to do harm: each is refused or read in one sentence, and quickly."""

import time

import pytest
from other_writers import archive, open_document, open_text
from test_plan import HEADINGS, TITLE, event
from word_writer import TRANSITIONAL, document, paragraph, row, run, table, text_cell

from data.loader import load_plan
from data.schema import PlanFormatError

MOST_SECONDS = 5.0
TYPES = {"[Content_Types].xml": "<Types/>"}
ROWS = [HEADINGS, event("1.")]
REPEATED = 'table:number-columns-repeated="1000000000"'


def word(*rows: str) -> bytes:
    head = row(*(text_cell(text) for text in HEADINGS))
    return document(paragraph(run(TITLE)) + table(head, *rows))


def spanned(span: int) -> bytes:
    return word(row(*(text_cell(text, span=span) for text in event("1."))))


def deep(name: str) -> str:
    return f"<{name}>" * 5000 + f"</{name}>" * 5000


def opened(rows: str) -> bytes:
    return open_document(f"{open_text(TITLE)}<table:table>{rows}</table:table>")


def open_row(texts: list[str], marks: str = "") -> str:
    cells = "".join(f"<table:table-cell {marks}>{open_text(text)}</table:table-cell>" for text in texts)
    return f"<table:table-row>{cells}</table:table-row>"


def page(rows: str) -> bytes:
    return f"<meta charset=utf-8><p>{TITLE}</p><table>{rows}</table>".encode()


def page_row(texts: list[str], marks: str = "") -> str:
    return f"<tr>{''.join(f'<td {marks}>{text}</td>' for text in texts)}</tr>"


def delimited(rows: list[list[str]]) -> bytes:
    return "\n".join(";".join(texts) for texts in [[TITLE], *rows]).encode()


def late_entity() -> bytes:
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    body = f'<w:document xmlns:w="{TRANSITIONAL}"><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>'
    return archive(TYPES | {"word/document.xml": f"<!--{'x' * 200_000}-->{entity}{body}"})


def chained_styles(length: int) -> str:
    styles = (f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(length))
    last = f'<w:style w:styleId="s{length}"><w:rPr><w:vanish/></w:rPr></w:style>'
    return f'<w:styles xmlns:w="{TRANSITIONAL}">{"".join(styles)}{last}</w:styles>'


def quickly(data: bytes):
    start = time.process_time()
    try:
        return load_plan(data, name="План")
    except PlanFormatError as error:
        assert "\n" not in str(error)
        return str(error)
    finally:
        assert time.process_time() - start < MOST_SECONDS


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (archive(TYPES | {"word/document.xml": "<w:p>" * 3_000_000}), "велик"),
        (late_entity(), "DTD"),
        (archive(TYPES | {"word/document.xml": archive({"a": "б"})}), "повреждён"),
        (document(deep("w:p")), "повреждён"),
        (open_document(deep("text:section")), "повреждён"),
        (page(deep("div") + page_row(HEADINGS)), "повреждён"),
        (page(page_row(HEADINGS) + page_row(event("1."), "colspan=1000000000")), "больше тысячи столбцов"),
        (opened(open_row(["x"] * 1200)), "больше тысячи столбцов"),
        (delimited([HEADINGS + ["x"] * 5000, *[event("1.")] * 300]), "велик"),
        (delimited([["x" * 1000] * 40_000]), "велик"),
        (document("", extra={"word/styles.xml": chained_styles(20_000)}), "нет таблицы"),
        (f"{TITLE}\n{chr(9)}x\n".encode() + b"\tx\n" * 50_000, "нет таблицы"),
        (f"{TITLE}\n".encode() + b"\tx\n" * 2_000_000, "велик"),
        (b";" + b"\n" * 20_000_000, "велик"),
        ("аб;".encode() * 4_000_000, "велик"),
        (b"<html><p>" * 2_600_000, "велик"),
        (b"<html><meta charset=punycode>" + b"a" * 400_000 + b"-" + b"a" * 400_000, "нет таблицы"),
        (b"<html><meta charset=undefined><table><tr><td>x</td></tr></table>", "нет таблицы"),
        (document(paragraph(run("x")) * 150_000), "велик"),
        (archive(TYPES | {"../../evil": "x", "word/document.xml": "<x/>"}), "нет таблицы"),
    ],
    ids=[
        "zip bomb",
        "entity after a long comment",
        "zip in a zip",
        "deep Word",
        "deep OpenDocument",
        "deep page",
        "colspan",
        "columns of an OpenDocument",
        "columns of a CSV",
        "long CSV",
        "chain of styles",
        "cells of a text",
        "more cells of a text",
        "blank lines",
        "empty cells of a CSV",
        "marks of a page",
        "slow charset",
        "charset that fails",
        "paragraphs of Word",
        "path out of the archive",
    ],
)
def test_refused(data, sentence):
    assert sentence in quickly(data)


@pytest.mark.parametrize(
    ("data", "events"),
    [
        (spanned(10**9), 1),
        (page(page_row(HEADINGS) + page_row(event("1."), "rowspan=1000000000") + "<tr></tr>" * 50), 1),
        (opened(open_row(HEADINGS) + open_row(event("1.")) + open_row([""], REPEATED)), 1),
        (delimited([*ROWS, *[[f"{n}", "", "Форум", "", "", "", ""] for n in range(2000)]]), 2001),
    ],
    ids=["gridSpan", "rowspan", "repeated columns", "blank cells"],
)
def test_read(data, events):
    assert len(quickly(data).events) == events


@pytest.mark.parametrize("filler", ["г. Тула, ", "«", "(", "5, ", "обмен ", "Ф", "-", "кроме "])
def test_a_cell_of_100_000_characters_is_kept_and_told(filler):
    text = (filler * 100_000)[:100_000].strip()
    plan = quickly(word(row(*(text_cell(cell) for cell in ["1.", text, text, "май", text, text, text]))))
    assert plan.events["regions_text"][0] == text
    told = plan.issues[plan.issues["reason"] == "Прочитаны только первые 3000 знаков ячейки"]
    assert set(told["field"]) == {"regions_text", "title", "venue", "content", "participants"}


def test_marks_and_formulas_in_cells_are_kept_as_they_are():
    cells = ["1.", "г. Тула", "<script>alert(1)</script> **x** $a$", "май", "=1+1", "\u202eавксоМ", "&lt;"]
    plan = quickly(delimited([HEADINGS, cells]))
    record = plan.events.iloc[0]
    assert record["title"] == cells[2]
    assert (record["venue"], record["content"]) == ("=1+1", "\u202eавксоМ")
