"""The briefing as a Word document: one to two pages in the official style, every word and cell editable."""

from __future__ import annotations

import io

import pandas as pd
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
from docx.shared import Cm

from analysis.briefing import word_style as look
from analysis.briefing.content import Briefing
from analysis.briefing.legend import legend, map_alt, outside_note
from analysis.briefing.map_picture import map_picture
from analysis.briefing.map_shapes import MapShapes, map_shapes
from analysis.overview.findings import findings_title
from analysis.texts import counted, number, text

PARTNERS = 10  # rows of the table
MAP_HEIGHT = 10.4  # cm
MAP_WIDTH = 10.0
CENTRED = ("place", "events", "fractional", "departments", "in_person", "remote")
COLUMNS = {
    "place": 1.0,
    "region": 4.9,
    "events": 2.7,
    "fractional": 1.7,
    "departments": 2.1,
    "in_person": 1.6,
    "remote": 3.0,
}  # widths in cm


def word(content: Briefing) -> bytes:
    """The document's bytes."""
    document = look.new_document(content.full_title, content.day)
    _title(document, content)
    _figures(document, content)
    _findings(document, content)
    _map(document, content)
    _partners(document, content.partners)
    _changes(document, content)
    _gaps(document, content)
    _closing(document, content)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _title(document, content: Briefing) -> None:
    look.paragraph(document, text("briefing.heading"), bold=True, align=Align.CENTER)
    look.paragraph(document, f"{content.title}\n{content.period}", bold=True, align=Align.CENTER)
    if content.warning:
        look.paragraph(document, content.warning, bold=True, align=Align.CENTER, before=6)
    look.paragraph(document, content.lead, align=Align.JUSTIFY, indent=True, before=8)
    for note in content.notes:
        look.paragraph(document, note, look.SMALL, align=Align.JUSTIFY, indent=True)


def _figures(document, content: Briefing) -> None:
    look.paragraph(document, "", size=4)
    changed = any(figure.change for figure in content.figures)
    table = document.add_table(rows=3 if changed else 2, cols=len(content.figures), style="Table Grid")
    for position, figure in enumerate(content.figures):
        look.write(table.cell(0, position), figure.value, bold=True, size=look.BODY, align=Align.CENTER)
        look.write(table.cell(1, position), figure.label, look.TINY, align=Align.CENTER)
        if figure.change:
            change = text("briefing.figure_change", value=figure.change)
            look.write(table.cell(2, position), change, look.TINY, align=Align.CENTER)
    look.set_widths(table, [look.TEXT_WIDTH / len(content.figures)] * len(content.figures))


def _findings(document, content: Briefing) -> None:
    if not content.findings:
        return
    look.heading(document, findings_title(content.view))
    for position, sentence in enumerate(content.findings, start=1):
        look.paragraph(document, f"{position}. {sentence}", look.SMALL, align=Align.JUSTIFY, indent=True)


def _map(document, content: Briefing) -> None:
    """The picture and, beside it, its legend as a native table cell."""
    shapes = map_shapes(content.counts, content.view.home)
    look.heading(document, text("briefing.map"))
    table = document.add_table(rows=1, cols=2)
    width = min(MAP_WIDTH, MAP_HEIGHT * shapes.window.ratio)
    image = io.BytesIO(map_picture(shapes, width / shapes.window.ratio))
    picture = table.cell(0, 0).paragraphs[0].add_run().add_picture(image, width=Cm(width))
    look.describe(picture, map_alt(content))
    _legend(table.cell(0, 1), content, shapes)
    look.set_widths(table, [width + 0.4, look.TEXT_WIDTH - width - 0.4])
    for note in content.map_notes:
        look.paragraph(document, note, look.TINY)


def _legend(cell, content: Briefing, shapes: MapShapes) -> None:
    look.write(cell, text("coverage.legend_events"), look.TINY, bold=True)
    for row in legend(content):
        made = look.paragraph(cell, "█ " if row.names else "□ ", look.TINY, before=4, color=row.ink)
        look.add_run(made, row.label, look.TINY, bold=bool(row.names))
        if row.names:
            look.paragraph(cell, row.names, look.TINY)
    look.paragraph(cell, f"▨ {text('briefing.legend_home')}", look.TINY, before=4)
    if shapes.outside:
        look.paragraph(cell, outside_note(shapes.outside), look.TINY, before=4)


def _partners(document, partners: pd.DataFrame) -> None:
    rest = len(partners) - PARTNERS
    title = text("briefing.partners")
    if rest > 0:
        title = text("briefing.partners_first", shown=PARTNERS, total=number(len(partners)))
    look.heading(document, title)
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        look.write(cell, text(f"briefing.column_{name}"), look.TINY, bold=True, align=Align.CENTER)
    look.repeat_header(table.rows[0])
    for place, row in enumerate(partners.head(PARTNERS).itertuples(), start=1):
        _fill(table.add_row(), {"place": place, **_values(row)})
    if rest > 0:
        table.add_row()
    look.keep_together(table)
    look.set_widths(table, list(COLUMNS.values()))
    if rest > 0:
        last = table.rows[-1].cells[0].merge(table.rows[-1].cells[-1])
        look.write(last, text("briefing.partners_rest", regions=counted("common.region", rest)))
    look.paragraph(document, text("briefing.partners_note"), look.TINY)


def _values(row) -> dict[str, object]:
    counts = {name: getattr(row, name) for name in ("events", "departments", "in_person", "remote")}
    return {"region": row.name, "fractional": number(row.fractional, 2), **counts}


def _fill(row, values: dict[str, object]) -> None:
    for cell, name in zip(row.cells, COLUMNS, strict=True):
        align = Align.CENTER if name in CENTRED else None
        look.write(cell, str(values.get(name, "")), look.SMALL, align=align)


def _changes(document, content: Briefing) -> None:
    if not content.changes:
        return
    look.heading(document, content.changes_title)
    for line in content.changes:
        look.paragraph(document, line, look.SMALL, align=Align.JUSTIFY, indent=True)


def _gaps(document, content: Briefing) -> None:
    look.heading(document, text("briefing.gaps"))
    for line in content.gaps:
        look.paragraph(document, line, look.SMALL, align=Align.JUSTIFY)


def _closing(document, content: Briefing) -> None:
    look.paragraph(document, content.source, look.TINY, align=Align.JUSTIFY, before=10)
    look.paragraph(document, content.prepared, look.TINY, before=4)
