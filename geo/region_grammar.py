"""Neighbouring readings put together: adjective and noun, noun and name, «г.» and town."""

from __future__ import annotations

from functools import lru_cache

from geo.region_cell import Cell, Reading
from geo.region_names import namesakes
from geo.region_terms import Entry, Role, Rule
from geo.subjects import subjects

# The nouns by which a subject of each type is called.
FITTING = {
    "область": {"область", "регион"},
    "край": {"край", "регион"},
    "республика": {"республика", "народная республика", "регион"},
    "автономная область": {"автономная область", "ао", "область", "регион"},
    "автономный округ": {"автономный округ", "ао", "округ", "регион"},
    "город федерального значения": set(),
}
ADJECTIVES = frozenset({Role.ADJECTIVE, Role.FOREIGN_ADJECTIVE, Role.DISTRICT_ADJECTIVE})
INTERCHANGED = {"область", "край"}  # nouns that are taken for one another: «Краснодарская область»
_MARKS = (Role.CITY, Role.SETTLEMENT)


def fits(reading: Reading, noun: str) -> bool:
    """Whether an adjective can be said with a noun: «Пермский» with «край», not with «область»."""
    return noun in _fitting(reading.entry)


@lru_cache(maxsize=2048)
def _fitting(adjective: Entry) -> frozenset[str]:
    if adjective.role is Role.DISTRICT_ADJECTIVE:
        return frozenset({"федеральный округ"})
    if adjective.role is Role.FOREIGN_ADJECTIVE:
        return frozenset({"область", "регион"})
    return frozenset().union(*(FITTING[subjects()[code].type] for code in adjective.codes))


def compose(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """Readings with every pair that makes one name joined into one."""
    joined: list[Reading] = []
    for at, reading in enumerate(readings):
        following = readings[at + 1] if at + 1 < len(readings) else None
        pair = _pair(cell, joined[-1], reading, following) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(reading)
    return joined


def _pair(cell: Cell, left: Reading, right: Reading, following: Reading | None) -> Reading | None:
    """One reading for two neighbours, if they make one name; ``following`` may claim the second."""
    bracketed = "(" in cell.words[right.first].gap and left.role is Role.REGION
    if cell.separated(right.first) and not bracketed:
        return None
    if left.role in ADJECTIVES and not left.type:
        return _adjective_and_noun(left, right)
    if left.role is Role.TYPE:
        return _noun_and_name(cell, left, right, following)
    if left.role in (Role.REGION, Role.AMBIGUOUS) and right.role is Role.TYPE and not left.type:
        return _name_and_noun(cell, left, right, following)
    if left.role in _MARKS:
        return _marked_city(left, right)
    return None


def _adjective_and_noun(left: Reading, right: Reading) -> Reading | None:
    noun = "регион" if right.role is Role.ALL else right.entry.value if right.role is Role.TYPE else ""
    if noun and fits(left, noun):
        return _spanning(left, right, named(left), noun)
    if noun in INTERCHANGED and _is_known_by_name_alone(left):
        return _spanning(left, right, named(left, Rule.WRONG_NOUN), noun)
    return None


def _is_known_by_name_alone(adjective: Reading) -> bool:
    """Whether its one subject, a край or an область, shares its name with no other («Алтайский» does)."""
    if adjective.role is not Role.ADJECTIVE or len(adjective.entry.codes) != 1:
        return False
    code = adjective.entry.codes[0]
    return subjects()[code].type in INTERCHANGED and code not in namesakes()


def _noun_and_name(cell: Cell, left: Reading, right: Reading, following: Reading | None) -> Reading | None:
    noun = left.entry.value
    if right.role in ADJECTIVES and fits(right, noun) and not _claims(cell, right, following):
        return _spanning(left, right, named(right), noun)
    if noun != "республика":
        return None
    if right.role is Role.FOREIGN:
        return _spanning(left, right, right.entry, noun)
    code = republic(right)
    return _spanning(left, right, region(code, Rule.FULL_NAME), noun) if code else None


def _name_and_noun(cell: Cell, left: Reading, right: Reading, following: Reading | None) -> Reading | None:
    """«Татарстан Республика», unless the noun belongs to what follows («… Республика Крым»)."""
    if right.entry.value != "республика":
        return None
    joined = following and not cell.separated(following.first)
    if joined and (republic(following) or following.role is Role.FOREIGN):
        return None
    code = republic(left)
    return _spanning(left, right, region(code, Rule.FULL_NAME), "республика") if code else None


def _claims(cell: Cell, adjective: Reading, following: Reading | None) -> bool:
    """Whether an adjective has a noun of its own after it."""
    if not following or cell.separated(following.first) or following.role is not Role.TYPE:
        return False
    return fits(adjective, following.entry.value)


def republic(reading: Reading) -> str:
    """The one republic that a noun names, else ""."""
    if reading.role not in (Role.REGION, Role.AMBIGUOUS) or reading.type:
        return ""
    codes = [code for code in reading.entry.codes if subjects()[code].type == "республика"]
    return codes[0] if len(codes) == 1 else ""


def _marked_city(left: Reading, right: Reading) -> Reading | None:
    if left.role is Role.CITY and right.role is Role.CITY:
        return _spanning(left, right, left.entry, "")
    if right.role is Role.REGION and _is_city(right):
        return _spanning(left, right, right.entry._replace(rule=Rule.FEDERAL_CITY), "город")
    if right.role in (Role.TOWN, Role.FOREIGN_CITY, Role.AMBIGUOUS):
        return _spanning(left, right, right.entry, "город")
    return None


def _is_city(reading: Reading) -> bool:
    current = reading.entry.rule is not Rule.FORMER_NAME
    return current and subjects()[reading.entry.codes[0]].type == "город федерального значения"


def named(adjective: Reading, rule: Rule = Rule.FULL_NAME) -> Entry:
    """The entry of what an adjective names once its noun is known."""
    return _named(adjective.entry, rule)


@lru_cache(maxsize=2048)
def _named(adjective: Entry, rule: Rule) -> Entry:
    if adjective.role is Role.FOREIGN_ADJECTIVE:
        return adjective._replace(role=Role.FOREIGN)
    if adjective.role is Role.DISTRICT_ADJECTIVE:
        return adjective._replace(role=Role.DISTRICT)
    return adjective._replace(role=Role.REGION, rule=rule)


def region(code: str, rule: Rule) -> Entry:
    return Entry(Role.REGION, (code,), rule=rule)


def _spanning(left: Reading, right: Reading, entry: Entry, noun: str) -> Reading:
    return Reading(entry, left.first, right.last, left.typo or right.typo, noun)
