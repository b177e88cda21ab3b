"""The words of a cell of a PDF, which knows lines only: which of them the page's width alone has broken."""

from __future__ import annotations

from collections.abc import Iterable

from pdfplumber.utils.text import chars_to_textmap

HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
SMALLEST_GAP, USUAL_GAP = 1.0, 5.4  # points between a cell's border and its text; Word has 5.4


def left_gap(cells: dict[tuple, list[dict]]) -> float:
    """The distance between the borders and the text in the cells of a table, in points."""
    gaps = [min(char["x0"] for char in chars) - left for (left, *_), chars in cells.items() if chars]
    return max(min(gaps, default=USUAL_GAP), SMALLEST_GAP)


def cell_text(chars: list[dict], left: float, right: float, gap: float) -> str:
    """The paragraphs of a cell, one per line.

    A line that could not take the first word of the next one was broken by the width: a space joins them,
    nothing after a hyphen, and nothing where a single word fills the line to its last letter.
    """
    lines = chars_to_textmap(chars).extract_text_lines(return_chars=True) if chars else []
    room = right - left - 2 * gap
    text = ""
    for before, line in zip([None, *lines], lines, strict=False):
        text += (_joint(before, line, room) if before else "") + line["text"]
    return text.replace(SOFT_HYPHEN, "")


def _joint(before: dict, line: dict, room: float) -> str:
    """What stands between two lines of a cell."""
    space_left = room - (before["x1"] - before["x0"])
    if before["text"].endswith(SOFT_HYPHEN):
        return ""
    if before["text"][-1] in HYPHENS and before["text"][-2:-1].isalnum():
        return ""
    if space_left >= _first_word_width(line) + _space_width(line):
        return "\n"
    is_cut = " " not in before["text"] and before["text"][-1].isalpha() and line["text"][0].islower()
    return "" if is_cut and space_left < _width(line["chars"][:1]) else " "


def _first_word_width(line: dict) -> float:
    letters = []
    for char in line["chars"]:
        if char["text"].isspace():
            break
        letters.append(char)
    return _width(letters)


def _space_width(line: dict) -> float:
    return min((char["x1"] - char["x0"] for char in line["chars"]), default=0.0)


def _width(chars: Iterable[dict]) -> float:
    chars = list(chars)
    return chars[-1]["x1"] - chars[0]["x0"] if chars else 0.0
