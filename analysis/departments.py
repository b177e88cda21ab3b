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
    """What stays the same when a department is renamed, by its name; an argument is one plan's names.

    The plans are all there are, the earliest first: a name has one identity in all of them, so that pages
    that show different plans agree. Names are of one field of work where the first field they mention is
    («Департамент … по культуре» and «Министерство культуры и туризма …»). A new name continues the department
    of its field in the plan before, or in the last plan that had one, if each of the two plans has just one
    and no plan has both. Any other name is a department of its own: nothing is guessed, and what is
    ambiguous in one plan stays clear in the others. The identity is the code of the field for the first
    department that is alone in it, else the name it had first.
    """
    spelled = [{_plain(name) for name in plan} for plan in plans]
    codes = {name: _code(name) for plan in spelled for name in plan}
    lasting: dict[str, str] = {}
    for code in set(codes.values()) - {None}:
        of_field = [{name for name in plan if codes[name] == code} for plan in spelled]
        lasting |= _identities_in_field(code, [names for names in of_field if names])
    return {name: lasting.get(_plain(name), _plain(name)) for plan in plans for name in plan}


def _identities_in_field(code: str, plans: list[set[str]]) -> dict[str, str]:
    """The same for the departments of one field, in the plans that have any."""
    lasting: dict[str, str] = {}
    for earlier, names in zip([set(), *plans], plans, strict=False):
        for name in names - lasting.keys():
            before = lasting[min(earlier)] if len(earlier) == len(names) == 1 else None
            if before and _never_together({name, *_names_of(before, lasting)}, plans):
                lasting[name] = before
            else:
                is_first_alone = len(names) == 1 and code not in lasting.values()
                lasting[name] = code if is_first_alone else name
    return lasting


def _names_of(identity: str, lasting: dict[str, str]) -> set[str]:
    return {name for name, own in lasting.items() if own == identity}


def _never_together(names: set[str], plans: list[set[str]]) -> bool:
    return all(len(names & plan) <= 1 for plan in plans)


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
