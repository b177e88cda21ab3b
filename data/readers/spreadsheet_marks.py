"""What a worksheet says beside its values: merged ranges, hidden rows and columns, formulas unread."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree
from openpyxl.utils import range_boundaries

from data.readers.archive import DAMAGED, SAFE_XML
from data.readers.counts import whole
from data.schema import PlanFormatError

MOST_SHEET_ROWS = 1_048_576
MOST_SHEET_COLUMNS = 16_384
MOST_RANGES = 100_000  # merged ranges of a sheet; the rest are read as unmerged

MARKS = ("{*}row", "{*}col", "{*}mergeCell", "{*}c", "{*}f", "{*}v", "{*}is")


class Area(NamedTuple):
    """A merged range, its borders inclusive and counted from 1."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int


@dataclass(slots=True)
class Marks:
    """The marks of a sheet; ``without_value`` are the places («C7») of formulas never computed."""

    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    without_value: list[str] = field(default_factory=list)
    struck: dict[tuple[int, int], str] = field(default_factory=dict)  # row and column → text struck out
    last_row: int = 0


def read_marks(archive: zipfile.ZipFile, part: str) -> Marks:
    """The marks of the worksheet in ``part``, read as a stream."""
    marks = Marks()
    with archive.open(part) as stream:
        for _, element in etree.iterparse(stream, tag=MARKS, **SAFE_XML):
            _see(element, etree.QName(element).localname, marks)
    return marks


def _see(element: etree._Element, name: str, marks: Marks) -> None:
    if name == "c":
        children = {etree.QName(child).localname: child.text for child in element}
        if "f" in children and not children.get("v") and "is" not in children:
            marks.without_value.append(element.get("r", ""))
        element.clear()
    elif name == "row":
        _count_row(element, marks)
        if _is_on(element.get("hidden")):
            marks.hidden_rows.add(marks.last_row)
        _release(element)
    elif name == "col" and _is_on(element.get("hidden")):
        first, last = (whole(element.get(end), 0, MOST_SHEET_COLUMNS) for end in ("min", "max"))
        marks.hidden_columns.append(range(first, last + 1))
    elif name == "mergeCell":
        if len(marks.merged) < MOST_RANGES:
            marks.merged.append(Area(*range_boundaries(element.get("ref", ""))))
        _release(element)


def _count_row(element: etree._Element, marks: Marks) -> None:
    """Rows come in ascending order and have numbers that a sheet can have; else openpyxl may count on
    and on between them."""
    number = int(element.get("r") or marks.last_row + 1)
    if not marks.last_row < number <= MOST_SHEET_ROWS:
        raise PlanFormatError(DAMAGED)
    marks.last_row = number


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")


def _release(element: etree._Element) -> None:
    """Frees an element and its siblings before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
