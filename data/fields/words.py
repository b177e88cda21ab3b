"""The tables of words, and the text that they are looked for in."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from data.date_clean import clean

HERE = Path(__file__).parents[1]  # the room of the tables
_QUOTED = re.compile(
    r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|«[^»]*»|\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]"  # one level of quotes within
)
_BREAKS = re.compile(r"[*/$\s-]+")  # what a stem of the tables does not say letter by letter
REMEMBERED = 256  # texts that a row asks for more than once


class Stem(NamedTuple):
    """A word of the tables: what it stands for, its longest run of letters, and how it is found."""

    value: str
    literal: str
    pattern: re.Pattern


def stem_of(value: str, written: str, pattern: str) -> Stem:
    """The stem that a table writes so, found by a pattern."""
    return Stem(value, max(_BREAKS.split(written), key=len), re.compile(pattern))


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table of this room."""
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@lru_cache(maxsize=REMEMBERED)
def unquoted(text: str) -> str:
    """Cleaned text without the names in quotation marks: they do not say what an event is."""
    return clean(_QUOTED.sub(" ", text))
