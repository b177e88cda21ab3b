"""The steps from a cell's text to what it names, and the doubts met on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.region_grammar import compose, resolve_adjectives
from geo.region_names import UNKNOWN, Entry, Role, Rule
from geo.region_reading import Cell, Reading, read
from geo.region_scope import excluded, nationwide, swallow_bodies
from geo.subjects import subjects

_UNREAD = (Role.OTHER, Role.AMBIGUOUS, Role.PARTIAL, Role.ALL, Role.COUNTRY, Role.EVERY, Role.TYPE, Role.BODY)
_UNREAD_ALONE = (*_UNREAD, Role.SETTLEMENT, Role.STREET, Role.NONE)
_NAMED = (Role.REGION, Role.DISTRICT, Role.FOREIGN, Role.TOWN, Role.FOREIGN_CITY)
_RANK = {rule: rank for rank, rule in enumerate(Rule)}


@dataclass(frozen=True, slots=True)
class Match:
    """One subject. ``words`` are cut from the cell: the name with its own noun where it has one; in
    «Калужская, Брянская области» the first match is «Калужская», and its rule says the noun is shared."""

    code: str
    words: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Findings:
    """A cell read to the end: the readings, those left out by «кроме», and the nationwide part."""

    cell: Cell
    readings: tuple[Reading, ...]
    left_out: frozenset[int]
    nationwide: bool
    understood: frozenset[int]

    def kept(self, *roles: Role) -> list[Reading]:
        """The readings of these roles that are not left out, in order."""
        return [
            reading
            for at, reading in enumerate(self.readings)
            if reading.role in roles and at not in self.left_out
        ]

    def words(self, reading: Reading) -> str:
        return self.cell.verbatim(reading.first, reading.last)


def find(text: str) -> Findings:
    """Read a cell in named steps; never raises."""
    cell, readings = read(text)
    readings = _prepositions(cell, readings)
    readings = _streets(cell, readings)
    readings = compose(cell, readings)
    readings = resolve_adjectives(cell, readings)
    readings = swallow_bodies(cell, readings)
    readings = _only_standing_alone(cell, readings)
    left_out = excluded(cell, readings)
    whole, understood = nationwide(cell, readings)
    understood |= _understood_nouns(readings)
    return Findings(cell, tuple(readings), frozenset(left_out), whole, frozenset(understood))


def matches_of(found: Findings) -> tuple[Match, ...]:
    """Each subject once, at its first place, by the most certain of the rules that gave it."""
    best: dict[str, Match] = {}
    for reading in _merged(found):
        code = reading.entry.codes[0]
        match = Match(code, found.words(reading), _rule(reading))
        known = best.get(code)
        if known is None or _RANK[match.rule] < _RANK[known.rule]:
            best[code] = match
    return tuple(best.values())


def foreign_of(found: Findings) -> tuple[str, ...]:
    """Partners abroad; «Витебская область Республики Беларусь» is one."""
    spans: list[tuple[int, int, bool]] = []
    for reading in found.kept(Role.FOREIGN, Role.FOREIGN_CITY):
        part = reading.role is Role.FOREIGN_CITY or reading.type in ("область", "город")
        if (
            spans
            and spans[-1][2]
            and spans[-1][1] + 1 == reading.first
            and not found.cell.separated(reading.first)
        ):
            spans[-1] = (spans[-1][0], reading.last, False)
        else:
            spans.append((reading.first, reading.last, part))
    return tuple(dict.fromkeys(found.cell.verbatim(first, last) for first, last, _ in spans))


def unresolved_of(found: Findings) -> tuple[tuple[int, int], ...]:
    """First and last words of every phrase that nothing was made of."""
    phrases: list[tuple[int, int]] = []
    bridge = False
    for at, reading in enumerate(found.readings):
        if _unread(found, at):
            if phrases and bridge and not found.cell.separated(reading.first):
                phrases[-1] = (phrases[-1][0], reading.last)
            else:
                phrases.append((_counted(found, at), reading.last))
            bridge = True
        else:
            bridge = bridge and reading.role not in _NAMED and not found.cell.separated(reading.first)
    return tuple(phrases)


def _counted(found: Findings, at: int) -> int:
    """Where a phrase begins, a number before it included: «17 субъектов РФ»."""
    first = found.readings[at].first
    numbered = at > 0 and found.readings[at - 1].role is Role.NUMBER and not found.cell.separated(first)
    return found.readings[at - 1].first if numbered else first


def _unread(found: Findings, at: int) -> bool:
    reading = found.readings[at]
    if at in found.left_out or at in found.understood:
        return False
    if reading.role is Role.AMBIGUOUS and reading.type == "город":
        return not _within_a_named_subject(found, reading)
    if reading.role is Role.NONE:
        return len(found.readings) > 1
    return reading.role in _UNREAD_ALONE


def _within_a_named_subject(found: Findings, town: Reading) -> bool:
    """«г. Киров, Калужская область»: of the towns of that name, the one in the subject beside it."""
    named = {reading.entry.codes[0] for reading in found.kept(Role.REGION)}
    return len(named.intersection(town.entry.codes)) == 1


def _rule(reading: Reading) -> Rule:
    return Rule.TYPO if reading.typo else reading.entry.rule


def _merged(found: Findings) -> list[Reading]:
    """«ХМАО – Югра», «Республика Саха (Якутия)»: two names of one subject side by side are one."""
    merged: list[Reading] = []
    for reading in found.kept(Role.REGION, Role.TOWN):
        gap = found.cell.words[reading.first].gap.strip() if reading.first else ""
        previous = merged[-1] if merged else None
        beside = previous is not None and previous.last + 1 == reading.first and gap in ("", "-", "(")
        if (
            beside
            and previous.entry.codes == reading.entry.codes
            and Role.TOWN not in (previous.role, reading.role)
        ):
            merged[-1] = replace(previous, last=reading.last)
        else:
            merged.append(reading)
    return merged


def _prepositions(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """«с» and «п» are a village or a settlement only with a full stop."""
    result = []
    for at, reading in enumerate(readings):
        short = reading.role is Role.SETTLEMENT and len(cell.words[reading.first].norm) == 1
        following = cell.words[reading.last + 1].gap if reading.last + 1 < len(cell.words) else ""
        if short and not following.startswith("."):
            role = Role.NEUTRAL if cell.words[reading.first].norm == "с" else Role.OTHER
            reading = replace(reading, entry=Entry(role))
        result.append(reading)
    return result


def _streets(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """An address names no region: «ул. Московская, 4», «Московский проспект»."""
    result = list(readings)
    for at, reading in enumerate(readings):
        if reading.role is not Role.STREET:
            continue
        for step in (1, -1):
            beside = at + step
            while 0 <= beside < len(readings) and not _parted(cell, readings, beside, step):
                result[beside] = replace(readings[beside], entry=UNKNOWN)
                beside += step
    return result


def _parted(cell: Cell, readings: list[Reading], beside: int, step: int) -> bool:
    boundary = readings[beside].first if step == 1 else readings[beside + 1].first
    return cell.separated(boundary)


def _only_standing_alone(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """Names that are also other words count only if no unknown word leans on them."""
    return [
        replace(reading, entry=UNKNOWN) if _leans(cell, readings, at) else reading
        for at, reading in enumerate(readings)
    ]


def _leans(cell: Cell, readings: list[Reading], at: int) -> bool:
    reading = readings[at]
    if reading.type or reading.role not in (Role.REGION, Role.TOWN, Role.FOREIGN_CITY):
        return False
    before = at > 0 and not cell.separated(reading.first) and readings[at - 1].role is Role.OTHER
    after = (
        at + 1 < len(readings)
        and not cell.separated(readings[at + 1].first)
        and readings[at + 1].role is Role.OTHER
    )
    if reading.role is Role.REGION and not reading.typo:
        return before and reading.entry.nominative
    return before or after


def _understood_nouns(readings: list[Reading]) -> set[int]:
    """Nouns that adjectives of the list share («области: Тверская, Тульская»)."""
    shared = {reading.type for reading in readings if reading.entry.rule is Rule.ELIDED_NOUN}
    understood = set()
    for at, reading in enumerate(readings):
        if reading.role is not Role.TYPE:
            continue
        beside = [readings[other] for other in (at - 1, at + 1) if 0 <= other < len(readings)]
        if reading.entry.value in shared and any(other.role in _NAMED for other in beside):
            understood.add(at)
        following = readings[at + 1] if at + 1 < len(readings) else None
        if following and reading.entry.value == "республика" and following.role is Role.REGION:
            if subjects()[following.entry.codes[0]].type == "республика":
                understood.add(at)
    return understood
