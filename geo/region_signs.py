"""A region cell without a single word: an empty one, a dash, or signs that stand for something else."""

from __future__ import annotations

import re
import unicodedata

from data.schema import Doubt, Severity

_EMPTY = frozenset("-_.\u2043\u2212")  # what people put into a cell that stays empty
_DITTO = re.compile(r"(?:[\"«»“”„‟″〃]|''|//|\\\\|\|\|)+")


def signs_of(text: str) -> str:
    """What a cell without words says, cut from it; "" for a blank one, a dash or a line to write on."""
    return text.strip() if any(not _is_empty(char) for char in text) else ""


def doubt_about(signs: str) -> Doubt:
    """Why signs give no region: «-"-» repeats the row above, «?» says nothing."""
    if _DITTO.fullmatch("".join(char for char in signs if not _is_empty(char))):
        return Doubt(signs, "Знак повтора: регион стоит в строке выше, впишите его", Severity.WARNING)
    return Doubt(signs, "Регион не распознан", Severity.WARNING)


def _is_empty(char: str) -> bool:
    return char in _EMPTY or char.isspace() or unicodedata.category(char) in ("Cf", "Cc", "Pd")
