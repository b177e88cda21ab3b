"""What the words around a reading make of it: an address, a preposition, a title, a spare noun."""

from __future__ import annotations

from geo.region_cell import Cell, Reading, any_of
from geo.region_grammar import FITTING
from geo.region_terms import UNKNOWN, Entry, Role, Rule
from geo.subjects import subjects

NAMED = frozenset({Role.REGION, Role.DISTRICT, Role.FOREIGN, Role.TOWN, Role.FOREIGN_CITY})
_NOUNS = frozenset({Role.TYPE})
_LEANING = frozenset({Role.OTHER, Role.TYPE})
_STREETS = frozenset({Role.STREET})


def prepositions(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """«с», «п», «и»: a village or an initial with a full stop, a preposition or «and» without."""
    return [_short(cell, reading) if len(_written(cell, reading)) == 1 else reading for reading in readings]


def _short(cell: Cell, reading: Reading) -> Reading:
    if _initial(cell, reading.first):
        return reading.read_as(UNKNOWN)
    if reading.role is Role.SETTLEMENT and not _dotted(cell, reading):
        return reading.read_as(Entry(Role.NEUTRAL if _written(cell, reading) == "с" else Role.OTHER))
    return reading


def _initial(cell: Cell, at: int) -> bool:
    """«И» of «И.М. Руденя», «А» of «Крымова А.А.»: a capital that a full stop ties to another one."""
    pairs = [
        (cell.words[beside], cell.words[beside + 1])
        for beside in (at - 1, at)
        if 0 <= beside < len(cell.words) - 1
    ]
    return any(
        len(left.norm) == len(right.norm) == 1
        and left.capitalised
        and right.capitalised
        and right.gap.strip() == "."
        for left, right in pairs
    )


def _written(cell: Cell, reading: Reading) -> str:
    return cell.words[reading.first].norm


def _dotted(cell: Cell, reading: Reading) -> bool:
    following = reading.last + 1
    return following < len(cell.words) and cell.words[following].gap.startswith(".")


def streets(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """An address names no region: «ул. Московская, 4», «Московский проспект»."""
    if not any_of(readings, _STREETS):
        return readings
    result = list(readings)
    for at, reading in enumerate(readings):
        if reading.role is not Role.STREET:
            continue
        for step in (1, -1):
            beside = at + step
            while 0 <= beside < len(readings) and not _parted(cell, readings, beside, step):
                result[beside] = readings[beside].read_as(UNKNOWN)
                beside += step
    return result


def _parted(cell: Cell, readings: list[Reading], beside: int, step: int) -> bool:
    boundary = readings[beside].first if step == 1 else readings[beside + 1].first
    return cell.separated(boundary)


def only_standing_alone(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """Names that are also other words count only if no unknown word leans on them."""
    if not any_of(readings, _LEANING):
        return readings
    return [
        reading.read_as(UNKNOWN) if _leans(cell, readings, at) else reading
        for at, reading in enumerate(readings)
    ]


def _leans(cell: Cell, readings: list[Reading], at: int) -> bool:
    reading = readings[at]
    if reading.type or reading.role not in (Role.REGION, Role.TOWN, Role.FOREIGN_CITY):
        return False
    before = readings[at - 1].role if at and not cell.separated(reading.first) else None
    last = at + 1 == len(readings) or cell.separated(readings[at + 1].first)
    after = None if last else readings[at + 1].role
    if reading.role is Role.REGION and not reading.typo:
        return before is Role.OTHER and reading.entry.nominative
    return before is Role.OTHER or after in _LEANING


def understood_nouns(cell: Cell, readings: list[Reading]) -> set[int]:
    """Nouns that belong to names beside them: «области: Тверская, Тульская», «Кузбасс обл»."""
    if not any_of(readings, _NOUNS):
        return set()
    shared = {reading.type for reading in readings if reading.entry.rule is Rule.ELIDED_NOUN}
    return {
        at
        for at, reading in enumerate(readings)
        if reading.role is Role.TYPE
        and (
            (reading.entry.value in shared and _beside_a_name(cell, readings, at))
            or _before_a_republic(readings, at)
            or _after_its_name(cell, readings, at)
        )
    }


def _beside_a_name(cell: Cell, readings: list[Reading], at: int) -> bool:
    """«Тверская, Тульская, области», «области: Тверская», but not «Москва и область, Тверская»."""
    before = at > 0 and readings[at - 1].role in NAMED
    following = readings[at + 1] if at + 1 < len(readings) else None
    heads = following and following.role in NAMED and "," not in cell.words[following.first].gap
    return bool(before or heads)


def _before_a_republic(readings: list[Reading], at: int) -> bool:
    following = readings[at + 1] if at + 1 < len(readings) else None
    if readings[at].entry.value != "республика" or not following or following.role is not Role.REGION:
        return False
    return subjects()[following.entry.codes[0]].type == "республика"


def _after_its_name(cell: Cell, readings: list[Reading], at: int) -> bool:
    before = readings[at - 1] if at else None
    if not before or before.role is not Role.REGION:
        return False
    beside = cell.words[readings[at].first].gap.strip() in ("", "/", ")", ",")
    return beside and readings[at].entry.value in FITTING[subjects()[before.entry.codes[0]].type]
