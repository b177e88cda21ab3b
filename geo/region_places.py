"""Text of a venue cell → the federal subjects it lies in."""

from __future__ import annotations

from functools import lru_cache

from geo.region_cell import Reading
from geo.region_findings import Findings, find
from geo.region_terms import Role, Rule

_PLACES = (Role.REGION, Role.TOWN)
_LOOSE = frozenset({Rule.ELIDED_NOUN, Rule.BARE_ADJECTIVE, Rule.WRONG_NOUN, Rule.TYPO})


@lru_cache(maxsize=50_000)
def locate(text: str) -> frozenset[str]:
    """Codes of the federal subjects in which a venue lies; empty if the text does not say.

    Subjects are taken from their names («Республика Крым») and from towns («г. Липецк»). A place in
    the name of an institution («Представительство Республики Татарстан, г. Москва») counts only if
    the text names no other.
    """
    found = find(text)
    places = [each for each in found.kept(*_PLACES) if each.entry.rule not in _LOOSE and not each.typo]
    standing = [reading for reading in places if not _within_a_title(found, reading)]
    return frozenset(reading.entry.codes[0] for reading in standing or places)


def _within_a_title(found: Findings, reading: Reading) -> bool:
    """Whether the words before belong to the same phrase: «Правительство Калужской области»."""
    if found.cell.separated(reading.first):
        return False
    before = next((each for each in found.readings if each.last + 1 == reading.first), None)
    return before is not None and before.role not in (Role.AND, Role.CITY, Role.REGION)
