"""A cell as a row of readings: each known phrase with its role, each unknown word as it stands."""

from __future__ import annotations

import re
from functools import lru_cache

from geo.region_cell import Cell, Reading
from geo.region_mending import CORRECTABLE, SHORTEST_TYPO, mended, nearest_known, nearest_phrase
from geo.region_names import longest_by_first_word, longest_phrase, towns, vocabulary
from geo.region_shortened import shortened
from geo.region_terms import UNKNOWN, Entry, Role
from geo.verbatim import words_of

_NOT_NAMES = frozenset({Role.OTHER, Role.NEUTRAL, Role.AND, Role.SETTLEMENT})
_INSIDE_A_NAME = re.compile(r"\s*\.?\s*[-(]?\s*")


def read(text: str) -> tuple[Cell, list[Reading]]:
    """The cell and its readings in order; together they cover every word once."""
    words = mended(words_of(text))
    cell = Cell(text, words, [0] * len(words))
    quoted = _quoted(cell)
    readings: list[Reading] = []
    at = 0
    while at < len(cell.words):
        marked = bool(readings) and readings[-1].role is Role.CITY and not cell.separated(at)
        reading = Reading(UNKNOWN, at, at) if quoted[at] else shortened(cell, at) or _longest(cell, at)
        if marked and reading.role is Role.OTHER and not quoted[at]:
            reading = _town_at(cell, at) or reading
        readings.append(reading)
        at = reading.last + 1
    return cell, _whole_compounds(cell, readings)


def _longest(cell: Cell, at: int) -> Reading:
    norm = cell.words[at].norm
    if norm.isdecimal():
        return Reading(Entry(Role.NUMBER, value=norm), at, at)
    exact = _phrase_at(cell, at, norm)
    end = _compound_end(cell, at)
    if exact and exact.last >= end:
        return exact
    compound = nearest_phrase(" ".join(word.norm for word in cell.words[at : end + 1])) if end > at else ()
    if compound:
        return Reading(vocabulary()[compound], at, end, typo=True)
    if exact:
        return exact
    near = nearest_known(norm)
    corrected = _phrase_at(cell, at, near) if near else None
    if corrected and corrected.role in CORRECTABLE and len(norm) >= _shortest_typo(corrected.role):
        return Reading(corrected.entry, corrected.first, corrected.last, typo=True)
    return Reading(UNKNOWN, at, at)


def _shortest_typo(role: Role) -> int:
    """A noun alone needs more letters to be mended than one word of two: «Крымов» is not «Крымом»."""
    return SHORTEST_TYPO if role in (Role.ADJECTIVE, Role.TYPE) else SHORTEST_TYPO + 1


def _phrase_at(cell: Cell, at: int, norm: str) -> Reading | None:
    """The longest known phrase that starts at a word read as ``norm``."""
    known = vocabulary()
    end = min(at + longest_by_first_word().get(norm, 0), len(cell.words))
    phrase = [norm]
    for word in cell.words[at + 1 : end]:
        if not _inside_a_name(word.gap):
            break
        phrase.append(word.norm)
    for length in range(len(phrase), 0, -1):
        entry = known.get(tuple(phrase[:length]))
        if entry:
            return Reading(entry, at, at + length - 1)
    return None


def _town_at(cell: Cell, at: int) -> Reading | None:
    """The longest name of a town (up to three words) after «г.»."""
    words = cell.words[at : at + 3]
    for length in range(len(words), 0, -1):
        joined = all(_inside_a_name(word.gap) for word in words[1:length])
        entry = towns().get(tuple(word.norm for word in words[:length])) if joined else None
        if entry and not cell.hyphenated(at + length):
            return Reading(entry, at, at + length - 1)
    return None


def _compound_end(cell: Cell, at: int) -> int:
    """The last word of the hyphenated word that begins at a word, or one too far to be a known phrase."""
    end, farthest = at, at + longest_phrase()
    while end < farthest and cell.hyphenated(end + 1):
        end += 1
    return end


def _quoted(cell: Cell) -> list[bool]:
    """Which words are the quoted name of something: «гостиница «Москва»», not «"Калужская область"»."""
    depth, masked_from, flags = 0, 0, []
    for at, word in enumerate(cell.words):
        for place, mark in enumerate(word.gap):
            if mark in "«“„‟" or (mark == '"' and not depth):
                depth += 1
                if not masked_from and at and not word.gap[:place].strip():
                    masked_from = depth
            elif mark in "»”" or mark == '"':
                if masked_from == depth:
                    masked_from = 0
                depth = max(0, depth - 1)
        flags.append(bool(masked_from))
    return flags


def _whole_compounds(cell: Cell, readings: list[Reading]) -> list[Reading]:
    """Parts of a hyphenated word count only if all of them are known («Москва-Сити» is not Moscow)."""
    whole: list[Reading] = []
    for reading in readings:
        if whole and cell.hyphenated(reading.first) and _doubtful(whole[-1], reading):
            reading = Reading(UNKNOWN, whole.pop().first, reading.last)
        whole.append(reading)
    return whole


def _doubtful(left: Reading, right: Reading) -> bool:
    return left.typo or right.typo or bool(_NOT_NAMES.intersection((left.role, right.role)))


@lru_cache(maxsize=1024)
def _inside_a_name(gap: str) -> bool:
    return _INSIDE_A_NAME.fullmatch(gap) is not None
