"""The geometry of a slide: on every screen the same number of lines, so that what fits one fits all.

A room sees a screen as a whole: type is readable by its share of the height, not by its pixels. A slide is
laid out in units, which are what pixels are to a chart at a desk: its type has 14 of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

TYPE = 14  # units of the type of charts and words
LINES_HIGH, LETTERS_WIDE = 38.5, 68.4  # type sizes in the height and in the width of a 16:9 screen
LEAST_TYPE = 12  # pixels
LINE, SMALL_LINE, GAP = 22.4, 19.6, 14
LETTER = 7.3  # units, on average
LONGEST_BREAK = 30  # units that a line leaves empty on average, where the next word is long
MARGIN, TITLE, BAR = 24, 52, 34  # at the sides; the heading with the gap under it; the controls below
LEAST_PICTURE = 120
# The root's type size in CSS; ``Wall.type_size`` is the same in pixels.
TYPE_SIZE = f"max({LEAST_TYPE}px, min(calc(100vh / {LINES_HIGH}), calc(100vw / {LETTERS_WIDE})))"


@dataclass(frozen=True, slots=True)
class Wall:
    """A screen of ``screen_width`` × ``screen_height`` pixels, with units ``reserved`` above the slide."""

    screen_width: int
    screen_height: int
    reserved: float = 0

    @property
    def type_size(self) -> float:
        """Pixels of the type of everything that is to be read."""
        return max(LEAST_TYPE, min(self.screen_height / LINES_HIGH, self.screen_width / LETTERS_WIDE))

    @property
    def scale(self) -> float:
        """Pixels of a unit."""
        return self.type_size / TYPE

    @property
    def width(self) -> float:
        """Units between the margins."""
        return self.screen_width / self.scale - 2 * MARGIN

    def picture_height(self, *words: str, taken: float = 0) -> int:
        """Units left for a picture under the title, paragraphs of ``words``, and what else is ``taken``."""
        above = sum(lines(paragraph, self.width) * LINE + GAP for paragraph in words if paragraph)
        left = self.screen_height / self.scale - self.reserved - TITLE - BAR - GAP - above - taken
        return max(LEAST_PICTURE, int(left))

    @staticmethod
    def beside(height: float, width: float, *notes: str) -> int:
        """What notes in a column of ``width`` units leave of a ``height`` for the picture above them."""
        return max(
            LEAST_PICTURE, int(height - sum(lines(note, width) * LINE + GAP for note in notes if note))
        )


def lines(words: str, width: float) -> int:
    """How many lines words take in a column of ``width`` units, by the average width of a letter."""
    return math.ceil(len(words) * LETTER / (width - LONGEST_BREAK))


def that_fit(paragraphs: Sequence[str], width: float, height: float) -> list[str]:
    """The first paragraphs that find room below each other in units; at least one."""
    kept, taken = [], 0.0
    for paragraph in paragraphs:
        taken += lines(paragraph, width) * LINE + GAP / 2
        if kept and taken > height:
            break
        kept.append(paragraph)
    return kept
