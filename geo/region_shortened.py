"""Adjectives cut short by a full stop before their noun: «Моск. обл.», «Прим. край»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from geo.region_cell import Cell, Reading
from geo.region_names import rows_of, vocabulary
from geo.region_terms import UNKNOWN, Entry, Role, Rule
from geo.subjects import subjects
from geo.verbatim import Word

SHORTEST = 3  # letters before the full stop
_NOUNS = ("область", "край")
_TOWNS = frozenset({Role.TOWN, Role.AMBIGUOUS})


def shortened(cell: Cell, at: int) -> Reading | None:
    """The subject whose adjective begins with a word and a full stop before a noun; several are ambiguous."""
    if at + 1 >= len(cell.words) or not cell.words[at + 1].gap.startswith("."):
        return None
    word, noun = cell.words[at], cell.words[at + 1]
    kind = vocabulary().get((noun.norm,), UNKNOWN).value if noun.gap.strip() == "." else ""
    if kind not in _NOUNS or len(word.norm) < SHORTEST or not _may_be_cut(word, noun):
        return None
    entry = _meaning(word.norm, kind)
    return Reading(entry, at, at + 1, type=kind) if entry else None


def _may_be_cut(word: Word, noun: Word) -> bool:
    """Whether no known word ends a sentence there: «Псков. обл.», but not «г. Псков. Область …»."""
    known = vocabulary().get((word.norm,), UNKNOWN)
    is_town = known.role in _TOWNS or known.rule is Rule.FORMER_NAME
    return known.role is Role.OTHER or (is_town and not noun.capitalised)


@lru_cache(maxsize=1024)
def _meaning(beginning: str, kind: str) -> Entry | None:
    codes = [code for adjective, code in _adjectives()[kind] if adjective.startswith(beginning)]
    found = tuple(dict.fromkeys(codes))
    if len(found) == 1:
        return Entry(Role.REGION, found, rule=Rule.SHORTENED)
    return Entry(Role.AMBIGUOUS, found) if found else None


@cache
def _adjectives() -> Mapping[str, list[tuple[str, str]]]:
    """The adjectives of the subjects of each type, with their codes."""
    rows = [row for row in rows_of("gazetteer.csv") if row["kind"] == "adjective"]
    return {
        kind: [
            (row["name"].lower().replace("ё", "е"), row["code"])
            for row in rows
            if subjects()[row["code"]].type == kind
        ]
        for kind in _NOUNS
    }
