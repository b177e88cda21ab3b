"""The paragraphs above the table → the plan's title and the half-year it is for."""

from __future__ import annotations

import re

from data.schema import HalfYear, PlanFormatError


class HalfYearMissing(PlanFormatError):
    """The document does not say which half-year it is for: the reader has to be asked."""


# Letters and signs that stand for a Roman one: Ukrainian І, palochka, Greek iota, small l, the
# precomposed numerals; and П, which is how II looks to whoever types it on a Russian keyboard.
ROMAN = str.maketrans({"І": "I", "Ӏ": "I", "Ι": "I", "ӏ": "I", "і": "I", "l": "I", "Ⅰ": "I", "Ⅱ": "II"})

HALF_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<one>I|1|перв\w+)|(?P<two>II|П|2|втор\w+))\s*(?:[-‑–]\s*)?(?:е|ое|го|ого|м|ом)?\s+полугоди",
    re.IGNORECASE,
)
BOTH_HALVES = re.compile(
    r"(?<!\w)(?:I|1|перв\w+)\s*(?:и|,|[-‑–])\s*(?:II|2|втор\w+)\s+полугоди", re.IGNORECASE
)
MONTHS = re.compile(
    r"(?:(?P<one>январ\w+)\s*(?:[-‑–—]|по)\s*июн\w+|(?P<two>июл\w+)\s*(?:[-‑–—]|по)\s*декабр\w+)",
    re.IGNORECASE,
)
QUARTERS = re.compile(
    r"(?<!\w)(?:(?P<one>(?:I|1)\s*(?:[-‑–—]|и)\s*(?:II|2))|(?P<two>(?:III|3)\s*(?:[-‑–—]|и)\s*(?:IV|4)))\s*квартал",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
PLAN = re.compile(
    r"\W*(?:проект\s+)?(?:(?:сводн|комплексн|календарн|перспективн|един|рабоч|годов)\w+\s+)?"
    r"(?:план(?:-график)?\w{0,2}|переч(?:ень|ня)|график\w?|календарь|программа)\b",
    re.IGNORECASE,
)


def find_title(paragraphs: list[str]) -> str:
    """The paragraphs from the last that begins with «План» or «Перечень» on, in one line; else all."""
    starts = [position for position, text in enumerate(paragraphs) if PLAN.match(text)]
    return " ".join(" ".join(paragraphs[starts[-1] if starts else 0 :]).split())


def find_half_year(title: str) -> HalfYear | None:
    """The one half-year that the title names («на II полугодие 2023 года»), or ``None``."""
    text = title.translate(ROMAN)
    found = [match for pattern in (HALF_BEFORE, MONTHS, QUARTERS) for match in pattern.finditer(text)]
    halves = {1 if match["one"] else 2 for match in found}
    if len(halves) != 1 or BOTH_HALVES.search(text):
        return None
    year = _year_of(text, found[0].end())
    return HalfYear(year, halves.pop()) if year else None


def _year_of(text: str, position: int) -> int | None:
    """The year after the half, or the only one before it."""
    after = YEAR.findall(text, position)
    before = YEAR.findall(text[:position])
    if after:
        return int(after[0]) if len(set(after)) == 1 else None
    return int(before[0]) if len(set(before)) == 1 else None


def require_half_year(title: str, given: HalfYear | None) -> HalfYear:
    """The half-year that was given, else the title's; ``HalfYearMissing`` where neither says."""
    half_year = given or find_half_year(title)
    if half_year is None:
        quoted = f"«{title[:120]}»" if title else "заголовка нет"
        raise HalfYearMissing(f"из заголовка не видно, на какое полугодие план ({quoted}): укажите полугодие")
    return half_year
