"""Small plans to put into a folder: a table of five columns, one department."""

import io

from openpyxl import Workbook
from word_writer import document, paragraph, row, run, table, text_cell

HEADINGS = ["№", "Субъект РФ", "Наименование мероприятия", "Сроки", "Место проведения"]
TITLE = "План мероприятий в сфере межрегионального сотрудничества на I полугодие 2024 года"
ROWS = (
    ["1.", "г. Тула", "Форум мастеров", "май 2024 года", "г. Тула"],
    ["2.", "Брянская область", "Выставка «Наследие»", "12 апреля 2024 года", "г. Смоленск"],
    ["3.", "Тридевятое царство", "Круглый стол о туризме", "март 2024 года", "дистанционно"],
)


def small_plan(*rows: list[str], title: str = TITLE) -> bytes:
    """A Word document with these rows, or with ``ROWS``."""
    written = "".join(row(*map(text_cell, texts)) for texts in (HEADINGS, *(rows or ROWS)))
    return document(paragraph(run(title)) + table(written, columns=5))


def sheets(**tables: list[list[str]]) -> bytes:
    """A workbook with a sheet per department: the title, the headings, the rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for texts in ([TITLE], HEADINGS, *rows):
            sheet.append(texts)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
