"""Neighbouring readings put together: adjective and noun, noun and name, and nouns left out of lists."""

from __future__ import annotations

from dataclasses import replace

from geo.region_names import UNKNOWN, Entry, Role, Rule
from geo.region_reading import Cell, Reading
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
_GENDERS = {
    "область": "f",
    "республика": "f",
    "автономная область": "f",
    "край": "m",
    "автономный округ": "m",
}
ADJECTIVES = (Role.ADJECTIVE, Role.FOREIGN_ADJECTIVE, Role.DISTRICT_ADJECTIVE)
_MARKS = (Role.CITY, Role.SETTLEMENT)
# What may stand beside an adjective that names a region by itself.
_LIST_NEIGHBOURS = (
    *ADJECTIVES,
    *(Role.AND, Role.EXCEPT, Role.NEUTRAL, Role.ALL, Role.TYPE, Role.REGION, Role.CITY, Role.NUMBER),
    *(Role.FOREIGN, Role.COUNTRY, Role.EVERY, Role.DISTRICT, Role.AMBIGUOUS, Role.TOWN),
)
_LIST_MEMBERS = (*_LIST_NEIGHBOURS, Role.FOREIGN_CITY)


def fits(reading: Reading, noun: str) -> bool:
    """Whether an adjective can be said with a noun: «Пермский» with «край», not with «область»."""
    if reading.role is Role.DISTRICT_ADJECTIVE:
        return noun == "федеральный округ"
    if reading.role is Role.FOREIGN_ADJECTIVE:
        return noun in ("область", "регион")
    return any(noun in FITTING[subjects()[code].type] for code in reading.entry.codes)


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
    if cell.separated(right.first) and "(" not in cell.words[right.first].gap:
        return None
    if cell.separated(right.first) and left.role is not Role.REGION:
        return None
    if left.role in ADJECTIVES and not left.type:
        return _adjective_and_noun(left, right)
    if left.role is Role.TYPE:
        return _noun_and_name(cell, left, right, following)
    if left.role in (Role.REGION, Role.AMBIGUOUS) and right.role is Role.TYPE and not left.type:
        return _name_and_noun(cell, left, right, following)
    if left.role in _MARKS:
        return _marked_city(left, right)
    if left.role is Role.FOREIGN and right.role is Role.FOREIGN:
        return _spanning(left, right, left.entry, left.type)
    return None


def _adjective_and_noun(left: Reading, right: Reading) -> Reading | None:
    noun = "регион" if right.role is Role.ALL else right.entry.value if right.role is Role.TYPE else ""
    if noun and fits(left, noun):
        return _spanning(left, right, named(left), noun)
    return None


def _noun_and_name(cell: Cell, left: Reading, right: Reading, following: Reading | None) -> Reading | None:
    noun = left.entry.value
    if right.role in ADJECTIVES and fits(right, noun) and not _claims(cell, right, following):
        return _spanning(left, right, named(right), noun)
    if noun != "республика":
        return None
    if right.role is Role.FOREIGN:
        return _spanning(left, right, right.entry, noun)
    code = _republic(right)
    return _spanning(left, right, _region(code, Rule.FULL_NAME), noun) if code else None


def _name_and_noun(cell: Cell, left: Reading, right: Reading, following: Reading | None) -> Reading | None:
    """«Татарстан Республика», unless the noun belongs to what follows («… Республика Крым»)."""
    if right.entry.value != "республика":
        return None
    if (
        following
        and not cell.separated(following.first)
        and (_republic(following) or following.role is Role.FOREIGN)
    ):
        return None
    code = _republic(left)
    return _spanning(left, right, _region(code, Rule.FULL_NAME), "республика") if code else None


def _claims(cell: Cell, adjective: Reading, following: Reading | None) -> bool:
    """Whether an adjective has a noun of its own after it."""
    if not following or cell.separated(following.first) or following.role is not Role.TYPE:
        return False
    return fits(adjective, following.entry.value)


def _republic(reading: Reading) -> str:
    """The one republic that a noun names, else ""."""
    if reading.role not in (Role.REGION, Role.AMBIGUOUS) or reading.type:
        return ""
    codes = [code for code in reading.entry.codes if subjects()[code].type == "республика"]
    return codes[0] if len(codes) == 1 else ""


def _marked_city(left: Reading, right: Reading) -> Reading | None:
    if left.role is Role.CITY and right.role is Role.CITY:
        return _spanning(left, right, left.entry, "")
    if right.role is Role.REGION and right.entry.rule in (
        Rule.FEDERAL_CITY,
        Rule.OTHER_NAME,
        Rule.ABBREVIATION,
    ):
        if subjects()[right.entry.codes[0]].type == "город федерального значения":
            return _spanning(left, right, replace(right.entry, rule=Rule.FEDERAL_CITY), "город")
    if right.role in (Role.TOWN, Role.FOREIGN_CITY, Role.AMBIGUOUS):
        return _spanning(left, right, right.entry, "город")
    return None


