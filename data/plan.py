"""Grid of cells → the plan: title, half-year, and one row per event with its verbatim cells."""

from __future__ import annotations

from dataclasses import dataclass

from data.grid import Grid, document_note
from data.plan_header import OPTIONAL, REQUIRED
from data.plan_heading_words import named_fields
from data.plan_layout import Layout, find_layout
from data.plan_rows import PlanRow, read_rows
from data.plan_title import HalfYearMissing, find_half_year, find_title, require_half_year
from data.schema import HalfYear, Issue, Severity

TABLE_TEXTS = 3  # in one row make a table more than a signature

__all__ = ["HalfYearMissing", "PlanDocument", "PlanRow", "parse_plan"]


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """What the document says, before any cell is interpreted; issues are in document order."""

    title: str
    half_year: HalfYear
    rows: list[PlanRow]
    issues: list[Issue]


def parse_plan(grid: Grid, half_year: HalfYear | None = None) -> PlanDocument:
    """The plan in a document; ``half_year`` is what the reader said where the title does not.

    Raises ``PlanFormatError`` where there is no plan's table or a required column is missing, and
    ``HalfYearMissing`` where neither the title nor the caller says the half-year.
    """
    layout = find_layout(grid)
    title = find_title(layout.lead)
    issues = [*grid.notes, *_half_year_issues(title, half_year)]
    half_year = require_half_year(title, half_year)
    layout, others = _parts_of(layout, half_year)
    others += _other_tables(layout) + _inner_tables(layout)
    rows, row_issues = read_rows(layout)
    return PlanDocument(title, half_year, rows, [*issues, *others, *_column_issues(layout), *row_issues])


def _parts_of(layout: Layout, half_year: HalfYear) -> tuple[Layout, list[Issue]]:
    """The tables of one half-year, where a document has a table for each."""
    kept, others, is_other = [], [], False
    for part in layout.parts:
        named = find_half_year(" ".join(part.lead))
        is_other = named not in (None, half_year) if part.has_header else is_other
        (others if is_other else kept).append(part)
    if not kept:
        return layout, []
    reason = f"Таблица за другое полугодие не учитывается; план прочитан за {half_year}"
    told = [Issue(None, "half_year", " ".join(part.lead), reason, Severity.WARNING) for part in others]
    return Layout(kept, layout.others, layout.inner), told


def _other_tables(layout: Layout) -> list[Issue]:
    """Tables after the plan that are more than a signature."""
    reason = "Таблица не похожа на план и не учитывается"
    texts = [max((row.texts for row in table.rows), key=len, default=[]) for table in layout.others]
    return [
        Issue(None, "document", " | ".join(text), reason, Severity.WARNING)
        for text in texts
        if len(text) >= TABLE_TEXTS
    ]


def _inner_tables(layout: Layout) -> list[Issue]:
    texts = {
        table.outer_row: " ".join(text for row in table.rows for cell in row.texts for text in cell.split())
        for table in layout.inner
    }
    return [document_note("Таблица внутри ячейки не учитывается", text, row) for row, text in texts.items()]


def _half_year_issues(title: str, given: HalfYear | None) -> list[Issue]:
    read = find_half_year(title)
    if not given or not read or given == read:
        return []
    reason = f"В заголовке — {read}, указано — {given}; принято указанное"
    return [Issue(None, "half_year", title, reason, Severity.WARNING)]


def _column_issues(layout: Layout) -> list[Issue]:
    missing = [
        Issue(None, field, name, f"В таблице нет столбца «{name}»", Severity.INFO)
        for field, name in OPTIONAL.items()
        if field not in layout.fields
    ]
    headings = {
        " ".join(heading.text.split()): heading
        for part in layout.parts
        for heading in part.header.headings
        if not heading.field and heading.text.strip()
    }
    return missing + [_unused_column(text) for text in headings]


def _unused_column(heading: str) -> Issue:
    """A heading like another one that was taken: the values may stand in this column as well."""
    wanted = [name for field, name in (REQUIRED | OPTIONAL).items() if field in named_fields(heading)]
    if not wanted:
        reason = f"Столбец «{heading}» не распознан и не учитывается"
        return Issue(None, "document", heading, reason, Severity.INFO)
    reason = f"Столбец «{heading}» не учитывается: за «{wanted[0]}» принят другой столбец"
    return Issue(None, "document", heading, reason, Severity.WARNING)
