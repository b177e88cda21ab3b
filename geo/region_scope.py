"""What else a cell says: who is left out, whether it means the whole country, what nobody can read."""

from __future__ import annotations

from functools import cache

from geo.region_cell import Cell, Reading, any_of
from geo.region_terms import UNKNOWN, Entry, Role
from geo.subjects import by_district

NATION = range(80, 100)  # «85 субъектов» is the whole country, «17 регионов» is not
LONGEST_COUNT = 3  # digits; longer numbers are years
_DISTRICTS = frozenset({Role.DISTRICT})
_EXCLUDING, _BODIES = frozenset({Role.EXCEPT}), frozenset({Role.BODY})
_NATION_OR_REGIONS = frozenset({Role.ALL, Role.COUNTRY, Role.EVERY})
_NATIONAL = (Role.ALL, Role.COUNTRY, Role.EVERY, Role.NUMBER, Role.NEUTRAL)
_NAMED = (Role.REGION, Role.DISTRICT, Role.FOREIGN, Role.TOWN, Role.AMBIGUOUS, Role.FOREIGN_CITY)
_PART_OF_A_BODY = Entry(Role.NEUTRAL)
_SWALLOWED = (Role.OTHER, Role.AND, Role.NEUTRAL, Role.BODY, Role.ALL)


def excluded(cell: Cell, readings: list[Reading]) -> set[int]:
    """Readings that «кроме», «за исключением» or «без» leave out, those words included."""
    left_out: set[int] = set()
    if not any_of(readings, _EXCLUDING):
        return left_out
    for at, reading in enumerate(readings):
        if reading.role is Role.EXCEPT and at not in left_out:
            left_out |= _exclusion(cell, readings, at)
    return left_out


def _exclusion(cell: Cell, readings: list[Reading], at: int) -> set[int]:
    """From the word of exclusion to the closing bracket, or to a name that is not in the genitive."""
    bracketed = "(" in cell.words[readings[at].first].gap
    span, named = {at}, False
    for beside in range(at + 1, len(readings)):
        gap = cell.words[readings[beside].first].gap
        if ")" in gap or ";" in gap:
            break
        if named and not bracketed and _nominative(cell, readings[beside]):
            break
        named |= readings[beside].role in (*_NAMED, Role.TYPE)
        span.add(beside)
    return span


def _nominative(cell: Cell, reading: Reading) -> bool:
    """Whether a name stands in the nominative, so that it cannot be what «кроме» leaves out."""
    first = cell.words[reading.first].norm
    return (
        reading.entry.nominative
        or (reading.entry.gender and first.endswith(("ая", "ий")))
        or first in ("республика", "город", "край")
    )


