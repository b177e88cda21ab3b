"""The words by which a public body is known."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

DEPARTMENT_WORDS = Path(__file__).parent / "department_words.csv"


def names_department(text: str) -> bool:
    """Whether a word of the text is one for a public body, such as «министерство»."""
    return bool(_department_word().search(text.lower()))


@cache
def _department_word() -> re.Pattern:
    with DEPARTMENT_WORDS.open(encoding="utf-8", newline="") as lines:
        stems = [line["stem"] for line in csv.DictReader(lines)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})")
