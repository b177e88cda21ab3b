"""Words as they were meant: broken over lines, run together, or one letter wrong."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.region_names import Phrase, known_words, vocabulary
from geo.region_terms import UNKNOWN, Role
from geo.verbatim import Word

SHORTEST_TYPO = 6
CORRECTABLE = frozenset({Role.REGION, Role.ADJECTIVE, Role.TYPE, Role.FOREIGN, Role.FOREIGN_ADJECTIVE})
_NAME_AND_NOUN = re.compile(r"(.{5,})(област\w*|обл|кра[йяюе]|краем|республик\w*)")


def mended(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words broken over lines joined, words written without a space parted."""
    whole: list[Word] = []
    for word in words:
        if whole and _broken(whole[-1], word):
            head = whole.pop()
            word = Word(head.norm + word.norm, head.start, word.end, head.gap, head.capitalised)
        whole.extend(_parted(word))
    return tuple(whole)


def _broken(head: Word, tail: Word) -> bool:
    """«Калуж-⏎ская», «УрФО»: the whole known, not both halves, and a line or nothing between them."""
    if tail.gap and ("\n" not in tail.gap or tail.gap.strip() not in ("", "-")):
        return False
    known = known_words()
    return head.norm + tail.norm in known and not (head.norm in known and tail.norm in known)


def _parted(word: Word) -> list[Word]:
    """«Московскаяобласть» as two words."""
    if word.norm in known_words():
        return [word]
    glued = _NAME_AND_NOUN.fullmatch(word.norm)
    if not glued or (glued[1],) not in vocabulary():
        return [word]
    cut = word.start + len(glued[1])
    if word.end - word.start != len(word.norm):
        return [word]
    return [
        Word(glued[1], word.start, cut, word.gap, word.capitalised),
        Word(glued[2], cut, word.end, "", False),
    ]


@lru_cache(maxsize=20_000)
def nearest_known(word: str) -> str:
    """The one known word that is one edit away from an unknown long word, else ""."""
    if len(word) < SHORTEST_TYPO or word in known_words():
        return ""
    near = process.extract(word, _long_words(), scorer=OSA.distance, score_cutoff=1, limit=None)
    entries = {vocabulary().get((found,), UNKNOWN).codes or found for found, _, _ in near}
    return near[0][0] if len(entries) == 1 else ""


@lru_cache(maxsize=20_000)
def nearest_phrase(compound: str) -> Phrase:
    """The one known phrase of as many words that is one edit away from a hyphenated word, else ()."""
    near = process.extract(compound, _joined_phrases(), scorer=OSA.distance, score_cutoff=1, limit=None)
    found = [tuple(joined.split()) for joined, _, _ in near if joined.count(" ") == compound.count(" ")]
    correctable = [phrase for phrase in found if vocabulary()[phrase].role in CORRECTABLE]
    meanings = {(vocabulary()[phrase].role, vocabulary()[phrase].codes) for phrase in correctable}
    return correctable[0] if len(meanings) == 1 else ()


@lru_cache(maxsize=1)
def _joined_phrases() -> tuple[str, ...]:
    phrases = (" ".join(phrase) for phrase in vocabulary() if len(phrase) > 1)
    return tuple(sorted(phrase for phrase in phrases if len(phrase) > 2 * SHORTEST_TYPO))


@lru_cache(maxsize=1)
def _long_words() -> tuple[str, ...]:
    return tuple(sorted(word for word in known_words() if len(word) >= SHORTEST_TYPO - 1))
