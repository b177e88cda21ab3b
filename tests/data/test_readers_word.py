"""What of a Word document reaches the cells."""

import pytest
from word_writer import (
    STRICT,
    archive,
    cell,
    document,
    numbered,
    paragraph,
    row,
    run,
    split_run,
    table,
    text_cell,
)

from data.grid import Cell
from data.readers import read_grid
from data.schema import PlanFormatError

DELETED = '<w:del w:id="1"><w:r><w:delText>лишнее</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2">{run("Тульская")}</w:ins>'
MOVED = f'<w:moveFrom w:id="3">{run("лишнее")}</w:moveFrom><w:moveTo w:id="3">{run("Тверская")}</w:moveTo>'
TEXT_BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f"<mc:Choice><w:drawing><w:txbxContent>{paragraph(run('лишнее'))}</w:txbxContent></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><w:txbxContent>{paragraph(run('лишнее'))}</w:txbxContent></w:pict>"
    "<w:t>лишнее</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ лишнее </w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2023")}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
DELETED_MARK = '<w:rPr><w:del w:id="5"/></w:rPr>'


def grid_of(body: str, **options):
    return read_grid(document(body, **options), "plan.docx")


def rows_of(body: str) -> list[list[str]]:
    return [[found.text for found in found_row.cells] for found_row in next(grid_of(body).tables).rows]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (split_run("Калужская, Брянская  области"), "Калужская, Брянская  области"),
        (run("г. Москва,\nг. Тула"), "г. Москва,\nг. Тула"),
        ("<w:r><w:t>а</w:t><w:cr/><w:t>б</w:t></w:r>", "а\nб"),
        ("<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t></w:r>", "а\tб"),
        ("<w:r><w:t>Ханты</w:t><w:noBreakHyphen/><w:t>Мансийский</w:t></w:r>", "Ханты\u2011Мансийский"),
        ("<w:r><w:t>Мор</w:t><w:softHyphen/><w:t>довия</w:t></w:r>", "Мор\u00adдовия"),
        ('<w:r><w:sym w:font="Symbol" w:char="F02D"/><w:t>а</w:t></w:r>', "-а"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0B7"/><w:t>а</w:t></w:r>', "•а"),
        (run("Курская, ") + INSERTED + DELETED, "Курская, Тульская"),
        (MOVED, "Тверская"),
        (f'<w:hyperlink w:anchor="x">{run("Псковская")}</w:hyperlink>', "Псковская"),
        (f'<w:smartTag w:element="place">{run("Орловская")}</w:smartTag>', "Орловская"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Томская')}</w:sdtContent></w:sdt>", "Томская"),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('лишнее')}</w:sdtContent></w:sdt>",
            "",
        ),
        (f'<w:fldSimple w:instr="AUTHOR лишнее">{run("Омская")}</w:fldSimple>', "Омская"),
        (FIELD, "2023"),
        (run("видно") + run("лишнее", "<w:vanish/>"), "видно"),
        (run("видно") + run("лишнее", '<w:rStyle w:val="Secret"/>'), "видно"),
        (run("видно", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>'), "видно"),
        (run("видно", '<w:vanish w:val="false"/>'), "видно"),
        (run("видно") + TEXT_BOX, "видно"),
        (run("сноска") + '<w:r><w:footnoteReference w:id="1"/></w:r>', "сноска"),
        (run("помета") + '<w:r><w:commentReference w:id="1"/></w:r>', "помета"),
        (run("а") + "<w:r><w:lastRenderedPageBreak/></w:r>" + run("б"), "аб"),
    ],
)
def test_text_of_a_cell(content, text):
    body = table(row(cell(paragraph(content, '<w:tabs><w:tab w:val="left"/></w:tabs>'))))
    assert rows_of(body) == [[text]]


def test_paragraphs_of_a_cell_are_lines():
    assert rows_of(table(row(text_cell("сентябрь\n2023 года")))) == [["сентябрь\n2023 года"]]


@pytest.mark.parametrize(
    ("content", "struck"),
    [
        (run("видно"), ""),
        (run("Тула, ") + run("Брянск", "<w:strike/>"), "Брянск"),
        (run("Тула", "<w:dstrike/>") + run(", Брянск", '<w:strike w:val="1"/>'), "Тула, Брянск"),
        (run("Тула", '<w:strike w:val="0"/>'), ""),
        (run("Тула", "<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>"), ""),
    ],
)
def test_struck_text_is_kept_and_marked(content, struck):
    (found,) = next(grid_of(table(row(cell(paragraph(content))))).tables).rows[0].cells
    assert found.struck == struck
    assert struck in found.text


def test_struck_paragraphs_are_parted():
    lines = [paragraph(run(text, "<w:strike/>")) for text in ("Тула", "Брянск")]
    (found,) = next(grid_of(table(row(cell(*lines)))).tables).rows[0].cells
    assert found.struck == "Тула Брянск"


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    body = table(row(cell(paragraph(run("Калуж"), DELETED_MARK), paragraph(run("ская")))))
    assert rows_of(body) == [["Калужская"]]


def test_deleted_rows_and_cells_do_not_count():
    deleted = row(text_cell("лишнее"), properties='<w:del w:id="1"/>')
    inserted = row(text_cell("новое"), properties='<w:ins w:id="1"/>')
    short = row(text_cell("а"), text_cell("лишнее", marks='<w:cellDel w:id="2"/>'), text_cell("б"))
    assert rows_of(table(deleted, inserted, short)) == [["новое"], ["а", "б"]]


def test_tracked_changes_are_told():
    notes = grid_of(table(row(cell(paragraph(INSERTED))))).notes
    assert [note.reason for note in notes] == [
        "В документе есть исправления: прочитан так, будто все они приняты"
    ]


def test_hidden_rows_are_left_out_and_told():
    grid = grid_of(table(row(text_cell("а")), row(text_cell("лишнее"), properties="<w:hidden/>")))
    assert [found.texts for found in next(grid.tables).rows] == [["а"]]
    assert grid.notes[0].reason == "Скрытые строки таблицы не учитываются"


def test_a_nested_table_stays_out_of_the_cell_and_follows():
    nested = table(row(text_cell("внутри")), columns=1)
    grid = grid_of(table(row(cell(paragraph(run("снаружи")), nested, paragraph("")), text_cell("рядом"))))
    assert [[found.text.strip() for found in found_row.cells] for found_row in next(grid.tables).rows] == [
        ["снаружи", "рядом"]
    ]
    assert [(inner.outer_row, inner.rows[0].texts) for inner in list(grid.tables)[1:]] == [(1, ["внутри"])]


def test_content_controls_around_rows_and_cells():
    inner = f"<w:sdt><w:sdtContent>{text_cell('а')}</w:sdtContent></w:sdt>"
    rows = f"<w:sdt><w:sdtContent>{row(inner, text_cell('б'))}</w:sdtContent></w:sdt>"
    body = f"<w:sdt><w:sdtContent>{paragraph(run('заголовок'))}{table(rows)}</w:sdtContent></w:sdt>"
    grid = grid_of(body)
    assert grid.blocks[0] == "заголовок"
    assert [found.texts for found in next(grid.tables).rows] == [["а", "б"]]


def test_spans_and_merges_have_their_place_in_the_grid():
    upper = row(text_cell("а", span=2), text_cell("б", merge="restart"))
    lower = row(text_cell("в"), text_cell("г", merge="continue"), properties='<w:gridBefore w:val="1"/>')
    first, second = next(grid_of(table(upper, lower, columns=3)).tables).rows
    assert first.cells == (Cell("а", 0, 2), Cell("б", 2))
    assert second.cells == (Cell("в", 1), Cell("г", 2, continues=True))


def test_old_horizontal_merges_are_one_cell():
    merged = row(text_cell("а", marks='<w:hMerge w:val="restart"/>'), text_cell("", marks="<w:hMerge/>"))
    assert next(grid_of(table(merged, columns=2)).tables).rows[0].cells == (Cell("а", 0, 2),)


def test_automatic_numbers_count_in_document_order_and_restart():
    body = table(*(row(cell(numbered(number))) for number in (9, 9, 10, 10, 9)))
    assert rows_of(body) == [["1. "], ["2. "], ["1. "], ["2. "], ["3. "]]


def test_automatic_numbers_of_a_paragraph_style():
    styled = paragraph(run("а"), '<w:pStyle w:val="NumberedToo"/>')
    assert rows_of(table(row(cell(styled)), row(cell(styled)))) == [["1. а"], ["2. а"]]


def test_paragraphs_and_tables_keep_their_order():
    body = (
        paragraph(run("до"))
        + table(row(text_cell("а")))
        + paragraph(run("между"))
        + table(row(text_cell("б")))
    )
    blocks = grid_of(body + paragraph(run("после"))).blocks
    assert [block if isinstance(block, str) else block.rows[0].texts[0] for block in blocks] == [
        "до",
        "а",
        "между",
        "б",
        "после",
    ]


def test_strict_documents_are_read():
    grid = grid_of(paragraph(run("заголовок")) + table(row(text_cell("а", span=7))), strict=True)
    assert grid.blocks[0] == "заголовок"
    assert next(grid.tables).rows[0].cells == (Cell("а", 0, 7),)


def test_the_main_part_may_have_another_name():
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    main = f'<w:document xmlns:w="{STRICT}"><w:body>{paragraph(run("текст"))}</w:body></w:document>'
    data = archive({"[Content_Types].xml": "<Types/>", "_rels/.rels": relation, "word/document2.xml": main})
    assert read_grid(data, "plan.docx").blocks == ["текст"]


def test_a_document_without_its_main_part_is_damaged():
    data = archive({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<styles/>"})
    with pytest.raises(PlanFormatError, match="файл повреждён"):
        read_grid(data, "plan.docx")


@pytest.mark.parametrize("style", ["Hush", "HushToo"])
def test_a_paragraph_style_may_hide_its_text(style):
    hidden = paragraph(run("лишнее") + run("видно", '<w:vanish w:val="0"/>'), f'<w:pStyle w:val="{style}"/>')
    grid = grid_of(table(row(cell(hidden))))
    assert next(grid.tables).rows[0].texts == ["видно"]
    assert [(note.reason, note.text) for note in grid.notes] == [("Скрытый текст не учитывается", "лишнее")]
