"""Short names of departments for axes and chips, from a table of stems that anybody can extend."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("departments.csv")


def short_names(departments: Iterable[str]) -> dict[str, str]:
    """Each department's short name; its full name where the table has none or two would share one."""
    shorts = {department: short_name(department) for department in departments}
    times = Counter(shorts.values())
    return {full: short if times[short] == 1 else full for full, short in shorts.items()}


@cache
def short_name(department: str) -> str:
    """The first two fields of work the name mentions, or the name itself where it mentions none."""
    name = department.lower().replace("ё", "е")
    found = [(name.find(stem), short) for stem, short in _stems() if stem in name]
    subjects = [short for _, short in sorted(found)][:2]
    return ", ".join([subjects[0], *map(str.lower, subjects[1:])]) if subjects else department


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple((row["stem"], row["short"]) for row in csv.DictReader(lines))
