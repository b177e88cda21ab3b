"""The shipped plan as a person sees it on paper, cut by hand-made rules that only fit this one text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "data" / "plans" / "plan_2023_h2.txt"
GOLDEN = ROOT / "tests" / "golden" / "plan_2023_h2.csv"

TITLE = "План мероприятий в сфере межрегионального сотрудничества на II полугодие 2023 года"
COLUMNS = 7
MERGED = {16: {1}, 25: {5, 6}, 26: {5, 6}, 27: {5, 6}, 28: {5, 6}}  # number → columns merged upwards


@dataclass
class Line:
    """A table row: ``texts`` of its cells; a section has one; ``merged`` columns continue from above."""

    texts: list[str]
    merged: set[int] = field(default_factory=set)

    @property
    def is_section(self) -> bool:
        return len(self.texts) == 1


def seed_lines() -> list[Line]:
    """The header, six sections and 28 events."""
    text = SEED.read_text(encoding="utf-8").replace("[bookmark: _GoBack]", "")
    cells = [cell.strip("\n") for cell in re.split(r"(?m)^\t", text)[1:]]
    lines, position = [Line([cell.strip() for cell in cells[:COLUMNS]])], COLUMNS
    while position < len(cells):
        if re.match("Департамент|Главное управление", cells[position]):
            lines.append(Line([cells[position].strip()]))
            position += 1
        else:
            texts = cells[position : position + COLUMNS]
            lines.append(Line(texts, MERGED.get(int(texts[0].strip().rstrip(".")), set())))
            position += COLUMNS
    return lines
