"""Tables within cells: left out of a plan, read where the plan is one of them."""

import pytest
from other_writers import open_document, open_text
from test_plan import HEADINGS, TITLE, brief, event, reasons
from word_writer import cell, document, paragraph, row, run, table, text_cell

from data.plan import parse_plan
from data.readers import read_grid


def word_table(*rows: list[str], first_cell: str = "") -> str:
    cells = [[text_cell(text) for text in texts] for texts in rows]
    cells[-1][-1] = first_cell or cells[-1][-1]
    return table(*(row(*texts) for texts in cells))


def word_in_layout() -> bytes:
    plan = word_table(HEADINGS, event("1."))
    title = row(cell(paragraph(run(TITLE))))
    return document(table(title, row(cell(paragraph(""), plan, paragraph(""))), columns=1))


def web_in_layout() -> bytes:
    rows = "".join(
        f"<tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr>" for texts in (HEADINGS, event("1."))
    )
    return f"<table><tr><td>{TITLE}</td></tr><tr><td><table>{rows}</table></td></tr></table>".encode()


def open_in_layout() -> bytes:
    def wrapped(*texts: str) -> str:
        cells = "".join(f"<table:table-cell>{text}</table:table-cell>" for text in texts)
        return f"<table:table-row>{cells}</table:table-row>"

    rows = "".join(wrapped(*map(open_text, texts)) for texts in (HEADINGS, event("1.")))
    plan = f"<table:table>{rows}</table:table>"
    return open_document(f"<table:table>{wrapped(open_text(TITLE))}{wrapped(plan)}</table:table>")


@pytest.mark.parametrize("written", [word_in_layout, web_in_layout, open_in_layout])
def test_a_plan_in_a_cell_of_a_page_layout_is_read(written):
    plan = parse_plan(read_grid(written(), "plan"))
    assert brief(plan) == [(1, "", "Форум")]
    assert plan.title == TITLE
    assert [found[1] for found in reasons(plan)] == ["department"]


def test_a_table_in_a_cell_of_the_plan_is_left_out_and_told():
    inner = cell(paragraph(run("Молодёжь")), table(row(text_cell("от 14 лет")), columns=1), paragraph(""))
    body = paragraph(run(TITLE)) + word_table(HEADINGS, event("1."), first_cell=inner)
    plan = parse_plan(read_grid(document(body), "plan.docx"))
    assert plan.rows[0].texts["participants"].strip() == "Молодёжь"
    assert (2, "document", "Таблица внутри ячейки не учитывается") in reasons(plan)
