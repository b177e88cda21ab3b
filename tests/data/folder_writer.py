"""Small plans to put into a folder: a table of five columns, one department."""

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
