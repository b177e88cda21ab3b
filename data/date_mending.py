"""Spellings of dates that are put right before a cleaned cell is cut into words."""

from __future__ import annotations

import re

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_YEAR = r"(?:19|20|21)\d\d"
_ROMAN_LETTERS = str.maketrans("хіиу", "xiiv")
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

_ROMAN_MONTH = re.compile(rf"(?<![а-яa-z])([ivxхіиу]{{1,4}})(?=\.\s?{_YEAR}(?!\d))")
_LETTER_FOR_NOUGHT = re.compile(r"(?<=\d)[oо](?=\d)")
_DAY_AND_DASH = re.compile(rf"(?<!\d)(\d{{1,2}})-(?={_MONTHS})")
_FROM_ONE_TO_THE_NEXT = re.compile(rf"(?<![а-я])(с\s\d{{1,2}}(?:\s(?:{_MONTHS}))?)\sна\s(?=\d)")


def mended(text: str) -> str:
    """«X.2023», «2О23», «7-сентября», «с 12 на 13 августа» as they are usually written."""
    text = _ROMAN_MONTH.sub(_figures, _LETTER_FOR_NOUGHT.sub("0", text))
    text = _DAY_AND_DASH.sub(r"\1 ", text)
    return _FROM_ONE_TO_THE_NEXT.sub(r"\1 по ", text)


def _figures(found: re.Match) -> str:
    roman = found[1].translate(_ROMAN_LETTERS)
    return f"{_ROMAN_MONTHS.index(roman) + 1:02}" if roman in _ROMAN_MONTHS else found[0]
