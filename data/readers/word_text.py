"""The text of a Word paragraph or cell as the printed page has it."""

from __future__ import annotations

from lxml import etree

from data.readers.word_numbering import Numbering
from data.readers.word_pruning import JOINS_NEXT
from data.readers.word_vocabulary import Vocabulary

BULLET = "•"


class TextReader:
    """Reads what is left once a tree is pruned; the automatic numbers count on from call to call."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def read(self, element: etree._Element) -> str:
        """The text of a paragraph or cell; paragraphs and line breaks become line feeds."""
        words = Vocabulary.of(element)
        parts: list[str] = []
        joined = True
        for found in element.iter(*words.spoken):
            tag = found.tag
            if tag == words.text:
                parts.append(found.text or "")
            elif tag == words.paragraph:
                parts.append("" if joined else "\n")
                joined = found.get(JOINS_NEXT) is not None
            else:
                parts.append(self._special(found, tag, words))
        return "".join(parts)

    def _special(self, element: etree._Element, tag: str, words: Vocabulary) -> str:
        if tag in words.fixed:
            return words.fixed[tag]
        if tag == words.tab:  # also the name of a tab stop
            return "\t" if element.getparent().tag == words.run else ""
        if tag == words.symbol:
            return _symbol(element.get(words.char, ""))
        if tag == words.math_text:
            return element.text or ""
        return self._numbering.label(element)


def struck_text(element: etree._Element) -> str:
    """What of a cell's text is struck out by hand, its paragraphs parted by spaces."""
    words = Vocabulary.of(element)
    paragraphs: dict[etree._Element, str] = {}
    for mark in element.iter(words.strike, words.double_strike):
        run = mark.getparent().getparent()
        if words.is_on(mark) and run is not None and run.tag == words.run:
            text = "".join(found.text or "" for found in run.iter(words.text))
            paragraphs[run.getparent()] = paragraphs.get(run.getparent(), "") + text
    return " ".join(paragraphs.values())


def _symbol(code: str) -> str:
    """A character of a symbol font: its plain twin where there is one, else a bullet."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if 0xF020 <= point <= 0xF07E:
        return chr(point - 0xF000)
    return BULLET if 0xE000 <= point <= 0xF8FF or point > 0xFFFF else chr(point)
