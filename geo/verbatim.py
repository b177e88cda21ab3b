"""A cell's words, cleaned for comparison, each with its place in the untouched text.

Documents carry soft hyphens, zero-width and non-breaking characters, decomposed letters, Latin and
Greek look-alikes and every kind of dash. Names are compared on cleaned words; whatever is shown to a
person is cut from the text as it stands in the document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_LATIN = str.maketrans("AaBbCcEeHKkMOoPpTXxYy", "АаВьСсЕеНКкМОоРрТХхУу")
_GREEK = str.maketrans("ΑαΒΕεΗΚκΜΟοΡρΤΥυΧχ", "АаВЕеНКкМОоРрТУуХх")
_LOOKALIKES = _LATIN | _GREEK
_DIGIT_LOOKALIKES = str.maketrans("03", "ОЗ")

_DASHES = re.compile(r"[\u2010-\u2015\u2043\u2212\uFE58\uFE63\uFF0D]")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_RUN = re.compile(r"[^\W_]+")
_WRAPPED = re.compile(r"\u00AD[ \t]*[\r\n]+[ \t]*")
_CYRILLIC = re.compile("[А-яЁё]")
_NOT_CYRILLIC = re.compile("[A-Za-zΑ-ω]")
_LEADING_DIGIT = re.compile(r"[03](?=[А-Яа-яЁё]{3})")


class Word(NamedTuple):
    """One word: ``norm`` is lower case with е for ё; ``gap`` is what stands between it and the word
    before (cleaned, "" for the first word of a text that starts with it)."""

    norm: str
    start: int
    end: int
    gap: str
    capitalised: bool


def words_of(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order; ``text[word.start:word.end]`` is the word as written."""
    clean, places = _cleaned(text)
    words, gap_start = [], 0
    for start, end in _word_spans(clean):
        piece = clean[start:end]
        norm = piece.lower().replace("ё", "е")
        words.append(
            Word(norm, places[start], places[end - 1] + 1, clean[gap_start:start], piece[0].isupper())
        )
        gap_start = end
    return tuple(words)


def _word_spans(clean: str) -> list[tuple[int, int]]:
    """Spans of words; «КалужскаяБрянская» is cut where a capital follows a small letter."""
    spans = []
    for found in _WORD.finditer(clean):
        start = found.start()
        joined = not (found[0].islower() or found[0].istitle())
        for at in range(start + 1, found.end()) if joined else ():
            if clean[at].isupper() and clean[at - 1].islower():
                spans.append((start, at))
                start = at
        spans.append((start, found.end()))
    return spans


def _cleaned(text: str) -> tuple[str, Sequence[int]]:
    """The text with one plain character per visible one, and the place of each in ``text``."""
    chars: list[str] = [_plain(char) for char in text]
    places: Sequence[int] = range(len(text))
    if "" in chars:
        chars, places = _visible(text)
    return _RUN.sub(_without_lookalikes, "".join(chars)), places


def _visible(text: str) -> tuple[list[str], list[int]]:
    """The same of a text with characters that are invisible or marks on the one before."""
    chars: list[str] = []
    places: list[int] = []
    position = 0
    while position < len(text):
        char = text[position]
        if unicodedata.combining(char):
            if chars:
                chars[-1] = _composed(chars[-1], char)
                places[-1] = position if chars[-1].isalpha() else places[-1]
        elif not _plain(char):
            position = _after_soft_hyphen(text, position)
            continue
        else:
            chars.append(_plain(char))
            places.append(position)
        position += 1
    return chars, places


def _after_soft_hyphen(text: str, position: int) -> int:
    """Past an invisible character, and past the line break that a soft hyphen ends a line with."""
    wrapped = _WRAPPED.match(text, position)
    return wrapped.end() if wrapped else position + 1


def _composed(base: str, mark: str) -> str:
    """й and ё from their parts; a stress mark or any other accent is dropped."""
    composed = unicodedata.normalize("NFC", base + mark)
    return composed if composed in "ЙйЁё" else base


@lru_cache(maxsize=2048)
def _plain(char: str) -> str:
    """One plain character for one visible; "" for what is invisible or a mark on the character before."""
    if unicodedata.category(char) == "Cf" or unicodedata.combining(char):
        return ""
    if char in "\n\r\v\f\x85\u2028\u2029":
        return "\n"
    if char.isspace():
        return " "
    return _DASHES.sub("-", char)


def _without_lookalikes(found: re.Match[str]) -> str:
    """Cyrillic letters for their doubles, in words that are Cyrillic or could wholly be."""
    run = found[0]
    cyrillic = run.translate(_LOOKALIKES)
    if not _CYRILLIC.search(run) and _NOT_CYRILLIC.search(cyrillic):
        return run
    return _LEADING_DIGIT.sub(lambda digit: digit[0].translate(_DIGIT_LOOKALIKES), cyrillic)
