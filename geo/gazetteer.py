"""Text of a plan's region cell → federal subjects, with the words that gave each and the rule.

Nothing is guessed: what cannot be read for certain is left in ``unresolved``, and whatever is read
with a doubt carries it in ``doubts``. The resolver does not know the home region: it reports that one
like any other, and the loader drops it from the participations.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from data.schema import Doubt, Scope
from geo.region_abroad import foreign_of
from geo.region_doubts import doubts_of
from geo.region_findings import Findings, Match, find, matches_of, unresolved_of
from geo.region_places import Place, locate, place_of
from geo.region_signs import doubt_about, signs_of
from geo.region_terms import Role, Rule

__all__ = ["Doubt", "Match", "Place", "Resolution", "Rule", "locate", "place_of", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What one region cell says.

    ``matches`` stand in the order of the text, each subject once. ``districts`` are federal districts
    named instead of subjects («ЦФО»). ``foreign`` and ``unresolved`` are verbatim. ``nationwide`` is
    true where the cell means the whole country, be subjects named beside it or not. ``doubts`` say
    what may be read wrongly; every unresolved phrase has one.
    """

    scope: Scope
    matches: tuple[Match, ...]
    districts: tuple[str, ...]
    foreign: tuple[str, ...]
    unresolved: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    nationwide: bool


@lru_cache(maxsize=50_000)
def resolve(text: str) -> Resolution:
    """The federal subjects, districts and foreign partners that a region cell names. Never raises."""
    found = find(text)
    if not found.cell.words:
        return _without_words(text)
    matches, unread = matches_of(found), unresolved_of(found)
    unresolved = tuple(found.cell.verbatim(first, last) for first, last in unread)
    districts = tuple(dict.fromkeys(each.entry.value for each in found.kept(Role.DISTRICT)))
    foreign = foreign_of(found)
    return Resolution(
        scope=_scope(found, matches, districts, foreign, unresolved),
        matches=matches,
        districts=districts,
        foreign=foreign,
        unresolved=unresolved,
        doubts=doubts_of(found, matches, unread),
        nationwide=found.nationwide,
    )


def _without_words(text: str) -> Resolution:
    signs = signs_of(text)
    if not signs:
        return Resolution(Scope.NONE, (), (), (), (), (), nationwide=False)
    return Resolution(Scope.UNRESOLVED, (), (), (), (signs,), (doubt_about(signs),), nationwide=False)


def _scope(found: Findings, matches: tuple, districts: tuple, foreign: tuple, unresolved: tuple) -> Scope:
    """Named subjects count first; a cell that names only partners abroad names its partners too."""
    if matches:
        return Scope.NAMED
    if districts:
        return Scope.DISTRICT
    if found.nationwide:
        return Scope.NATIONWIDE
    if foreign:
        return Scope.NAMED
    return Scope.UNRESOLVED if unresolved else Scope.NONE
