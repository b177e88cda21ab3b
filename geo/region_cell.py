"""A region cell's words and what was read from them: the terms in which every later step speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from geo.region_terms import Entry, Role
from geo.verbatim import Word

_ABBREVIATION_LENGTH = 4
_QUOTES = re.compile("[«»“”„‟\"']")
_CLOSING = frozenset(")»”")
_DOTTED = frozenset({"обл", "респ", "окр", "кр", "др", "пр"})
_HYPHENATED = re.compile(r"-\n\s*")


class Reading(NamedTuple):
    """Words ``first`` to ``last`` (inclusive) read as ``entry``; ``typo`` if one letter was mended.

    ``type`` is the noun that a name was read with («область» for «Калужская область»).
    """

    entry: Entry
    first: int
    last: int
    typo: bool = False
    type: str = ""

    @property
    def role(self) -> Role:
        return self.entry.role

    def read_as(self, entry: Entry, noun: str = "") -> Reading:
        """The same words read as something else, with the noun they have or another one."""
        return Reading(entry, self.first, self.last, self.typo, noun or self.type)

    def moved(self, by: int) -> Reading:
        """The reading in a cell that has so many words more before it."""
        return Reading(self.entry, self.first + by, self.last + by, self.typo, self.type) if by else self


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and its words; answers what stands between them.

    The places of word n count from ``origins[n]``, the beginning of the part of the text it was read in.
    """

    text: str
    words: Sequence[Word]
    origins: Sequence[int]

    def verbatim(self, first: int, last: int) -> str:
        """The text from one word to another, with the bracket or quote that it opens closed."""
        word = self.words[last]
        start, end = self.origins[first] + self.words[first].start, self.origins[last] + word.end
        abbreviated = word.norm in _DOTTED or word.end - word.start == 1
        if abbreviated and self.text[end : end + 1] == ".":
            end += 1
        if self.text[end : end + 1] not in _CLOSING:
            return self.text[start:end]
        for opening, closing in ("()", "«»", "“”"):
            piece = self.text[start:end]
            if piece.count(opening) > piece.count(closing) and self.text[end : end + 1] == closing:
                end += 1
        return self.text[start:end]

    def separated(self, at: int) -> bool:
        """Whether punctuation that ends a phrase stands before word ``at`` (or nothing does)."""
        if at <= 0 or at >= len(self.words):
            return True
        mark = _parting(self.words[at].gap)
        return bool(mark) and (mark != "." or len(self.words[at - 1].norm) > _ABBREVIATION_LENGTH)

    def hyphenated(self, at: int) -> bool:
        """Whether word ``at`` is the second part of a compound («Москва-Сити») or stuck to the first."""
        return 0 < at < len(self.words) and _sticks(self.words[at].gap)


def any_of(readings: Iterable[Reading], roles: frozenset[Role]) -> bool:
    """Whether any reading has one of the roles."""
    return not roles.isdisjoint([reading.entry.role for reading in readings])


@lru_cache(maxsize=1024)
def _parting(gap: str) -> str:
    """The punctuation of a gap; "" where it parts nothing: quotes, a hyphen in a word or at a line's end."""
    return "" if gap == "-" or _HYPHENATED.fullmatch(gap) else _QUOTES.sub("", gap).strip()


@lru_cache(maxsize=1024)
def _sticks(gap: str) -> bool:
    return not gap or gap == "-" or _HYPHENATED.fullmatch(gap) is not None
