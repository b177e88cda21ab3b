"""A cell cut at the commas of its list: each item is read by itself, and what was read is remembered.

Cells are ever new combinations of the same items, «Брянская», «Калужская область», «г. Москва». What
lies within one item, from its letters to names put together of neighbouring words, never looks past a
comma between two words; whatever a list shares is read in the whole cell.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from geo.region_cell import Cell, Reading
from geo.region_context import prepositions, streets
from geo.region_grammar import compose
from geo.region_reading import read
from geo.verbatim import Word

REMEMBERED = 4096  # items; all forms of all subjects with their nouns are fewer
_QUOTES = re.compile('[«»“”„‟"]')
# After a word of two letters or more, full stop or not, and before another word.
_COMMA = re.compile(r"(?:,(?<=[а-яё]{2},|[А-ЯЁ]{2},)|\.,(?<=[а-яё]{2}\.,|[А-ЯЁ]{2}\.,))(?=\s*[А-Яа-яЁё])")


def read_items(text: str) -> tuple[Cell, list[Reading]]:
    """The cell and its readings in order, neighbours that make one name joined, no word left out."""
    words: list[Word] = []
    origins: list[int] = []
    readings: list[Reading] = []
    for start, end in pairwise(_bounds(text)):
        item_words, item_readings = _item(text[start:end])
        readings += [reading.moved(len(words)) for reading in item_readings]
        words += item_words
        origins += [start] * len(item_words)
    return Cell(text, words, origins), readings


def _bounds(text: str) -> list[int]:
    """Where items begin, each but the first with its comma, and the end; a quotation may hold commas."""
    commas = [] if _QUOTES.search(text) else [comma.start() for comma in _COMMA.finditer(text)]
    return [0, *commas, len(text.rstrip())]


@lru_cache(maxsize=REMEMBERED)
def _item(text: str) -> tuple[tuple[Word, ...], tuple[Reading, ...]]:
    cell, readings = read(text)
    readings = prepositions(cell, readings)
    readings = streets(cell, readings)
    return cell.words, tuple(compose(cell, readings))
