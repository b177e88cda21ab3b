"""One cell for place and dates, «г. Псков, 12–14 апреля», parted into the two."""

from __future__ import annotations

import re

from data.date_text import tokens

STREET = re.compile(r"(?<!\w)(?:ул|улица|пр|просп|проспект|пл|площадь|пер|наб|д|дом|ш|шоссе|б-р)(?!\w)", re.I)
PARTING = re.compile(r"[,;\n]\s*")

# Kinds of words that give a date, and those that only stand beside one.
DATED = {"date", "month", "month_year", "year", "years", "quarter", "half_year", "season", "holidays"}
DATED |= {"whole", "recurring", "undated", "school_year", "year_offset", "year_word"}
FOLLOWING = DATED | {"number"}  # a lone figure that is a day
NOT_OF_DATES = {"unknown"}


def part_place_and_dates(text: str) -> tuple[str, str]:
    """The pieces of a cell that hold a place and those that hold dates, each joined by commas.

    A piece that holds both goes to both; a lone figure belongs to the dates that follow it, unless
    it follows a street. Where no piece is dated, both are the whole text.
    """
    pieces = [stripped for piece in PARTING.split(text) if (stripped := piece.strip())]
    places: list[str] = []
    dates: list[str] = []
    for piece, before, after in zip(pieces, ["", *pieces], [*pieces[1:], ""], strict=False):
        kinds = _kinds(piece)
        is_figure = kinds == {"number"} and _kinds(after) & FOLLOWING and not STREET.search(before)
        is_dated = bool(kinds & DATED) or is_figure
        if is_dated:
            dates.append(piece)
        if kinds & NOT_OF_DATES or not is_dated:
            places.append(piece)
    return (", ".join(places), ", ".join(dates)) if dates else (text, text)


def _kinds(piece: str) -> set[str]:
    return {token.kind for token in tokens(piece)}
