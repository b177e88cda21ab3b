"""The official look of a Word document: page, type, tables; the only place that knows WordprocessingML."""

from __future__ import annotations

from datetime import date, datetime, time

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell as Cell

from analysis.escaping import document as clean
from analysis.texts import text

FONT = "Times New Roman"
BODY, SMALL, TINY = 14, 12, 10  # points
INDENT = Cm(1.25)
TEXT_WIDTH = 17.0  # cm, of an A4 page between its margins


def new_document(title: str, day: date):
    """An empty A4 document in Russian: margins 2 · 2 · 2.5 · 1.5 cm, Times New Roman, page numbers."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(2.5), Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(1.8)
    page.header_distance = page.footer_distance = Cm(0.8)
    _set_type(document.styles["Normal"])
    _set_type(document.styles["Heading 1"])
    _set_properties(document.core_properties, title, day)
    _number_pages(page)
    return document


def paragraph(
    container,
    text: str,
    size: float = BODY,
    bold: bool = False,
    align: Align | None = None,
    indent: bool = False,
    before: float = 0,
    color: str | None = None,
):
    """A paragraph of one run; ``before`` is the space above it in points."""
    made = container.add_paragraph()
    made.alignment = align
    made.paragraph_format.space_before = Pt(before)
    if indent:
        made.paragraph_format.first_line_indent = INDENT
    add_run(made, text, size, bold, color)
    return made


def add_run(made, text: str, size: float, bold: bool = False, color: str | None = None):
    run = made.add_run(clean(text))
    run.font.size = Pt(size)
    run.bold = bold
    if color:
        run.font.color.rgb = RGBColor.from_string(color.lstrip("#"))
    return run


def heading(document, text: str, before: float = 8):
    """A heading that the document's outline knows, in the look of the body."""
    made = document.add_heading(level=1)
    made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(2)
    made.paragraph_format.keep_with_next = True
    add_run(made, text, BODY, bold=True)
    return made


def write(cell: Cell, text: str, size: float = SMALL, bold: bool = False, align: Align | None = None) -> None:
    """The text of a cell, in place of what stands there."""
    made = cell.paragraphs[0]
    made.alignment = align
    add_run(made, text, size, bold)


def set_widths(table, widths: list[float]) -> None:
    """Column widths in cm; Word wants them on every cell."""
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def repeat_header(row) -> None:
    """The row stands on top of every page that its table reaches."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def keep_together(table) -> None:
    """The table stands on one page where one can hold it: no row breaks, each stays with the next."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    for row in table.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def describe(picture, alt: str) -> None:
    """The picture's text for those who do not see it."""
    picture._inline.docPr.set("descr", clean(alt))


def _set_type(style) -> None:
    """The official type, black, in place of the theme's; its language for the spelling check."""
    style.font.size, style.font.color.rgb = Pt(BODY), RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    style.element.rPr.append(_element("w:lang", val=text("common.language_tag")))
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0


def _set_properties(properties, title: str, day: date) -> None:
    moment = datetime.combine(day, time())
    properties.title, properties.language = clean(title), text("common.language_tag")
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = moment


def _number_pages(page) -> None:
    made = page.footer.paragraphs[0]
    made.alignment = Align.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    made._p.append(field)


def _element(tag: str, **attributes: str):
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
