"""Word documents as raw OOXML: everything the reader has to cope with, written down where it is tested."""

from __future__ import annotations

import io
import zipfile
from html import escape

from seed_plan import COLUMNS, TITLE, Line, seed_lines

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{WORD_TYPE}.numbering+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{WORD_TYPE}.styles+xml"/></Types>'
)

TABLE_WIDTH = 14000  # twentieths of a point: the text width of a landscape page
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
BORDERS = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in EDGES)
BORDERS = f"<w:tblBorders>{BORDERS}</w:tblBorders>"
LANDSCAPE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'

NUMBERS = (
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>'
    '<w:num w:numId="10"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="16"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Hush"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="HushToo"><w:basedOn w:val="Hush"/></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Numbered"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="NumberedToo"><w:basedOn w:val="Numbered"/></w:style>'
)


def run(text: str, properties: str = "") -> str:
    """A run; line feeds are line breaks."""
    parts = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{parts}</w:r>"


def split_run(text: str) -> str:
    """The text in three runs with a bookmark and a spelling mark between, as Word leaves it."""
    third = len(text) // 3
    marks = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    marks += '<w:proofErr w:type="spellStart"/>'
    return run(text[:third]) + marks + run(text[third : 2 * third], "<w:b/>") + run(text[2 * third :])


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def numbered(number: int = 9) -> str:
    """An empty paragraph that shows nothing but its automatic number."""
    return paragraph("", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def cell(*paragraphs: str, span: int = 1, merge: str = "", marks: str = "") -> str:
    """``merge`` is "restart", "continue" or nothing."""
    vertical = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    width = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{width}{vertical}{marks}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def text_cell(text: str, **options) -> str:
    """Lines as paragraphs, the runs of the first one split."""
    first, *rest = text.split("\n")
    return cell(paragraph(split_run(first)), *(paragraph(run(line)) for line in rest), **options)


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int = COLUMNS) -> str:
    grid = f'<w:gridCol w:w="{TABLE_WIDTH // columns}"/>' * columns
    properties = f'<w:tblW w:w="{TABLE_WIDTH}" w:type="dxa"/>{BORDERS}<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def document(body: str, *, strict: bool = False, extra: dict[str, str] | None = None) -> bytes:
    """A .docx with ``body``; ``extra`` are further parts by path."""
    namespace, relations = (STRICT, STRICT_RELATIONS) if strict else (TRANSITIONAL, RELATIONS)
    declared = f'xmlns:w="{namespace}" xmlns:r="{relations}"'
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}, relations),
        "word/_rels/document.xml.rels": _relations(
            {"numbering": "numbering.xml", "styles": "styles.xml"}, relations
        ),
        "word/document.xml": f"<w:document {declared}><w:body>{body}<w:p/>{LANDSCAPE}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {declared}>{NUMBERS}</w:numbering>",
        "word/styles.xml": f"<w:styles {declared}>{STYLES}</w:styles>",
    }
    return archive(parts | (extra or {}))


def archive(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _relations(targets: dict[str, str], kind: str) -> str:
    links = "".join(
        f'<Relationship Id="r{number}" Type="{kind}/{name}" Target="{target}"/>'
        for number, (name, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def plan_rows(lines: list[Line], *, automatic: bool = False) -> list[str]:
    """The lines as rows: sections over all columns, merged cells merged, numbers typed or automatic."""
    below = [*lines[1:], Line([])]
    return [_plan_row(line, after.merged, automatic) for line, after in zip(lines, below, strict=True)]


def _plan_row(line: Line, merged_below: set[int], automatic: bool) -> str:
    if line.is_section:
        return row(text_cell(line.texts[0], span=COLUMNS))
    cells = []
    for column, text in enumerate(line.texts):
        starts = "restart" if column in merged_below else ""
        if automatic and column == 0 and text.strip().rstrip(".").isdigit():
            cells.append(cell(numbered()))
        elif column in line.merged:
            cells.append(cell(paragraph(""), merge="continue"))
        else:
            cells.append(text_cell(text, merge=starts))
    return row(*cells)


def title_paragraphs() -> str:
    head, tail = TITLE.split(" на ")
    return paragraph(split_run(head)) + paragraph(run(f"на {tail}")) + paragraph("")


def word_plan(*, strict: bool = False, automatic: bool = False) -> bytes:
    """The shipped plan as Word has it."""
    return document(title_paragraphs() + table(*plan_rows(seed_lines(), automatic=automatic)), strict=strict)
