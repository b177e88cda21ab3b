"""The shipped plan in every other format an office may send it in."""

from __future__ import annotations

import csv
import io
from html import escape

from openpyxl import Workbook
from seed_plan import COLUMNS, SEED, TITLE, Line, seed_lines
from word_writer import archive, word_plan

ODF = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
}


def heights(lines: list[Line], position: int) -> list[int]:
    """How many rows each cell of a line covers."""
    covered = [1] * COLUMNS
    for below in lines[position + 1 :]:
        if not below.merged:
            break
        for column in below.merged:
            covered[column] += 1
    return covered


def spreadsheet_plan(first_row: int = 3, first_column: int = 2) -> bytes:
    """Merged title, merged sections, merged cells; the table starts where it is told to."""
    book = Workbook()
    sheet = book.active
    last_column = first_column + COLUMNS - 1
    sheet.cell(1, first_column, TITLE)
    sheet.merge_cells(start_row=1, end_row=1, start_column=first_column, end_column=last_column)
    lines = seed_lines()
    for position, line in enumerate(lines):
        number = first_row + position
        for column, text in enumerate(line.texts):
            if column not in line.merged:
                sheet.cell(number, first_column + column, text)
        if line.is_section:
            sheet.merge_cells(
                start_row=number, end_row=number, start_column=first_column, end_column=last_column
            )
            continue
        for column, height in enumerate(heights(lines, position)):
            if height > 1 and column not in line.merged:
                at = first_column + column
                sheet.merge_cells(
                    start_row=number, end_row=number + height - 1, start_column=at, end_column=at
                )
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def web_plan(charset: str = "utf-8") -> bytes:
    lines = seed_lines()
    rows = "\n".join(_web_row(lines, position) for position in range(len(lines)))
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>План</title></head><body>'
        f"<h1>{TITLE}</h1><table><tbody>{rows}</tbody></table><p>Исполнитель: И. И. Иванов</p>"
        "</body></html>"
    )
    return page.encode(charset)


def _web_row(lines: list[Line], position: int) -> str:
    line = lines[position]
    if line.is_section:
        return f"<tr><td colspan={COLUMNS}><b>{escape(line.texts[0])}</b></td></tr>"
    cells = [
        f'<td rowspan="{height}"><p>{escape(text).replace(chr(10), "<br>")}</p></td>'
        for column, (text, height) in enumerate(zip(line.texts, heights(lines, position), strict=True))
        if column not in line.merged
    ]
    return f"<tr>{''.join(cells)}</tr>"


def delimited_plan(delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([TITLE] + [""] * (COLUMNS - 1))
    for line in seed_lines():
        writer.writerow((line.texts + [""] * COLUMNS)[:COLUMNS])
    return file.getvalue().encode(encoding)


def open_document_plan() -> bytes:
    lines = seed_lines()
    rows = "".join(_open_row(lines, position) for position in range(len(lines)))
    columns = f'<table:table-column table:number-columns-repeated="{COLUMNS}"/>'
    return open_document(f"{open_text(TITLE)}<table:table>{columns}{rows}</table:table>")


def open_document(body: str, styles: str = "") -> bytes:
    declared = " ".join(f'xmlns:{prefix}="{namespace}"' for prefix, namespace in ODF.items())
    content = (
        f"<office:document-content {declared}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def open_text(text: str) -> str:
    """A paragraph; a second space is ``text:s``, as XML would swallow it."""
    lines = escape(text).replace("  ", ' <text:s text:c="1"/>').split("\n")
    return f"<text:p>{'<text:line-break/>'.join(lines)}</text:p>"


def _open_row(lines: list[Line], position: int) -> str:
    line = lines[position]
    if line.is_section:
        covered = f'<table:covered-table-cell table:number-columns-repeated="{COLUMNS - 1}"/>'
        text = open_text(line.texts[0])
        wide = f'<table:table-cell table:number-columns-spanned="{COLUMNS}">{text}</table:table-cell>'
        return f"<table:table-row>{wide}{covered}</table:table-row>"
    cells = [
        "<table:covered-table-cell/>"
        if column in line.merged
        else f'<table:table-cell table:number-rows-spanned="{height}">{open_text(text)}</table:table-cell>'
        for column, (text, height) in enumerate(zip(line.texts, heights(lines, position), strict=True))
    ]
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


# The formats that keep merged cells, and those in which a merged cell is an empty one.
WITH_MERGES = {
    "word.docx": word_plan,
    "strict.docx": lambda: word_plan(strict=True),
    "automatic_numbers.docx": lambda: word_plan(automatic=True),
    "table.xlsx": spreadsheet_plan,
    "text.odt": open_document_plan,
    "page.html": web_plan,
    "page_1251.html": lambda: web_plan("windows-1251"),
}
WITHOUT_MERGES = {
    "extract.txt": SEED.read_bytes,
    "semicolons.csv": delimited_plan,
    "commas_1251.csv": lambda: delimited_plan(",", "cp1251"),
    "tabs.csv": lambda: delimited_plan("\t", "utf-8"),
}
EVERY_FORMAT = WITH_MERGES | WITHOUT_MERGES
