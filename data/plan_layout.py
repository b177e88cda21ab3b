"""Where in a document the plan's table stands: the paragraphs above it, its header, its body rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.grid import Grid, Row, Table
from data.plan_header import REQUIRED, Header, find_header, numbers_columns, repeats
from data.schema import PlanFormatError


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the plan, or its next piece: the rows under the header, empty ones left out."""

    header: Header
    rows: list[Row]
    knows_merges: bool
    caption: str  # the paragraph right above it


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs above the plan's table and the pieces of the table."""

    lead: list[str]
    parts: list[Part]

    @property
    def fields(self) -> set[str]:
        return {field for part in self.parts for field in part.header.fields}


def find_layout(grid: Grid) -> Layout:
    """The plan's tables; ``PlanFormatError`` where none has the headings of a plan.

    A table without a header continues the one before it when it is as wide (a page break).
    """
    lead: list[str] = []
    parts: list[Part] = []
    caption, passed = "", 0
    for block in grid.blocks:
        if isinstance(block, str):
            caption = block
            lead += [] if parts else [block]
            continue
        part, above = _part(block, parts, caption)
        lead += [] if parts else above
        if part:
            parts.append(replace(part, rows=[_moved(row, 0 if block.name else passed) for row in part.rows]))
            passed += len(block.rows)
            caption = ""
    if not parts:
        raise PlanFormatError(_why_no_plan(grid))
    return Layout(lead, parts)


def _part(table: Table, parts: list[Part], caption: str) -> tuple[Part | None, list[str]]:
    """The table as a piece of the plan, and the texts of the rows above its header."""
    header = find_header(table)
    if header and REQUIRED.keys() <= header.fields:
        body, above = table.rows[header.last + 1 :], table.rows[: header.last]
        lead = [text for row in above if len(row.texts) == 1 for text in row.texts]
        return Part(header, _body(header, body), table.knows_merges, caption), lead
    if parts and _width(parts[-1].header) == table.width:
        header = parts[-1].header
        return Part(header, _body(header, table.rows), table.knows_merges, caption), []
    return None, []


def _width(header: Header) -> int:
    return header.headings[-1].columns.stop


def _body(header: Header, rows: Iterable[Row]) -> list[Row]:
    return [
        row for row in rows if _says_something(row) and not repeats(header, row) and not numbers_columns(row)
    ]


def _says_something(row: Row) -> bool:
    return bool(row.texts) or any(cell.continues for cell in row.cells)


def _moved(row: Row, by: int) -> Row:
    return row._replace(number=row.number + by) if by else row


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
