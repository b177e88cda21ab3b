"""What of spreadsheets, OpenDocument texts, web pages and delimited text reaches the cells."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from other_writers import archive, open_document, open_text, saved

from data.grid import Cell
from data.readers import read_grid


def texts(data: bytes, name: str = "plan") -> list[list[str]]:
    table = next(read_grid(data, name).tables)
    return [[found.text for found in row.cells] for row in table.rows]


def sheet_with(value, number_format: str = "General") -> bytes:
    book = Workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = number_format
    return saved(book)


@pytest.mark.parametrize(
    ("value", "number_format", "printed"),
    [
        (date(2023, 8, 12), "dd.mm.yyyy", "12.08.2023"),
        (datetime(2023, 8, 12, 10, 30), "dd.mm.yyyy hh:mm", "12.08.2023"),
        (date(2023, 8, 1), "mmm.yy", "август 2023"),
        (date(2023, 8, 1), "[$-419]mmmm\\ yyyy;@", "август 2023"),
        (date(2023, 8, 12), 'd" "mmmm', "12 августа"),
        (date(2023, 8, 12), "m/d/yyyy", "12.08.2023"),
        (7, "General", "7"),
        (7.0, "0", "7"),
        (1.5, "0.0", "1,5"),
        ("строка\r\nвторая", "General", "строка\nвторая"),
    ],
)
def test_a_value_is_printed_the_russian_way(value, number_format, printed):
    assert texts(sheet_with(value, number_format)) == [[printed]]


def test_a_formula_without_a_value_is_told():
    book = Workbook()
    book.active["A1"], book.active["C7"] = "текст", "=1+1"
    (note,) = read_grid(saved(book), "plan.xlsx").notes
    assert (note.row, note.text, note.severity) == (7, "C7", "warning")
    assert note.reason.startswith("Формула в ячейке не вычислена")


def test_struck_cells_of_a_sheet_are_marked():
    book = Workbook()
    book.active["A1"], book.active["B1"], book.active["A2"] = "а", "б", "в"
    for place in ("B1", "A2"):
        book.active[place].font = Font(strike=True)
    book.active.merge_cells("A2:B3")
    book.active["C3"] = "г"
    rows = next(read_grid(saved(book), "plan.xlsx").tables).rows
    assert [[found.struck for found in row.cells] for row in rows] == [["", "б", ""], ["в", ""], ["", ""]]


def test_struck_words_of_a_cell_are_marked():
    runs = "<r><t>Тула, </t></r><r><rPr><strike/></rPr><t>Брянск</t></r>"
    (row,) = next(read_grid(with_shared_string(runs), "plan.xlsx").tables).rows
    assert [(found.text, found.struck) for found in row.cells] == [("Тула, Брянск", "Брянск"), ("Орёл", "")]


def with_shared_string(runs: str) -> bytes:
    """A1 as Excel writes it, in runs with fonts of their own, which openpyxl does not write; and B1."""
    book = Workbook()
    book.active["A1"], book.active["B1"] = 0, "Орёл"
    with zipfile.ZipFile(io.BytesIO(saved(book))) as source:
        parts = {name: source.read(name).decode() for name in source.namelist()}
    sheet, types = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
    parts[sheet] = parts[sheet].replace('r="A1" t="n"', 'r="A1" t="s"')
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED_STRINGS}"/></Types>'
    parts[types] = parts[types].replace("</Types>", override)
    return archive(parts | {"xl/sharedStrings.xml": f'<sst xmlns="{SHEET_MAIN_NS}"><si>{runs}</si></sst>'})


STRUCK_STYLE = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)


def test_struck_spans_of_an_open_document_are_marked():
    span = '<text:p>Тула, <text:span text:style-name="T1">Брянск</text:span></text:p>'
    data = open_document(open_table(open_cell(span)), STRUCK_STYLE)
    (found,) = next(read_grid(data, "plan.odt").tables).rows[0].cells
    assert (found.text, found.struck) == ("Тула, Брянск", "Брянск")


@pytest.mark.parametrize("tag", ["s", "strike"])
def test_struck_words_of_a_page_are_marked(tag):
    data = page(f"<table><tr><td>Тула, <{tag}>Брянск</{tag}></td></tr></table>")
    (found,) = next(read_grid(data, "plan.html").tables).rows[0].cells
    assert (found.text, found.struck) == ("Тула, Брянск", "Брянск")


def test_a_merged_range_over_the_whole_sheet_ends_with_its_text():
    book = Workbook()
    book.active["A1"], book.active["B2"] = "а", "б"
    data = saved(book)
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        parts = {name: read.read(name) for name in read.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    parts[sheet] = parts[sheet].replace(b"</sheetData>", merged)
    first, second = next(read_grid(archive(parts), "plan.xlsx").tables).rows
    assert (first.cells, second.cells) == ((Cell("а", 0, 2),), (Cell("", 0, 2, continues=True),))


def test_a_lone_cell_in_the_last_corner_is_no_burden():
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "а", "б"
    grid = read_grid(saved(book), "plan.xlsx")
    rows = next(grid.tables).rows
    assert [(row.number, len(row.cells)) for row in rows] == [(1, 1000), (1048576, 1000)]
    assert [note.reason for note in grid.notes] == ["Столбцы дальше 1000-го не учитываются"]


def test_merged_cells_of_a_sheet():
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["C1"], sheet["A2"], sheet["B2"] = "а", "б", "в", "г"
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:C2")
    first, second = next(read_grid(saved(book), "plan.xlsx").tables).rows
    assert first.cells == (Cell("а", 0, 2), Cell("б", 2))
    assert second.cells == (Cell("в", 0), Cell("г", 1), Cell("", 2, continues=True))


def test_hidden_sheets_rows_and_columns_are_left_out_and_told():
    book = Workbook()
    sheet = book.active
    for number, text in enumerate(("а", "лишнее", "в"), 1):
        sheet.append([text, "лишнее", f"{number}"])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    hidden = book.create_sheet("Черновик")
    hidden.append(["лишнее"])
    hidden.sheet_state = "hidden"
    grid = read_grid(saved(book), "plan.xlsx")
    rows = next(grid.tables).rows
    assert [(row.number, row.texts) for row in rows] == [(1, ["а", "1"]), (3, ["в", "3"])]
    assert [(note.row, note.reason) for note in grid.notes] == [
        (2, "Скрытая строка не учитывается"),
        (None, "Скрытые столбцы не учитываются"),
        (None, "Скрытый лист не учитывается"),
    ]


def test_a_merged_cell_that_begins_in_a_hidden_row_shows_in_the_next():
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["B2"], sheet["B3"] = "Тула", "а", "б"
    sheet.merge_cells("A1:A3")
    sheet.row_dimensions[1].hidden = True
    rows = next(read_grid(saved(book), "plan.xlsx").tables).rows
    assert [row.cells[0] for row in rows] == [Cell("Тула", 0), Cell("", 0, continues=True)]


def test_every_visible_sheet_is_a_table():
    book = Workbook()
    book.active.append(["а"])
    book.create_sheet("Второй").append(["б"])
    assert [table.name for table in read_grid(saved(book), "plan.xlsx").tables] == ["Sheet", "Второй"]


def open_table(*cells: str) -> str:
    rows = "".join(f"<table:table-row>{found}</table:table-row>" for found in cells)
    return f"<table:table>{rows}</table:table>"


def open_cell(content: str, **attributes: int) -> str:
    marks = "".join(f' table:number-{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell{marks}>{content}</table:table-cell>"


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>лишнее</text:p>'
    "</text:deletion></text:changed-region></text:tracked-changes>"
)
HIDDEN = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (open_text("г. Москва,\nг. Тула"), "г. Москва,\nг. Тула"),
        (open_text("Брянская  области"), "Брянская  области"),
        ("<text:p>а<text:s text:c='3'/>б<text:tab/>в</text:p>", "а   б\tв"),
        ("<text:p>Ту<text:span>ла</text:span></text:p><text:p>Орёл</text:p>", "Тула\nОрёл"),
        (
            "<text:p>а<text:note><text:p>лишнее</text:p></text:note>б</text:p>",
            "аб",
        ),
        ("<text:p>а<office:annotation><text:p>лишнее</text:p></office:annotation>б</text:p>", "аб"),
        ("<text:p>а<text:change text:change-id='c'/>б</text:p>", "аб"),
        ("<text:p>а<text:span text:style-name='H'>лишнее</text:span>б</text:p>", "аб"),
        ("<text:p>а<text:a>б</text:a><text:soft-page-break/>в</text:p>", "абв"),
        ("<text:p>а<text:bookmark-start text:name='_GoBack'/>б</text:p>", "аб"),
    ],
)
def test_text_of_an_open_document_cell(content, text):
    assert texts(open_document(CHANGES + open_table(open_cell(content)), HIDDEN)) == [[text]]


def test_spans_of_an_open_document_table():
    upper = open_cell(open_text("а"), columns_spanned=2) + "<table:covered-table-cell/>"
    upper += open_cell(open_text("б"), rows_spanned=2) + open_cell("", columns_repeated=2)
    lower = open_cell(open_text("в")) + open_cell(open_text("г")) + "<table:covered-table-cell/>"
    first, second = next(read_grid(open_document(open_table(upper, lower)), "plan.odt").tables).rows
    assert first.cells == (Cell("а", 0, 2), Cell("б", 2), Cell("", 3), Cell("", 4))
    assert second.cells == (Cell("в", 0), Cell("г", 1), Cell("", 2, continues=True))


def test_automatic_numbers_of_an_open_document():
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/></text:list-style>'
    )
    item = "<text:list-item><text:p/></text:list-item>"
    item = f"<text:list text:style-name='L' text:continue-numbering='true'>{item}</text:list>"
    assert texts(open_document(open_table(open_cell(item), open_cell(item)), style)) == [["1. "], ["2. "]]


def test_header_rows_of_an_open_document_are_rows():
    header = f"<table:table-row>{open_cell(open_text('а'))}</table:table-row>"
    header = f"<table:table-header-rows>{header}</table:table-header-rows>"
    row = f"<table:table-row>{open_cell(open_text('б'))}</table:table-row>"
    assert texts(open_document(f"<table:table>{header}{row}</table:table>")) == [["а"], ["б"]]


def page(body: str) -> bytes:
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("г. Москва,<br>г. Тула", "г. Москва,\nг. Тула"),
        ("<p>сентябрь</p>\n  <p>2023 года</p>", "сентябрь\n2023 года"),
        ("  Брянская \n  область ", "Брянская область"),
        ("Брянская&nbsp;область", "Брянская\u00a0область"),
        ("Ту<b>ла</b>", "Тула"),
        ("а<script>лишнее</script><style>лишнее</style>б", "аб"),
        ("а<!-- лишнее -->б", "аб"),
        ("а<span style='display: none'>лишнее</span>б", "аб"),
        ("а<span hidden>лишнее</span>б", "аб"),
        ("а<del>лишнее</del><ins>б</ins>", "аб"),
        ("Мор&shy;довия", "Мор\u00adдовия"),
    ],
)
def test_text_of_a_web_cell(content, text):
    assert texts(page(f"<table><tr><td>{content}</td></tr></table>")) == [[text]]


def test_spans_of_a_web_table():
    body = "<table><tr><th colspan=2>а<th rowspan=3>б<tr><td>в<td>г<tr><td>д<td>е</table>"
    rows = next(read_grid(page(body), "plan.html").tables).rows
    assert rows[0].cells == (Cell("а", 0, 2), Cell("б", 2))
    assert rows[1].cells == (Cell("в", 0), Cell("г", 1), Cell("", 2, continues=True))
    assert rows[2].cells == (Cell("д", 0), Cell("е", 1), Cell("", 2, continues=True))


def test_cells_beside_a_spanning_first_cell():
    body = "<table><tr><td rowspan=2>а<td>б<tr><td>в</table>"
    assert next(read_grid(page(body), "plan.html").tables).rows[1].cells == (
        Cell("", 0, continues=True),
        Cell("в", 1),
    )


def test_a_table_within_a_web_cell_follows_its_table():
    body = "<p>до</p><table><tr><td>а<table><tr><td>б</td></tr></table></td></tr></table>после"
    grid = read_grid(page(body), "plan.html")
    assert [block if isinstance(block, str) else block.rows[0].texts for block in grid.blocks] == [
        "до",
        ["а"],
        ["б"],
        "после",
    ]


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_the_charset_of_a_page(charset):
    body = f"<html><head><meta http-equiv='Content-Type' content='text/html; charset={charset}'></head>"
    assert texts((body + "<table><tr><td>Тула</td></tr></table></html>").encode(charset)) == [["Тула"]]


@pytest.mark.parametrize(
    "text",
    ['а;б\n"в;г\nд";е\n', 'а,б\n"в;г\nд",е\n', 'а\tб\n"в;г\nд"\tе\n', 'sep=;\nа;б\n"в;г\nд";е\n'],
)
def test_delimited_text(text):
    for encoding in ("utf-8", "utf-8-sig", "cp1251", "utf-16"):
        assert texts(text.encode(encoding), "plan.csv") == [["а", "б"], ["в;г\nд", "е"]]


EXTRACT = "План\n\n\t№\n\tРегион\n\n\tСрок\n\n"


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("\t1.\n\tТула\n\tмай\n\n", [["1.", "Тула", "май"]]),
        ("\t1.\n\tТула\n\n\n\tмай\n\n", [["1.", "Тула", "май"]]),
        ("\t1.\n\tТула,\nОрёл\n\tмай\n\n", [["1.", "Тула,\nОрёл", "май"]]),
        ("\tОтдел\n\n\t1.\n\tТула\n\tмай\n\n", [["Отдел"], ["1.", "Тула", "май"]]),
        ("\tОтдел\n\n\tТула\n\tслёт\n\tмай\n\n", [["Отдел"], ["Тула", "слёт", "май"]]),
        ("\t1.\n\t\n\tмай\n\n\t2.\n\tТула\n\t\n\n", [["1.", "", "май"], ["2.", "Тула", ""]]),
        ("\t1.\n\tТула\n\tмай\n\t2.\n\tТула\n\tмай\n\n", [["1.", "Тула", "май"], ["2.", "Тула", "май"]]),
        ("\t1\n\t2\n\t3\n\n\t1.\n\tТула\n\tмай\n\n", [["1", "2", "3"], ["1.", "Тула", "май"]]),
        ("\t1.\n\tТ[bookmark: _GoBack]ула\n\tмай\n\n", [["1.", "Тула", "май"]]),
        ("\t1.\n\tТула\n\tмай\n\nНачальник И. И. Иванов\n", [["1.", "Тула", "май"]]),
    ],
)
def test_rows_of_a_text_extract(body, rows):
    assert texts((EXTRACT + body).encode()) == [["№", "Регион", "Срок"], *rows]
    assert texts((EXTRACT + body).replace("\n", "\r\n").encode("cp1251"))[1:] == rows
