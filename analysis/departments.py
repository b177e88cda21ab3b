"""Departments through time: short names for axes, and one identity under all names a department has had.

Both come from a table of word stems that anybody can extend. A stem counts where a word begins with
it, so that «транспорт» is not «спорт»; of two that begin at the same place the longer counts.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("departments.csv")
SHORTS = 2  # fields of work in a short name


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of work: ``code`` is its identity, ``short`` what axes call it."""

    code: str
    short: str


def short_names(departments: Iterable[str]) -> dict[str, str]:
    """Each department's short name; its full name where the table has none or two would share one."""
    shorts = {department: short_name(department) for department in departments}
    times = Counter(shorts.values())
    return {full: short if times[short] == 1 else full for full, short in shorts.items()}


@cache
def short_name(department: str) -> str:
    """The first two fields of work the name mentions, or the name itself where it mentions none."""
    shorts = list(dict.fromkeys(field.short for field in _fields_in(department)))[:SHORTS]
    return ", ".join([shorts[0], *map(str.lower, shorts[1:])]) if shorts else department


def identities(*plans: Iterable[str]) -> dict[str, str]:
    """What stays the same when a department is renamed, by its name; an argument holds one plan's names.

    It is the code of the first field of work that the name mentions («Департамент … по культуре» and
    «Министерство культуры и туризма …» are both ``culture``). A name without one, and every name of a
    code that two departments of one plan would share, is its own identity: nothing is guessed.
    """
    codes = [{name: _code(name) for name in names} for names in plans]
    shared = {code for plan in codes for code, times in Counter(plan.values()).items() if times > 1}
    return {
        name: _plain(name) if code is None or code in shared else code
        for plan in codes
        for name, code in plan.items()
    }


def _code(department: str) -> str | None:
    return next((field.code for field in _fields_in(department)), None)


def _fields_in(department: str) -> list[_Field]:
    return [_fields()[found[0]] for found in _stems().finditer(_plain(department))]


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("ё", "е").split())


@cache
def _stems() -> re.Pattern[str]:
    longest_first = sorted(_fields(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})")


@cache
def _fields() -> dict[str, _Field]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["stem"]: _Field(row["code"], row["short"]) for row in csv.DictReader(lines)}