def named(adjective: Reading, rule: Rule = Rule.FULL_NAME) -> Entry:
    """The entry of what an adjective names once its noun is known."""
    if adjective.role is Role.FOREIGN_ADJECTIVE:
        return replace(adjective.entry, role=Role.FOREIGN)
    if adjective.role is Role.DISTRICT_ADJECTIVE:
        return replace(adjective.entry, role=Role.DISTRICT)
    return replace(adjective.entry, role=Role.REGION, rule=rule)


def _region(code: str, rule: Rule) -> Entry:
    return Entry(Role.REGION, (code,), rule=rule)


def _spanning(left: Reading, right: Reading, entry: Entry, noun: str) -> Reading:
    return Reading(entry, left.first, right.last, left.typo or right.typo, noun)


def resolve_adjectives(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """Adjectives without a noun of their own: named by the noun they share, or by themselves, or not."""
    resolved = list(readings)
    attributive = _attributive(cell, readings)
    for at, reading in enumerate(readings):
        if reading.role in ADJECTIVES:
            resolved[at] = _standing_alone(cell, readings, at, at in attributive)
        elif reading.role is Role.AMBIGUOUS and _shares_republic(readings, at):
            resolved[at] = replace(reading, entry=_region(_republic(reading), Rule.ELIDED_NOUN))
    return resolved


def _attributive(cell: Cell, readings: list[Reading]) -> set[int]:
    """Adjectives that describe something else: «Тульский и Калужский музеи», «Московская железная …»."""
    found: set[int] = set()
    for at in range(len(readings) - 1, -1, -1):
        if readings[at].role not in ADJECTIVES or at + 1 == len(readings):
            continue
        beside, gap = at + 1, cell.words[readings[at + 1].first].gap
        if cell.separated(readings[beside].first) and gap.strip() != ",":
            continue
        if readings[beside].role is Role.AND and beside + 1 < len(readings):
            beside += 1
        if beside in found or (
            readings[beside].role not in _LIST_NEIGHBOURS and beside == at + 1 and gap.strip() != ","
        ):
            found.add(at)
    return found


def _standing_alone(cell: Cell, readings: list[Reading], at: int, attributive: bool) -> Reading:
    adjective = readings[at]
    if attributive:
        return replace(adjective, entry=UNKNOWN)
    before = readings[at - 1] if at and not cell.separated(adjective.first) else None
    hanging = before is not None and before.role not in _LIST_NEIGHBOURS
    shared = _shared_noun(readings, at)
    if shared and not (hanging and cell.words[before.last].capitalised):
        return replace(adjective, entry=named(adjective, Rule.ELIDED_NOUN), type=shared)
    if hanging or adjective.role is not Role.ADJECTIVE or not _agrees(adjective) or _misfit(readings, at):
        return replace(adjective, entry=UNKNOWN)
    return replace(adjective, entry=named(adjective, Rule.BARE_ADJECTIVE))


def _shared_noun(readings: list[Reading], at: int) -> str:
    """The noun in the same list that fits the adjective, first after it, then before it."""
    for step in (1, -1):
        beside = at + step
        while 0 <= beside < len(readings) and readings[beside].role in _LIST_MEMBERS:
            noun = (
                readings[beside].entry.value if readings[beside].role is Role.TYPE else readings[beside].type
            )
            if noun and fits(readings[at], noun):
                return noun
            beside += step
    return ""


def _misfit(readings: list[Reading], at: int) -> bool:
    """Whether the list goes on to a noun of its own that the adjective cannot be said with."""
    for reading in readings[at + 1 :]:
        if reading.role not in (*ADJECTIVES, Role.AND):
            return reading.role is Role.TYPE
    return False


def _agrees(adjective: Reading) -> bool:
    """Whether a bare adjective has the gender of the subject's noun: «Пермский», not «Пермская»."""
    kinds = {_GENDERS[subjects()[code].type] for code in adjective.entry.codes}
    return kinds == {adjective.entry.gender}


def _shares_republic(readings: list[Reading], at: int) -> bool:
    """«республики Тыва, Алтай»: a noun in the plural before the list."""
    if not _republic(readings[at]):
        return False
    beside = at - 1
    while beside >= 0 and readings[beside].role in (Role.REGION, Role.AND, Role.AMBIGUOUS):
        if readings[beside].type == "республика":
            return True
        beside -= 1
    return False
