"""Small plans to damage: every format, with the marks that its reader looks for."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "data"))

import other_writers as others
import word_writer as word
from openpyxl import Workbook

TITLE = "План мероприятий на II полугодие 2023 года"
HEADINGS = ["№ п/п", "Субъект РФ", "Наименование мероприятия", "Сроки", "Место", "Содержание", "Участники"]
EVENTS = [
    ["1.", "Калужская, Брянская  области", "Форум «Вместе»", "15–17 августа", "г. Калуга", "Обмен", "Все"],
    ["2.", "г. Москва; ЦФО; Минская область", "Выставка", "в течение всего периода", "онлайн", "", "-"],
    ["", "Субъекты РФ", "Слёт", "июль-август 2023года", "г. Смоленск", "x", "y"],
]


def word_sample(strict: bool = False) -> bytes:
    section = word.row(word.text_cell("Министерство спорта", span=7))
    merged = word.row(
        word.cell(word.numbered()),
        word.cell(word.paragraph(""), merge="continue"),
        *(word.text_cell(text) for text in EVENTS[0][2:6]),
        word.cell(word.paragraph(word.run("x", "<w:vanish/>")), word.table(word.row(word.text_cell("в")))),
    )
    first = [word.text_cell(text, merge="restart" if at == 1 else "") for at, text in enumerate(EVENTS[0])]
    rows = [word.row(*map(word.text_cell, texts)) for texts in (HEADINGS, *EVENTS[1:])]
    body = word.table(rows[0], section, word.row(*first), merged, *rows[1:])
    return word.document(word.paragraph(word.run(TITLE)) + body + word.paragraph("конец"), strict=strict)


def sheet_sample() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet["B1"] = TITLE
    sheet.merge_cells("B1:H1")
    for at, texts in enumerate((HEADINGS, ["Министерство спорта"], *EVENTS), 3):
        for column, text in enumerate(texts, 2):
            sheet.cell(at, column, text)
    sheet.merge_cells("B4:H4")
    sheet.merge_cells("C5:C6")
    sheet["E6"], sheet["E7"] = date(2023, 8, 1), "=1+1"
    sheet["E6"].number_format = "mmmm yyyy"
    sheet.row_dimensions[9].hidden = sheet.column_dimensions["J"].hidden = True
    sheet["B9"], sheet["J5"] = 7.5, True
    book.create_sheet("Черновик").sheet_state = "hidden"
    return others.saved(book)


def open_sample() -> bytes:
    def row(texts: list[str], marks: str = "") -> str:
        cells = "".join(f"<table:table-cell {marks}>{others.open_text(t)}</table:table-cell>" for t in texts)
        return f"<table:table-row>{cells}</table:table-row>"

    wide = 'table:number-columns-spanned="7" table:number-rows-spanned="1"'
    covered = '<table:covered-table-cell table:number-columns-repeated="6"/>'
    section = row(["Министерство спорта"], wide).replace("</table:table-row>", covered + "</table:table-row>")
    body = "".join([row(HEADINGS), section, *map(row, EVENTS)])
    lists = (
        '<text:list text:style-name="L"><text:list-item><text:p>пункт</text:p></text:list-item></text:list>'
    )
    level = '<text:list-level-style-number style:num-format="1"/>'
    style = f'<text:list-style style:name="L">{level}</text:list-style>'
    return others.open_document(
        f"{others.open_text(TITLE)}{lists}<table:table>{body}</table:table>", styles=style
    )


def web_sample() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr>" for texts in EVENTS)
    heads = "".join(f"<th rowspan=1>{text}</th>" for text in HEADINGS)
    section = '<tr><td colspan="7">Министерство спорта</td></tr>'
    return f"<html><meta charset=utf-8><p>{TITLE}</p><table><tr>{heads}</tr>{section}{rows}</table>".encode()


def delimited_sample(encoding: str = "utf-8-sig") -> bytes:
    lines = [[TITLE], HEADINGS, ["Министерство спорта"], *EVENTS]
    return "\r\n".join(";".join(f'"{text}"' for text in texts) for texts in lines).encode(encoding)


def extract_sample() -> bytes:
    lines = [HEADINGS, ["Министерство спорта"], *EVENTS]
    return (TITLE + "\n\n" + "".join("\t" + "\n\t".join(texts) + "\n\n" for texts in lines)).encode()


SAMPLES: dict[str, bytes] = {
    "docx": word_sample(),
    "strict.docx": word_sample(strict=True),
    "xlsx": sheet_sample(),
    "odt": open_sample(),
    "html": web_sample(),
    "csv": delimited_sample(),
    "1251.csv": delimited_sample("cp1251"),
    "txt": extract_sample(),
}
