"""Where in a document the plan's table stands: the paragraphs above it, its header, its body rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from data.grid import Grid, Row, Table
from data.plan_header import REQUIRED, Header, find_header, numbers_columns, repeats
from data.plan_title import find_half_year
from data.schema import PlanFormatError

CONTINUED = re.compile(r"\W*(?:продолжение|окончание|таблица|страница|\d+\W*$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the plan, or its next piece: the rows under the header, empty ones left out."""

    header: Header
    rows: list[Row]
    knows_merges: bool
    has_header: bool  # of its own; else it continues the part before
    lead: list[str]  # paragraphs above it since the part before, and rows above its header
    caption: str = ""  # the department, where it stands above the table
    sheet: str = ""  # of a workbook with such tables on several sheets


@dataclass(frozen=True, slots=True)
class Layout:
    """The pieces of the plan's table, in document order, what other tables follow or stand in cells."""

    parts: list[Part]
    others: list[Table]
    inner: list[Table] = field(default_factory=list)

    @property
    def lead(self) -> list[str]:
        return self.parts[0].lead

    @property
    def fields(self) -> set[str]:
        return {field for part in self.parts for field in part.header.fields}


def find_layout(grid: Grid) -> Layout:
    """The plan's tables; ``PlanFormatError`` where none has the headings of a plan.

    A table without a header continues the one before it when it is as wide (a page break). Tables
    within cells count where no other is a plan: the one around them only arranges the page.
    """
    inner = [table for table in grid.tables if table.outer_row is not None]
    outer = [block for block in grid.blocks if isinstance(block, str) or block.outer_row is None]
    if layout := _layout_of(outer):
        return replace(layout, inner=inner)
    if inner and (layout := _layout_of(grid.blocks)):
        return layout
    raise PlanFormatError(_why_no_plan(grid))


def _layout_of(blocks: list[str | Table]) -> Layout | None:
    parts: list[Part] = []
    others: list[Table] = []
    lead: list[str] = []
    passed = 0
    for block in blocks:
        if isinstance(block, str):
            lead.append(block)
            continue
        part = _part(block, parts, lead, 0 if block.name else passed)
        if part:
            parts.append(part)
            passed += len(block.rows)
            lead = []
        elif parts:
            others.append(block)
        else:
            lead += _lines(block.rows)
    return Layout(_captioned(_on_sheets(parts)), others) if parts else None


def _part(table: Table, parts: list[Part], lead: list[str], passed: int) -> Part | None:
    """The table as a piece of the plan; its rows are counted on from ``passed``."""
    header = find_header(table)
    if header and REQUIRED.keys() <= header.fields:
        lead = lead + _lines(table.rows[: header.last])
        return Part(
            header=header,
            rows=_body(header, table.rows[header.last + 1 :], passed),
            knows_merges=table.knows_merges,
            has_header=True,
            lead=lead,
            sheet=table.name,
        )
    if parts and not table.name and _is_like(table, parts[-1].header):
        header = parts[-1].header
        return Part(header, _body(header, table.rows, passed), table.knows_merges, False, lead)
    return None


def _on_sheets(parts: list[Part]) -> list[Part]:
    """The sheet is named where there are several: only then a row's number does not say which row it is."""
    if len({part.sheet for part in parts}) > 1:
        return parts
    return [replace(part, sheet="") for part in parts]


def _lines(rows: Iterable[Row]) -> list[str]:
    """The rows that hold a single text, such as the title above a spreadsheet's table."""
    return [text for row in rows if len(row.texts) == 1 for text in row.texts]


def _captioned(parts: list[Part]) -> list[Part]:
    """Departments above their tables: where each table has a paragraph of its own and no section rows."""
    headed = [part for part in parts if part.has_header]
    captions = [part.lead[-1] for part in headed if part.lead and _may_be_caption(part.lead[-1])]
    sections = any(len(row.texts) == 1 for part in parts for row in part.rows)
    if sections or len(headed) < 2 or len(captions) < len(headed) or len(headed[0].lead) < 2:
        return parts
    return [
        replace(part, lead=part.lead[:-1], caption=" ".join(part.lead[-1].split()))
        if part.has_header
        else part
        for part in parts
    ]


def _may_be_caption(text: str) -> bool:
    return not CONTINUED.match(text) and find_half_year(text) is None


def _is_like(table: Table, header: Header) -> bool:
    """Whether the table is as wide as the header, or most of its rows have as many cells."""
    full = [row for row in table.rows if len(row.cells) == len(header.headings)]
    return table.width == header.headings[-1].columns.stop or len(full) > len(table.rows) / 2


def _body(header: Header, rows: Iterable[Row], passed: int) -> list[Row]:
    return [
        row._replace(number=row.number + passed)
        for row in rows
        if _says_something(row) and not repeats(header, row) and not numbers_columns(row)
    ]


def _says_something(row: Row) -> bool:
    return bool(row.texts) or any(cell.continues for cell in row.cells)


def _why_no_plan(grid: Grid) -> str:
    """Which headings are wanting in the table that comes nearest to a plan."""
    headers = [header for header in map(find_header, grid.tables) if header]
    if not headers:
        what = "нет таблицы с заголовками плана" if any(grid.tables) else "нет таблицы"
        return f"в документе {what} («{'», «'.join(REQUIRED.values())}»): проверьте, тот ли это файл"
    nearest = max(headers, key=lambda header: len(header.fields & REQUIRED.keys()))
    missing = [f"«{name}»" for field, name in REQUIRED.items() if field not in nearest.fields]
    noun = "столбца" if len(missing) == 1 else "столбцов"
    return f"в таблице нет {noun} {', '.join(missing)}: проверьте заголовки столбцов"
