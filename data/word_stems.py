"""Tables of word stems as patterns, and what of a text they are looked for in."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from data.date_clean import clean

HERE = Path(__file__).parent
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


def stems(table: str, value: str, pattern: Callable[[str], str], **only: str) -> tuple[Stem, ...]:
    """The stems of a CSV table beside this module, each standing for what its column ``value`` says.

    ``pattern`` makes a regular expression of a stem; ``only`` names the rows by what their columns say.
    """
    with (HERE / table).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if only.items() <= row.items()]
    return tuple(
        Stem(row[value], max(_BREAKS.split(row["stem"]), key=len), re.compile(pattern(row["stem"])))
        for row in rows
    )


@lru_cache(maxsize=REMEMBERED)
def unquoted(text: str) -> str:
    """Cleaned text without the names in quotation marks: they do not say what an event is."""
    return clean(_QUOTED.sub(" ", text))
