"""The steps from a cell's text to what it names, and the doubts met on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from geo.region_cell import Cell, Reading
from geo.region_context import NAMED, only_standing_alone, understood_nouns
from geo.region_items import read_items
from geo.region_lists import resolve_adjectives
from geo.region_scope import excluded, nationwide, only_whole_districts, swallow_bodies
from geo.region_terms import Role, Rule

_UNREAD = frozenset(
    {
        *(Role.OTHER, Role.AMBIGUOUS, Role.PARTIAL, Role.ALL, Role.COUNTRY, Role.EVERY),
        *(Role.TYPE, Role.BODY, Role.SETTLEMENT, Role.STREET, Role.NONE),
    }
)
_SUBJECTS = frozenset({Role.REGION, Role.TOWN})
_MEANINGFUL = NAMED | {Role.NONE}
_RANK = {rule: rank for rank, rule in enumerate(Rule)}


class Match(NamedTuple):
    """One subject. ``words`` are cut from the cell: the name with its own noun where it has one; in
    «Калужская, Брянская области» the first match is «Калужская», and its rule says the noun is shared."""

    code: str
    words: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Findings:
    """A cell read to the end: readings and their roles, those left out by «кроме», the nationwide part."""

    cell: Cell
    readings: tuple[Reading, ...]
    roles: frozenset[Role]
    left_out: frozenset[int]
    nationwide: bool
    understood: frozenset[int]

    def kept(self, *roles: Role) -> list[Reading]:
        """The readings of these roles that are not left out, in order."""
        if self.roles.isdisjoint(roles):
            return []
        return [
            reading
            for at, reading in enumerate(self.readings)
            if reading.entry.role in roles and at not in self.left_out
        ]

    def words(self, reading: Reading) -> str:
        return self.cell.verbatim(reading.first, reading.last)


def find(text: str) -> Findings:
    """Read a cell in named steps; never raises."""
    cell, readings = read_items(text)
    readings = resolve_adjectives(cell, readings)
    readings = swallow_bodies(cell, readings)
    readings = only_standing_alone(cell, readings)
    left_out = excluded(cell, readings)
    readings = only_whole_districts(cell, readings, left_out)
    whole, understood = nationwide(cell, readings, left_out)
    understood |= understood_nouns(cell, readings)
    roles = frozenset(reading.role for reading in readings)
    return Findings(cell, tuple(readings), roles, frozenset(left_out), whole, frozenset(understood))


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


def unresolved_of(found: Findings) -> tuple[tuple[int, int], ...]:
    """First and last words of every phrase that nothing was made of."""
    phrases = [] if found.roles.isdisjoint(_UNREAD) else _unread_phrases(found)
    if not phrases and _says_nothing(found):
        return ((0, len(found.cell.words) - 1),)
    return tuple(phrases)


def _unread_phrases(found: Findings) -> list[tuple[int, int]]:
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
            bridge = bridge and reading.role not in NAMED and not found.cell.separated(reading.first)
    return phrases


def _says_nothing(found: Findings) -> bool:
    """Whether there are words, and none of them names anybody or says that there is nobody."""
    if found.nationwide or not found.readings:
        return False
    kept = (reading for at, reading in enumerate(found.readings) if at not in found.left_out)
    return not any(reading.role in _MEANINGFUL for reading in kept)


def _counted(found: Findings, at: int) -> int:
    """Where a phrase begins, «17» in «17 субъектов РФ» and «города» in «города России» included."""
    first = found.readings[at].first
    before = found.readings[at - 1].role if at else None
    numbered = before in (Role.NUMBER, Role.CITY) and not found.cell.separated(first)
    return found.readings[at - 1].first if numbered else first


def _unread(found: Findings, at: int) -> bool:
    reading = found.readings[at]
    if at in found.left_out or at in found.understood:
        return False
    if reading.role is Role.AMBIGUOUS and reading.type == "город":
        return not _within_a_named_subject(found, reading)
    if reading.role is Role.NONE:
        return len(found.readings) > 1
    return reading.role in _UNREAD


def _within_a_named_subject(found: Findings, town: Reading) -> bool:
    """«г. Киров, Калужская область»: of the towns of that name, the one in the subject beside it."""
    named = {reading.entry.codes[0] for reading in found.kept(Role.REGION)}
    return len(named.intersection(town.entry.codes)) == 1


def _rule(reading: Reading) -> Rule:
    return Rule.TYPO if reading.typo else reading.entry.rule


def _merged(found: Findings) -> list[Reading]:
    """«ХМАО – Югра», «Республика Саха (Якутия)»: two names of one subject side by side are one."""
    merged: list[Reading] = []
    for reading in found.kept(*_SUBJECTS):
        gap = found.cell.words[reading.first].gap.strip() if reading.first else ""
        beside = bool(merged) and merged[-1].last + 1 == reading.first and gap in ("", "-", "(")
        if beside and _same_subject(merged[-1], reading):
            merged[-1] = merged[-1]._replace(last=reading.last)
        else:
            merged.append(reading)
    return merged


def _same_subject(left: Reading, right: Reading) -> bool:
    return left.entry.codes == right.entry.codes and left.role is right.role is Role.REGION
