"""The text of a Word paragraph or cell: what a reader of the printed page sees, and nothing else."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from data.grid import document_note
from data.readers.counts import whole
from data.readers.word_numbering import Numbering
from data.schema import Issue

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = (TRANSITIONAL, STRICT)

OFF = {"0", "false", "off"}
JOINS_NEXT = "joins-next"  # set on a paragraph whose mark is deleted
BULLET = "•"


class Vocabulary:
    """The element names of one WordprocessingML namespace."""

    table, row, cell, paragraph, run = "tbl", "tr", "tc", "p", "r"
    row_properties, cell_properties, run_properties, paragraph_properties = "trPr", "tcPr", "rPr", "pPr"
    grid_before, grid_span, vertical_merge, horizontal_merge = "gridBefore", "gridSpan", "vMerge", "hMerge"
    deleted, moved_away, cell_deleted, inserted = "del", "moveFrom", "cellDel", "ins"
    hidden, vanish, run_style, ruby, text_box = "hidden", "vanish", "rStyle", "rt", "txbxContent"
    text, tab, line_break, carriage_return, symbol = "t", "tab", "br", "cr", "sym"
    no_break_hyphen, soft_hyphen = "noBreakHyphen", "softHyphen"
    paragraph_style, list_properties, placeholder = "pStyle", "numPr", "showingPlcHdr"

    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    math_text = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

    def __init__(self, namespace: str) -> None:
        for key, name in vars(Vocabulary).items():
            if isinstance(name, str) and name.isalpha() and not key.startswith("_"):
                setattr(self, key, f"{{{namespace}}}{name}")
        self.value = f"{{{namespace}}}val"
        self.char = f"{{{namespace}}}char"
        self.cell_marks = (self.cell_deleted, self.grid_span, self.horizontal_merge, self.vertical_merge)
        self.pruned = (self.table, self.deleted, self.moved_away, self.inserted, self.vanish, self.run_style)
        self.pruned += (self.ruby, self.text_box, self.fallback, self.placeholder)
        self.fixed = {self.line_break: "\n", self.carriage_return: "\n"}
        self.fixed |= {self.no_break_hyphen: "\u2011", self.soft_hyphen: "\u00ad"}
        self.spoken = (self.paragraph, self.text, self.math_text, self.tab, self.symbol, *self.fixed)
        self.spoken += (self.paragraph_style, self.list_properties)

    @staticmethod
    def of(element: etree._Element) -> Vocabulary:
        return _vocabulary(element.tag[1:].partition("}")[0])

    def is_on(self, element: etree._Element | None) -> bool:
        return element is not None and element.get(self.value, "1") not in OFF

    def number(self, mark: etree._Element | None, default: int) -> int:
        return default if mark is None else whole(mark.get(self.value), default)

    def goes_on(self, mark: etree._Element | None) -> bool:
        """Whether a merge mark continues the merged cell; without a value it does."""
        return mark is not None and mark.get(self.value, "continue") == "continue"


@lru_cache(maxsize=8)
def _vocabulary(namespace: str) -> Vocabulary:
    return Vocabulary(namespace)


class TextReader:
    """Reads text after ``prune`` has taken off what does not count; remembers what that was."""

    def __init__(self, styles: etree._Element | None, numbering: Numbering) -> None:
        self._numbering = numbering
        self._hidden_styles = _hidden_styles(styles)
        self._seen: dict[str, Issue] = {}

    def prune(self, root: etree._Element, *, row: int | None = None) -> None:
        """Takes deleted and hidden runs, text boxes and nested tables off the tree below ``root``."""
        words = Vocabulary.of(root)
        for element in list(root.iter(*words.pruned)):
            parent = element.getparent()
            if element.tag == words.table:
                self._note("Таблица внутри ячейки не учитывается", self._words_in(element), row)
                parent.remove(element)
            elif element.tag in (words.vanish, words.run_style):
                self._prune_hidden(element, words)
            elif element.tag == words.placeholder:
                for run in list(parent.getparent().iter(words.run)):
                    run.getparent().remove(run)
            elif element.tag in (words.deleted, words.moved_away, words.inserted):
                self._accept_change(element, words)
            elif parent is not None:
                parent.remove(element)

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

    def notes(self) -> list[Issue]:
        return list(self._seen.values())

    def _prune_hidden(self, mark: etree._Element, words: Vocabulary) -> None:
        run = mark.getparent().getparent()
        if run is None or run.tag != words.run or run.getparent() is None:
            return
        if mark.tag == words.run_style:
            explicit = mark.getparent().find(words.vanish)
            hidden = mark.get(words.value) in self._hidden_styles and explicit is None
        else:
            hidden = words.is_on(mark)
        if hidden:
            self._note("Скрытый текст не учитывается", self._words_in(run))
            run.getparent().remove(run)

    def _accept_change(self, change: etree._Element, words: Vocabulary) -> None:
        self._note("В документе есть исправления: прочитан так, будто все они приняты", "")
        parent = change.getparent()
        if change.tag == words.inserted or parent is None:
            return
        if parent.tag == words.run_properties:
            if (owner := parent.getparent()).tag == words.paragraph_properties:
                owner.getparent().set(JOINS_NEXT, "1")
        elif parent.tag != words.row_properties:
            parent.remove(change)

    def _words_in(self, element: etree._Element) -> str:
        return " ".join(
            "".join(found.text or "" for found in element.iter(Vocabulary.of(element).text)).split()
        )

    def _note(self, reason: str, text: str, row: int | None = None) -> None:
        if text or "исправления" in reason:
            self._seen.setdefault(f"{reason}{row}", document_note(reason, text, row))


def _hidden_styles(styles: etree._Element | None) -> set[str]:
    """The character styles that hide their text."""
    if styles is None:
        return set()
    words = Vocabulary.of(styles)
    return {
        mark.getparent().getparent().get(f"{words.value[:-3]}styleId")
        for mark in styles.iter(words.vanish)
        if words.is_on(mark)
    }


def _symbol(code: str) -> str:
    """A character of a symbol font: its plain twin where there is one, else a bullet."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if 0xF020 <= point <= 0xF07E:
        return chr(point - 0xF000)
    return BULLET if 0xE000 <= point <= 0xF8FF else chr(point)
