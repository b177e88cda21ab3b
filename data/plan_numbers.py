"""Whether the numbers of a plan's events run on: what is told of one that repeats or is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

MOST_TOLD = 5  # remarks of a kind; more of them are one remark

Remark = tuple[str, str]  # the number, and the reason


class NumberedRow(NamedTuple):
    """A row with its number as read, ``None`` where it has none; ``is_event`` unless only a number.

    ``is_in_section`` where it is the last part of one such as «2.3».
    """

    row: int
    number: int | None
    department: str
    sheet: str = ""
    is_event: bool = True
    is_in_section: bool = False


def remarks_on_numbers(rows: Sequence[NumberedRow]) -> list[Remark]:
    """One remark for each number that repeats, and for each gap; none where numbering begins anew."""
    sequences = _sequences(rows)
    repeated = [remark for sequence in sequences for remark in _repeated(sequence)]
    gaps = [remark for sequence in sequences for remark in _gaps(sequence)]
    return [
        *_few(repeated, f"Номера повторяются: таких номеров {len(repeated)}"),
        *_few(gaps, f"Номера идут не подряд: пропусков {len(gaps)}"),
    ]


def _few(remarks: list[Remark], of_all: str) -> list[Remark]:
    return remarks if len(remarks) <= MOST_TOLD else [("", of_all)]


def _sequences(rows: Sequence[NumberedRow]) -> list[list[NumberedRow]]:
    """The rows, cut where numbering begins anew."""
    sequences: list[list[NumberedRow]] = []
    before = None  # the last row that has a number
    for row in rows:
        if before is None or _begins_anew(before, row):
            sequences.append([])
        sequences[-1].append(row)
        before = before if row.number is None and before else row
    return sequences


def _begins_anew(before: NumberedRow, row: NumberedRow) -> bool:
    """A plan may count from 1 in each section, or anew in each department or sheet."""
    if row.sheet != before.sheet:
        return True
    if row.number is None or before.number is None:
        return False
    same_department = row.department == before.department
    if row.number == 1:
        is_next = row.row == before.row + 1 and same_department
        return not (before.number == 1 and is_next)
    return row.number < before.number and not same_department


def _repeated(sequence: Sequence[NumberedRow]) -> list[Remark]:
    times = Counter(row.number for row in sequence if row.is_event and row.number is not None)
    return [
        (str(number), f"Номер {number} стоит у {'двух' if count == 2 else count} строк")
        for number, count in times.items()
        if count > 1
    ]


def _gaps(sequence: Sequence[NumberedRow]) -> list[Remark]:
    """Nothing where a row has no number: the one left out may be its own."""
    numbers = [row.number for row in sequence]
    if None in numbers:
        return []
    return [
        (str(later), f"После № {earlier} сразу № {later}")
        for earlier, later in pairwise(sorted(set(numbers)))
        if later - earlier > 1
    ]