def swallow_bodies(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """«Министерство труда и занятости Калужской области»: the words up to the region are neutral."""
    if not any_of(readings, _BODIES):
        return readings
    result = list(readings)
    for at, reading in enumerate(readings):
        if reading.role is not Role.BODY or result[at].role is not Role.BODY:
            continue
        beside = at + 1
        while beside < len(readings) and _within_body(cell, readings[beside]):
            beside += 1
        if beside < len(readings) and readings[beside].role in _NAMED:
            for inside in range(at, beside):
                result[inside] = result[inside].read_as(_PART_OF_A_BODY)
    return result


def _within_body(cell: Cell, reading: Reading) -> bool:
    if reading.role not in _SWALLOWED or ";" in cell.words[reading.first].gap:
        return False
    return reading.role is not Role.OTHER or not cell.words[reading.first].capitalised


def nationwide(cell: Cell, readings: list[Reading], left_out: set[int]) -> tuple[bool, set[int]]:
    """Whether the cell means the whole country, and the readings of «регионы», «РФ» … that are understood."""
    whole, understood = False, set()
    if not any_of(readings, _NATION_OR_REGIONS):
        return whole, understood
    for clause in _clauses(cell, readings, left_out):
        roles = {readings[at].role for at in clause}
        ours = {at for at in clause if readings[at].role in _NATION_OR_REGIONS}
        if not ours:
            continue
        if _goes_on(cell, readings, clause):
            understood |= ours if _lists_names(cell, readings, clause) else set()
            continue
        if roles <= set(_NATIONAL) and _is_national(clause, readings):
            whole = True
            understood |= ours
        elif roles <= set(_NATIONAL) and Role.NUMBER not in roles and roles & {Role.ALL}:
            understood |= ours if any(reading.role in _NAMED for reading in readings) else set()
        elif roles & set(_NAMED) and not roles & {Role.OTHER, Role.PARTIAL, Role.BODY}:
            understood |= ours
    return whole, understood


def only_whole_districts(cell: Cell, readings: list[Reading], left_out: set[int]) -> list[Reading]:
    """«5 регионов ЦФО» names no district: which five it does not say; «18 регионов ЦФО» are all of it."""
    if not any_of(readings, _DISTRICTS):
        return readings
    result = list(readings)
    for clause in _clauses(cell, readings, left_out):
        if _is_part(cell, readings, clause) and not _lists_names(cell, readings, clause):
            for at in clause:
                if readings[at].role is Role.DISTRICT:
                    result[at] = readings[at].read_as(UNKNOWN)
    return result


def _is_part(cell: Cell, readings: list[Reading], clause: list[int]) -> bool:
    """Whether a number of subjects is said with a district, and it has more or fewer."""
    inside = [readings[at] for at in clause]
    if not any(reading.role is Role.ALL or reading.entry.value == "регион" for reading in inside):
        return False
    districts = [reading.entry.value for reading in inside if reading.role is Role.DISTRICT]
    size = sum(_sizes()[district] for district in districts)
    counts = [count for reading in inside if (count := _count(cell, reading)) is not None]
    return bool(districts and counts) and size not in counts


@cache
def _sizes() -> dict[str, int]:
    return {district: len(subjects) for district, subjects in by_district().items()}


def _count(cell: Cell, reading: Reading) -> int | None:
    """The number of subjects that a number says: no year, and not «1.» of a list."""
    number = reading.entry.value
    if reading.role is not Role.NUMBER or len(number) > LONGEST_COUNT:
        return None
    following = cell.words[reading.last + 1 : reading.last + 2]
    return None if any("." in word.gap for word in following) else int(number)


def _goes_on(cell: Cell, readings: list[Reading], clause: list[int]) -> bool:
    """Whether what follows says which ones: «субъекты РФ – участники проекта», «регионы (Тула)»."""
    following = clause[-1] + 1
    if following == len(readings):
        return False
    gap, reading = cell.words[readings[following].first].gap.strip(), readings[following]
    qualified = reading.role is Role.OTHER or reading.entry.value == "участники"
    return (gap in ("-", "(") and qualified) or _lists_names(cell, readings, clause)


def _lists_names(cell: Cell, readings: list[Reading], clause: list[int]) -> bool:
    """«субъекты РФ: Республика Крым, г. Севастополь»: the names are those subjects."""
    following = clause[-1] + 1
    if following == len(readings) or readings[following].role not in _NAMED:
        return False
    return cell.words[readings[following].first].gap.strip() in (":", "(", "-")


def _is_national(clause: list[int], readings: list[Reading]) -> bool:
    inside = [readings[at] for at in clause]
    numbers = [reading.entry.value for reading in inside if reading.role is Role.NUMBER]
    counts = [int(number) for number in numbers if len(number) <= LONGEST_COUNT]
    if any(count not in NATION for count in counts):
        return False
    return bool(counts) or any(reading.role in (Role.COUNTRY, Role.EVERY) for reading in inside)


def _clauses(cell: Cell, readings: list[Reading], left_out: set[int]) -> list[list[int]]:
    """Indexes of readings that no punctuation, «и» or exclusion parts; «…, входящие в состав …» goes on."""
    clauses: list[list[int]] = [[]]
    for at, reading in enumerate(readings):
        parting = reading.role is Role.AND or at in left_out
        joined = reading.entry.value == "входящие в состав"
        if parting or (cell.separated(reading.first) and not joined):
            clauses.append([])
        if not parting:
            clauses[-1].append(at)
    return [clause for clause in clauses if clause]
