"""Text of a venue cell → where it lies: in which federal subjects, in one of several, abroad."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from geo.region_cell import Reading
from geo.region_findings import Findings, find
from geo.region_names import vocabulary
from geo.region_terms import GROUP, UNKNOWN, Role, Rule

_PLACES = (Role.REGION, Role.TOWN)
_TOWNS = (Rule.CITY, Rule.CAPITAL)
_ABROAD = (Role.FOREIGN, Role.FOREIGN_CITY)
_LOOSE = frozenset({Rule.BARE_ADJECTIVE, Rule.WRONG_NOUN, Rule.TYPO})
_WHERE = frozenset({"в", "во", "на"})
_WITH = frozenset({"с", "со"})  # «совместно с Республикой Беларусь» says with whom
_REPRESENTATIONS = ("представительств", "постпредств")


class _Named(NamedTuple):
    """A name, and the place among the readings of the first one that shares its noun («Калужская и …»)."""

    reading: Reading
    head: int


class Place(NamedTuple):
    """Where a venue lies.

    ``codes`` are the federal subjects in which it lies, ``undecided`` those of each town whose name towns of
    several have («г. Киров») where the text names none of them; ``is_abroad`` says whether it names a
    country or a foreign town to lie in: «г. Минск», not «Посольство Китая».
    """

    codes: frozenset[str]
    undecided: tuple[frozenset[str], ...]
    is_abroad: bool


@lru_cache(maxsize=50_000)
def place_of(text: str) -> Place:
    """The place that a venue cell names. Never raises; what the text does not say is empty."""
    found = find(text)
    codes = _codes(found)
    towns = [frozenset(each.entry.codes) for each in found.kept(Role.AMBIGUOUS) if each.entry.rule in _TOWNS]
    return Place(codes, tuple(town for town in towns if not town & codes), _stands_abroad(found))


def locate(text: str) -> frozenset[str]:
    """The ``codes`` of the place that a text names."""
    return place_of(text).codes


def _codes(found: Findings) -> frozenset[str]:
    """The subjects in which a venue lies; empty if the text does not say.

    Subjects are taken from their names («Республика Крым») and from towns («г. Липецк»). A place in
    the name of an institution («Правительство Калужской области, г. Москва») counts only if the text
    names no other, here or abroad, and that of a «представительство» never: it stands outside its region.
    """
    places = [each for each in _named_at(found, _PLACES) if _is_a_place(found, each.reading)]
    standing = [each for each in places if not _within_a_title(found, each.head)]
    if not standing and not _stands_abroad(found):
        standing = [each for each in places if not _is_represented(found, each.head)]
    return frozenset(each.reading.entry.codes[0] for each in standing)


def _stands_abroad(found: Findings) -> bool:
    return any(
        _is_a_place_abroad(found, each.reading) and not _within_a_title(found, each.head)
        for each in _named_at(found, _ABROAD)
    )


def _named_at(found: Findings, roles: tuple[Role, ...]) -> list[_Named]:
    """The names of these roles, each with the head of its list."""
    if not found.kept(*roles):
        return []
    heads: list[int] = []
    for at, reading in enumerate(found.readings):
        link = at - 2 if at and found.readings[at - 1].role is Role.AND else at - 1
        shared = link >= 0 and _share_a_noun(found.readings[link], reading)
        heads.append(heads[link] if shared else at)
    return [
        _Named(reading, heads[at])
        for at, reading in enumerate(found.readings)
        if reading.role in roles and at not in found.left_out
    ]


def _share_a_noun(left: Reading, right: Reading) -> bool:
    return left.entry.rule is Rule.ELIDED_NOUN and left.type == right.type


def _is_a_place(found: Findings, reading: Reading) -> bool:
    if reading.typo or reading.entry.rule in _LOOSE:
        return False
    return reading.entry.rule is not Rule.ELIDED_NOUN or not _numbered(found, reading)


def _numbered(found: Findings, reading: Reading) -> bool:
    """Whether a house number makes a street of it: «Калужская, 5, Смоленская область»."""
    following = found.cell.words[reading.last + 1 : reading.last + 2]
    return any(word.norm.isdecimal() for word in following)


def _is_a_place_abroad(found: Findings, reading: Reading) -> bool:
    """Whether it is a country or a town, not «страны СНГ», nor a village: «д. Горки»."""
    first = found.cell.words[reading.first].norm
    village = vocabulary().get((first,), UNKNOWN).role is Role.SETTLEMENT
    return not village and not reading.typo and reading.entry.value != GROUP


def _within_a_title(found: Findings, head: int) -> bool:
    """Whether the words before belong to the same phrase: «Правительство Калужской области»."""
    if not head or found.cell.separated(found.readings[head].first):
        return False
    before = found.readings[head - 1]
    if found.cell.words[before.last].norm in _WITH:
        return True
    where = found.cell.words[before.first].norm in _WHERE
    return not where and before.role not in (Role.AND, Role.CITY, *_PLACES, *_ABROAD)


def _is_represented(found: Findings, head: int) -> bool:
    """Whether a «представительство» stands before in the same phrase."""
    at = found.readings[head].first
    while not found.cell.separated(at):
        at -= 1
        if found.cell.words[at].norm.startswith(_REPRESENTATIONS):
            return True
    return False
