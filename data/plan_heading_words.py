"""Which fields the words of a column's heading name."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA

HEADINGS = Path(__file__).parent / "headings.csv"
MAX_HEADING = 160  # characters; longer text is content
SHORTEST_MISSPELT = 5  # letters; shorter stems are too alike for a misspelling to be told

LOOK_ALIKES = str.maketrans("aceopxykmhtb", "асеорхукмнтв")
HYPHENATION = re.compile(r"(?<=[^\W\d])[-‐‑\u00ad]\s*\n\s*(?=[^\W\d])|\u00ad")
IN_BRACKETS = re.compile(r"\([^()]*\)")
WORD = re.compile(r"[^\W\d_]+|№")


def named_fields(heading: str) -> list[str]:
    """The fields that a heading names, be the column of one of them or not."""
    return [field for field, _ in ranked_fields(heading)]


@lru_cache(maxsize=4096)
def ranked_fields(heading: str) -> list[tuple[str, int]]:
    """The fields that the words of a heading name: heaviest word first, then in reading order."""
    if len(heading) > MAX_HEADING:
        return []
    return _weighed(IN_BRACKETS.sub(" ", heading)) or _weighed(heading)


def _weighed(heading: str) -> list[tuple[str, int]]:
    weights: dict[str, int] = {}
    for word in _words(heading):
        for field, weight in _named_by(word):
            weights[field] = max(weights.get(field, 0), weight)
    return sorted(weights.items(), key=lambda item: -item[1])


def _words(heading: str) -> list[str]:
    text = HYPHENATION.sub("", heading).lower().replace("ё", "е")
    return [word.translate(LOOK_ALIKES) for word in WORD.findall(text)]


@cache
def _named_by(word: str) -> list[tuple[str, int]]:
    exact = [(field, weight) for field, stem, weight in _stems() if _begins(word, stem)]
    return exact or [(field, weight) for field, stem, weight in _stems() if _almost_begins(word, stem)]


def _begins(word: str, stem: str) -> bool:
    return word == stem if len(stem) == 1 else word.startswith(stem)


def _almost_begins(word: str, stem: str) -> bool:
    lengths = range(len(stem) - 1, len(stem) + 2)
    return len(stem) >= SHORTEST_MISSPELT and any(
        OSA.distance(word[:length], stem) <= 1 for length in lengths
    )


@cache
def _stems() -> list[tuple[str, str, int]]:
    with HEADINGS.open(encoding="utf-8", newline="") as lines:
        return [(line["field"], line["stem"], int(line["weight"])) for line in csv.DictReader(lines)]
