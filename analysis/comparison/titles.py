"""Titles of events without what changes from year to year, and how alike two of them are.

The measure is a soft TF–IDF (Cohen, Ravikumar, Fienberg: A comparison of string distance metrics for
name-matching tasks, 2003): shared words count by their rarity among the titles at hand, so that «шорт-трек»
weighs more than «межрегиональные соревнования»; two words are shared when their spelling is close, so that
case endings do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

WORD_CLOSENESS = 0.7  # normalised Indel similarity from which two spellings are one word

PARENTHESES = re.compile(r"\([^)]*\)")
YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\s*(?:года?|гг?\.?|год[ауы]?)?(?!\w)")
ORDINAL = re.compile(r"(?<!\w)(?:[ivxivхі]+|\d{1,3})(?:\s?-\s?(?:й|я|е|го|ой|ая|ый|му|м|х))?(?!\w)")
ANNIVERSARY = re.compile(r"(?<!\w)\d{1,4}\s?-\s?лети\w+")
MONTH = re.compile(
    r"(?<!\w)(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ьяе]|(?:март|август)[ае]?|ма[йяе])(?!\w)"
)
ACTION = re.compile(r"(?<!\w)(?:проведени\w|участи\w|подготовк\w|посвящ\w+|в рамках|в том числе)(?!\w)")
WORD = re.compile(r"[^\W\d_]{3,}")


def plain_title(title: str) -> str:
    """The words that stay: lower case, without years, ordinals, months, organisers, «проведение», quotes."""
    text = title.lower().replace("ё", "е")
    for passing in (PARENTHESES, ANNIVERSARY, YEAR, MONTH, ACTION, ORDINAL):
        text = passing.sub(" ", text)
    return " ".join(WORD.findall(text))


def similarities(earlier: Sequence[str], later: Sequence[str]) -> np.ndarray:
    """How alike titles are, 0 to 1: one row per earlier title, one column per later one.

    The share of either title's weight whose words the other has too, as the geometric mean of both ways.
    """
    plain = [plain_title(title).split() for title in (*earlier, *later)]
    words = sorted({word for title in plain for word in title})
    if not words:
        return np.zeros((len(earlier), len(later)))
    closeness = cdist(words, words, scorer=Indel.normalized_similarity, score_cutoff=WORD_CLOSENESS)
    holds = np.array([np.isin(words, title) for title in plain])
    weighted = holds * _rarity(holds, closeness)
    found = np.array([closeness[:, row].max(axis=1, initial=0) for row in holds])
    shares = found @ weighted.T / np.maximum(weighted.sum(axis=1), np.finfo(float).tiny)
    forth, back = shares[: len(earlier), len(earlier) :], shares[len(earlier) :, : len(earlier)].T
    return np.sqrt(forth * back)


def _rarity(holds: np.ndarray, closeness: np.ndarray) -> np.ndarray:
    """Inverse document frequency of every word, its other spellings counted with it."""
    titles_with = (holds @ (closeness > 0) > 0).sum(axis=0)
    return np.log1p(len(holds) / titles_with)
