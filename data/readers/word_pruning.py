"""Takes off a Word tree what no reader of the printed page sees, once all changes are accepted."""

from __future__ import annotations

from lxml import etree

from data.grid import document_note
from data.readers.word_vocabulary import Vocabulary
from data.schema import Issue

JOINS_NEXT = "joins-next"  # set on a paragraph whose mark is deleted

CHANGED = "В документе есть исправления: прочитан так, будто все они приняты"
HIDDEN = "Скрытый текст не учитывается"


class Pruner:
    """Prunes trees and remembers what was worth telling."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._hidden_styles = _hidden_styles(styles)
        self._told: dict[str, Issue] = {}
        self._inner: list[etree._Element] = []

    @property
    def notes(self) -> list[Issue]:
        return list(self._told.values())

    def inner_tables(self) -> list[etree._Element]:
        """The tables taken out of cells since the last call."""
        taken, self._inner = self._inner, []
        return taken

    def prune(self, root: etree._Element) -> None:
        """Takes deleted and hidden text, placeholders, text boxes and inner tables off ``root``."""
        words = Vocabulary.of(root)
        tags = words.pruned + (words.styled if self._hidden_styles else ())
        for element in list(root.iter(*tags)):
            if element.tag in (words.deleted, words.moved_away, words.inserted):
                self._accept_change(element, words)
            elif element.tag == words.vanish:
                self._hide([element.getparent().getparent()] if words.is_on(element) else [], words)
            elif element.tag in words.styled:
                self._hide_styled(element, words)
            elif element.tag == words.placeholder:
                _remove(list(element.getparent().getparent().iter(words.run)))
            else:
                self._remove_inner(element, words)

    def _accept_change(self, change: etree._Element, words: Vocabulary) -> None:
        self._tell(CHANGED, "")
        parent = change.getparent()
        if change.tag == words.inserted or parent is None or parent.tag == words.row_properties:
            return
        if parent.tag != words.run_properties:
            parent.remove(change)
        elif (owner := parent.getparent()).tag == words.paragraph_properties:
            owner.getparent().set(JOINS_NEXT, "1")

    def _hide_styled(self, mark: etree._Element, words: Vocabulary) -> None:
        if mark.get(words.value) not in self._hidden_styles:
            return
        owner = mark.getparent().getparent()
        runs = [owner] if mark.tag == words.run_style else list(owner.iter(words.run))
        shown = f"{words.run_properties}/{words.vanish}"
        self._hide([run for run in runs if run.find(shown) is None], words)

    def _hide(self, runs: list[etree._Element], words: Vocabulary) -> None:
        runs = [run for run in runs if run.tag == words.run]  # a paragraph's mark may be hidden, too
        if text := "".join(_text(run, words) for run in runs):
            self._tell(HIDDEN, text)
        _remove(runs)

    def _remove_inner(self, element: etree._Element, words: Vocabulary) -> None:
        boxed = next(element.iterancestors(words.text_box, words.fallback), None) is not None
        if element.tag == words.table and not boxed:
            self._inner.append(element)
        _remove([element])

    def _tell(self, reason: str, text: str) -> None:
        self._told.setdefault(reason, document_note(reason, text))


def _remove(elements: list[etree._Element]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.getparent().remove(element)


def _text(element: etree._Element, words: Vocabulary) -> str:
    return "".join(found.text or "" for found in element.iter(words.text))


def _hidden_styles(styles: etree._Element | None) -> set[str]:
    """The styles that hide their text, with those based on them."""
    if styles is None:
        return set()
    words = Vocabulary.of(styles)
    based: dict[str | None, list[str]] = {}
    waiting: list[str] = []
    for style in styles.iterchildren(words.style):
        name, base = style.get(words.style_id), style.find(words.based_on)
        based.setdefault(None if base is None else base.get(words.value), []).append(name)
        if words.is_on(style.find(f"{words.run_properties}/{words.vanish}")):
            waiting.append(name)
    hidden: set[str] = set()
    while waiting:
        if (name := waiting.pop()) not in hidden:
            hidden.add(name)
            waiting += based.get(name, [])
    return hidden
