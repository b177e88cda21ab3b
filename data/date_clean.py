"""The text of a cell as people mean it, before anything looks at its words."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_FOOTNOTE_MARKS = re.compile(r"[\u00b2\u00b3\u00b9\u2070-\u207f]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u2043]")
_MIXED_WORD = re.compile(r"(?=[a-z]*[а-я])(?=[а-я]*[a-z])[a-zа-я]+")
_LATIN_TWINS = str.maketrans("abcehkmoptxyu", "авсенкмортхуи")


def clean(text: str) -> str:
    """Lower-case text on one line: nothing invisible, one kind of dash, composed letters, ё as е.

    Latin letters inside a Cyrillic word become the Cyrillic ones they look like.
    """
    text = _INVISIBLE.sub("", _FOOTNOTE_MARKS.sub("", text))
    text = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    text = _MIXED_WORD.sub(lambda word: cyrillic(word[0]), _DASHES.sub("-", text))
    return " ".join(text.split())


def cyrillic(word: str) -> str:
    """A lower-case word with Latin letters replaced by the Cyrillic ones they look like."""
    return word.translate(_LATIN_TWINS)


def is_blank(text: str) -> bool:
    """Whether a cell is empty or holds only what people put into empty cells, such as a dash."""
    return not clean(text).strip(" -_.")
