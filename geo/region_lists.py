"""Adjectives whose noun is left out: named by the noun that a list shares, by themselves, or not at all."""

from __future__ import annotations

from itertools import takewhile

from geo.region_cell import Cell, Reading, any_of
from geo.region_grammar import ADJECTIVES, fits, named, region, republic
from geo.region_terms import UNKNOWN, Role, Rule
from geo.subjects import subjects

_GENDERS = {
    "область": "f",
    "республика": "f",
    "автономная область": "f",
    "край": "m",
    "автономный округ": "m",
}
_REPUBLICS = ("республики", "республик", "республикам", "республиками", "республиках")
LONGEST_LIST = 250  # readings to either side; all subjects with their nouns and conjunctions
# What may stand beside an adjective that names a region by itself.
_LIST_NEIGHBOURS = ADJECTIVES | {
    *(Role.AND, Role.EXCEPT, Role.NEUTRAL, Role.ALL, Role.TYPE, Role.REGION, Role.CITY, Role.NUMBER),
    *(Role.FOREIGN, Role.COUNTRY, Role.EVERY, Role.DISTRICT, Role.AMBIGUOUS, Role.TOWN),
}
_LIST_MEMBERS = _LIST_NEIGHBOURS | {Role.FOREIGN_CITY}
_COMPLETED = ADJECTIVES | {Role.AMBIGUOUS}


def resolve_adjectives(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """Adjectives without a noun of their own: named by the noun they share, or by themselves, or not."""
    if not any_of(readings, _COMPLETED):
        return readings
    resolved = list(readings)
    attributive = _attributive(cell, readings)
    for at, reading in enumerate(readings):
        if reading.role in ADJECTIVES:
            resolved[at] = _standing_alone(cell, readings, at, at in attributive)
        elif reading.role is Role.AMBIGUOUS and _shares_republic(cell, readings, at):
            resolved[at] = reading.read_as(region(republic(reading), Rule.ELIDED_NOUN))
    return resolved


def _attributive(cell: Cell, readings: list[Reading]) -> set[int]:
    """Adjectives that describe something else: «Тульский и Калужский музеи», «Московская железная …»."""
    found: set[int] = set()
    for at in range(len(readings) - 2, -1, -1):
        if readings[at].role in ADJECTIVES and _describes(cell, readings, at, found):
            found.add(at)
    return found


def _describes(cell: Cell, readings: list[Reading], at: int, attributive: set[int]) -> bool:
    """Whether the word after an adjective is what it describes, or another adjective that describes."""
    beside = at + 1
    comma = cell.words[readings[beside].first].gap.strip() == ","
    if cell.separated(readings[beside].first) and not comma:
        return False
    if readings[beside].role is Role.AND and beside + 1 < len(readings):
        return beside + 1 in attributive
    return beside in attributive or (not comma and readings[beside].role not in _LIST_NEIGHBOURS)


def _standing_alone(cell: Cell, readings: list[Reading], at: int, attributive: bool) -> Reading:
    adjective = readings[at]
    if attributive:
        return adjective.read_as(UNKNOWN)
    before = readings[at - 1] if at and not cell.separated(adjective.first) else None
    hanging = before is not None and before.role not in _LIST_NEIGHBOURS
    shared = _shared_noun(readings, at)
    if shared and not (hanging and cell.words[before.last].capitalised):
        return adjective.read_as(named(adjective, Rule.ELIDED_NOUN), shared)
    if hanging or adjective.role is not Role.ADJECTIVE or not _agrees(adjective) or _misfit(readings, at):
        return adjective.read_as(UNKNOWN)
    return adjective.read_as(named(adjective, Rule.BARE_ADJECTIVE))


def _shared_noun(readings: list[Reading], at: int) -> str:
    """The noun in the same list that fits the adjective, first after it, then before it."""
    after = readings[at + 1 : at + LONGEST_LIST]
    before = readings[max(0, at - LONGEST_LIST + 1) : at]
    for beside in (after, reversed(before)):
        for reading in takewhile(_is_list_member, beside):
            noun = reading.entry.value if reading.role is Role.TYPE else reading.type
            if noun and fits(readings[at], noun):
                return noun
    return ""


def _is_list_member(reading: Reading) -> bool:
    return reading.entry.role in _LIST_MEMBERS


def _misfit(readings: list[Reading], at: int) -> bool:
    """Whether the list goes on to a noun of the same gender that the adjective cannot be said with."""
    for reading in readings[at + 1 : at + LONGEST_LIST]:
        if reading.role not in ADJECTIVES and reading.role is not Role.AND:
            shared = reading.type if reading.entry.gender else ""
            same_gender = _GENDERS.get(shared) == readings[at].entry.gender
            return reading.role is Role.TYPE or same_gender
    return False


def _agrees(adjective: Reading) -> bool:
    """Whether a bare adjective has the gender of the subject's noun: «Пермский», not «Пермская»."""
    kinds = {_GENDERS[subjects()[code].type] for code in adjective.entry.codes}
    return kinds == {adjective.entry.gender}


def _shares_republic(cell: Cell, readings: list[Reading], at: int) -> bool:
    """«республики Тыва, Алтай»: a noun in the plural before the list."""
    if not republic(readings[at]):
        return False
    beside = at - 1
    while beside >= max(0, at - LONGEST_LIST) and readings[beside].role in (
        Role.REGION,
        Role.AND,
        Role.AMBIGUOUS,
    ):
        if cell.words[readings[beside].first].norm in _REPUBLICS:
            return True
        beside -= 1
    return False
