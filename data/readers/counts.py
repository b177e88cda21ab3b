"""How much a document may hold; spans and repetitions that it states are not taken at their word."""

from __future__ import annotations

from data.schema import PlanFormatError

TOO_LARGE = "файл слишком велик для плана мероприятий: проверьте, тот ли это файл"

TOO_WIDE = "в таблице больше тысячи столбцов: проверьте, тот ли это файл"

MOST_COLUMNS = 1000  # the limit of HTML; Word has 63
MOST_ROWS = 65_534  # the limit of HTML
MOST_CELLS = 1_000_000  # of a document, the empty ones included: 100 000 rows of ten columns

MOST_LINES = 1_000_000  # of a text file
MOST_PARAGRAPHS = 100_000  # outside tables


def whole(text: str | None, default: int, most: int = MOST_COLUMNS) -> int:
    """``text`` as a number, at most ``most``; ``default`` where it is no number."""
    stripped = (text or "").strip()
    return min(int(stripped[:9]), most) if stripped.isascii() and stripped.isdigit() else default


def allow_cells(cells: int) -> None:
    """``PlanFormatError`` for more cells than a plan can have."""
    allow(cells, MOST_CELLS)


def allow(count: int, most: int) -> None:
    """``PlanFormatError`` for more of anything than a plan can have."""
    if count > most:
        raise PlanFormatError(TOO_LARGE)
