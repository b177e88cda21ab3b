"""The words of a date cell: cut into tokens, and known by ``date_words.csv``."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA

from data.date_clean import clean, cyrillic
from data.date_mending import mended

WORDS_TABLE = Path(__file__).with_name("date_words.csv")
SHORTEST_TYPO = 5
CENTURY = 2000

_BROKEN_WORD = re.compile(r"([а-яё]{2,})[-\u2010\u2011]\s*\n\s*([а-яё]{2,})", re.IGNORECASE)
_ROMAN_TWINS = str.maketrans({"і": "i", "l": "i", "|": "i", "ш": "iii", "п": "ii", "у": "v", "y": "v"})
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or figure: its ``kind``, the ``value`` it stands for, the cleaned ``text``.

    ``value`` is an int for months, numbers and years, a ``(day, month, year or None)`` triple for
    ``date``, ``(month, year)`` for ``month_year``, ``(first, last)`` for ``years``. ``typo`` marks
    a word that was read in spite of one.
    """

    kind: str
    value: object
    text: str
    typo: bool = False


@lru_cache(maxsize=1)
def known_words() -> dict[str, tuple[str, object]]:
    """Every form of ``date_words.csv`` with its kind and value."""
    words: dict[str, tuple[str, object]] = {}
    with WORDS_TABLE.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            value = int(row["value"]) if row["value"].lstrip("-").isdigit() else row["value"]
            words.update((form, (row["kind"], value)) for form in row["forms"].split("|"))
    return words


def _any_phrase() -> str:
    """An expression for every phrase, the longest first; by their first letters, which are soon compared."""
    phrases = sorted((form for form in known_words() if not form.isalpha()), key=len, reverse=True)
    by_letter: dict[str, list[str]] = {}
    for phrase in phrases:
        by_letter.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


_YEAR_WORD = r"(?:\s*(?:-?[йм]\s+)?(?:г\.?\s?г|г|годах|годов|годы|году|года|год)(?![а-я])\.?)"
_NO_MONTH = r"(?!\s?(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек))"
_CLOCK_LEAD = r"(?:(?:в|с|до|к)\s)?"
_HOURS = r"ч(?:ас(?:а|ов|ам|у)?)?(?![а-я])"
_CLOCK_TAIL = rf"(?:\s?(?:-|до)\s?\d{{1,2}}[.:-]\d\d(?![.\d]))?(?:\s?{_HOURS})?"
_NO_DAYS = (
    r"(?!\s?числ)(?!\s?(?:-|по|до)\s?\d{1,2}\.(?:0[1-9]|1[0-2])(?!\d))"  # «в 10-12 числах», «в 01.07-05.07»
)

# Tried in this order at every place of the cell; the names say how the figures are read.
_SHAPES: tuple[tuple[str, str], ...] = (
    ("clock", _CLOCK_LEAD + r"\d{1,2}:\d\d(?::\d\d)?" + _CLOCK_TAIL),
    ("clock", _CLOCK_LEAD + r"\d{1,2}\.(?:00|1[3-9]|[2-5]\d)(?![.\d])" + _NO_MONTH + _CLOCK_TAIL),
    ("clock", r"в\s(?:[01]?\d|2[0-3])[.-][0-5]\d(?![.\d])" + _NO_MONTH + _NO_DAYS + _CLOCK_TAIL),
    ("clock", _CLOCK_LEAD + r"\d{1,2}-00(?!\d)" + _CLOCK_TAIL),
    (
        "clock",
        _CLOCK_LEAD + rf"(?:\d{{1,2}}\s?(?:-|до|по)\s?)?\d{{1,2}}\s?{_HOURS}\.?(?:\s?\d\d\s?мин[а-я]*)?",
    ),
    ("year_first", r"((?:19|20|21)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)t?"),
    ("year_first", r"((?:19|20|21)\d\d)[-.](0[1-9]|1[0-2])(?![\d.-])" + _NO_MONTH),
    ("year_last", r"(\d{1,2})\s?[./]\s?(\d{1,2})\s?[./]\s?((?:19|20|21)\d\d|\d\d)(?!\d)" + _YEAR_WORD + "?"),
    ("year_last", r"(\d{1,2})-(\d{1,2})-((?:19|20|21)\d\d)(?!\d)" + _YEAR_WORD + "?"),
    ("year_last", r"(\d{1,2})[./]((?:19|20|21)\d\d)(?!\d)" + _YEAR_WORD + "?"),
    ("years", r"(20\d\d)\s?[-/]\s?(20\d\d)(?!\d)" + _YEAR_WORD + "?"),
    ("years", r"(20\d\d)(?:/|-(?=\d\d\s*(?:уч|гг)))(\d\d)(?!\d)" + _YEAR_WORD + "?"),
    ("year", r"((?:19|20|21)\d\d)(?!\d)" + _YEAR_WORD + "?"),
    ("year", r"(\d\d)" + _YEAR_WORD),
    ("day_and_month", r"(\d{1,2})[./](0?[1-9]|1[0-2])(?!\d)" + _NO_MONTH),
    ("phrase", rf"(?<![а-яa-z])(?:{_any_phrase()})(?![а-яa-z\d])"),
    ("number", r"\((\d{1,3})\)"),
    ("number", r"(\d{1,9})(?:-?(?:ого|го|ому|му|ая|ое|ый|ой|ых|ые|ом|ую|я|е|й|х|м|ю)(?![а-я]))?"),
    ("roman", r"([ivyіуlшп|]+)(?:-(?:я|й|е|ой|ая|ое|ый|го|м|ом)(?![а-яa-z])|(?=кв|пол|дек))"),
    ("word", r"[a-zа-яіїѕј|]+"),
    ("dash", r"-"),
    ("and", r"[,;&+]"),
    ("punctuation", r"."),
)
# One expression of all shapes; the group that closes last is the shape's own, named by its place.
_GROUPS = "|".join(f"(?P<shape_{at}>{shape})" for at, (_, shape) in enumerate(_SHAPES))
_ANY_SHAPE = re.compile(rf"\s?(?:{_GROUPS})")
_NAMES = {f"shape_{at}": name for at, (name, _) in enumerate(_SHAPES)}


