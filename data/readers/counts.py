"""Spans and repetitions that a document states: whole numbers that are not taken at their word."""

from __future__ import annotations

MOST_COLUMNS = 1000  # the limit of HTML; Word has 63
MOST_ROWS = 65_534  # the limit of HTML


def whole(text: str | None, default: int, most: int = MOST_COLUMNS) -> int:
    """``text`` as a number, at most ``most``; ``default`` where it is no number."""
    stripped = (text or "").strip()
    return min(int(stripped[:9]), most) if stripped.isascii() and stripped.isdigit() else default