def tokens(cell: str) -> list[Token]:
    """The tokens of a cell, without meaningless punctuation.

    Kinds are those of the CSV, and ``date``, ``month_year``, ``years``, ``year``, ``dash``,
    ``clock``, ``unknown``.
    """
    return tokens_of(tidied(cell))


def tidied(cell: str) -> str:
    """The cell as it is cut into tokens: cleaned, and its spellings put right."""
    return mended(clean(_BROKEN_WORD.sub(_rejoin, cell)))


def tokens_of(text: str) -> list[Token]:
    """The tokens of a tidied cell."""
    return [
        _token(name, found[found.lastgroup], _parts(found))
        for found in _ANY_SHAPE.finditer(text)
        if (name := _NAMES[found.lastgroup]) != "punctuation"
    ]


def _parts(found: re.Match) -> list[str]:
    """What the groups inside the shape that fits have taken."""
    return [part for part in found.groups()[found.lastindex :] if part is not None]


def _rejoin(found: re.Match) -> str:
    """«Сен-⏎тябрь» is one word, «июль-⏎август» are two."""
    joined, second = clean(found[1] + found[2]), clean(found[2])
    return joined if joined in known_words() and second not in known_words() else found[0]


def _token(name: str, text: str, parts: list[str]) -> Token:
    match name:
        case "dash" | "and" | "clock":
            return Token(name, None, text)
        case "word":
            return _word(text)
        case "roman":
            return _word(parts[0])
        case "phrase":
            return Token(*known_words()[text], text)
    return _figures(name, [int(part) for part in parts], text)


def _figures(name: str, numbers: list[int], text: str) -> Token:
    match name, numbers:
        case "year_first", [year, month, day]:
            return _date(day, month, year, text)
        case "year_first", [year, month]:
            return Token("month_year", (month, year), text)
        case "year_last", [day, month, year]:
            return _date(day, month, _century(year), text)
        case "year_last", [month, year]:
            return Token("month_year" if 1 <= month <= 12 else "unknown", (month, year), text)
        case "day_and_month", [day, month]:
            return _date(day, month, None, text)
        case "years", [first, last]:
            return Token("years" if first < _century(last) else "unknown", (first, _century(last)), text)
        case "year", [year]:
            return Token("year", _century(year), text)
    return Token("number", numbers[0], text)


def _date(day: int, month: int, year: int | None, text: str) -> Token:
    return Token("date" if 1 <= month <= 12 else "unknown", (day, month, year), text)


def _century(year: int) -> int:
    return year if year >= 100 else CENTURY + year


@lru_cache(maxsize=4096)
def _word(word: str) -> Token:
    meaning = known_words().get(cyrillic(word))
    if meaning:
        return Token(*meaning, word)
    roman = _ROMAN.get(word.translate(_ROMAN_TWINS))
    if roman:
        return Token("number", roman, word)
    meaning = _one_edit_away(cyrillic(word))
    return Token(*meaning, word, typo=True) if meaning else Token("unknown", None, word)


def _one_edit_away(word: str) -> tuple[str, object] | None:
    """What a word with one wrong, missing, doubled or swapped letter means, if only one thing."""
    if len(word) < SHORTEST_TYPO - 1:
        return None
    near = {
        meaning
        for form, meaning in known_words().items()
        if len(form) >= SHORTEST_TYPO and form.isalpha() and OSA.distance(word, form, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else None
