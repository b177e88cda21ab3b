"""Automatic list numbers of Word: a № column may hold nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from data.readers.counts import whole

BULLET = "- "
LONGEST_CHAIN = 64  # styles that are based on one another
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"))
ROMAN += ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class _List:
    """A w:num: its levels, the counters it shares, and the levels at which it begins anew."""

    abstract: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """Counts numbered paragraphs in document order and prints their labels."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = {} if numbering is None or styles is None else _style_numbers(styles)
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, mark: etree._Element) -> str:
        """The label (``"7. "``) that a paragraph's ``w:numPr`` or ``w:pStyle`` gives it; counts it."""
        number, level = self._place(mark)
        found = self._lists.get(number)
        if not found or level not in found.levels:
            return ""
        self._count(number, found, level)
        return _printed(found, level, self._counters[found.abstract])

    def _place(self, mark: etree._Element) -> tuple[str, int]:
        """List and level; a paragraph's own ``w:numPr`` goes before that of its style."""
        properties = mark.getparent()
        prefix = mark.tag.partition("}")[0] + "}"
        if properties.getparent() is None or properties.getparent().tag != f"{prefix}p":
            return "0", 0  # a former state that a tracked change keeps
        style = properties.find(f"{prefix}pStyle")
        styled = ("0", 0) if style is None else self._styles.get(style.get(f"{prefix}val"), ("0", 0))
        if mark is style:
            return styled if properties.find(f"{prefix}numPr") is None else ("0", 0)
        return _number_and_level(mark, *styled)

    def _count(self, number: str, found: _List, level: int) -> None:
        counters = self._counters.setdefault(found.abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            counters.update({at: start - 1 for at, start in found.restarts.items()})
        counters[level] = counters.get(level, found.levels[level].start - 1) + 1
        for deeper in [at for at in counters if at > level]:
            del counters[deeper]


def _number_and_level(properties: etree._Element, number: str = "0", level: int = 0) -> tuple[str, int]:
    prefix = properties.tag[: -len("numPr")]
    own_number = properties.find(f"{prefix}numId")
    own_level = properties.find(f"{prefix}ilvl")
    return (
        number if own_number is None else own_number.get(f"{prefix}val", "0"),
        level if own_level is None else whole(own_level.get(f"{prefix}val"), 0),
    )


def _lists(numbering: etree._Element) -> dict[str, _List]:
    prefix = numbering.tag[: -len("numbering")]
    value, level_name = f"{prefix}val", f"{prefix}lvl"
    abstract = {
        definition.get(f"{prefix}abstractNumId"): _levels(definition.findall(level_name), prefix)
        for definition in numbering.findall(f"{prefix}abstractNum")
    }
    lists = {}
    for number in numbering.findall(f"{prefix}num"):
        link = number.find(f"{prefix}abstractNumId")
        key = "" if link is None else link.get(value)
        overrides = number.findall(f"{prefix}lvlOverride")
        own = [level for override in overrides for level in override.findall(level_name)]
        restarts = {
            whole(override.get(f"{prefix}ilvl"), 0): whole(start.get(value), 1)
            for override in overrides
            for start in override.findall(f"{prefix}startOverride")
        }
        lists[number.get(f"{prefix}numId")] = _List(
            key, abstract.get(key, {}) | _levels(own, prefix), restarts
        )
    return lists


def _levels(elements: list[etree._Element], prefix: str) -> dict[int, _Level]:
    def value(element: etree._Element, name: str, default: str) -> str:
        found = element.find(f"{prefix}{name}")
        return default if found is None else found.get(f"{prefix}val", default)

    return {
        whole(element.get(f"{prefix}ilvl"), 0): _Level(
            whole(value(element, "start", "1"), 1),
            value(element, "numFmt", "decimal"),
            value(element, "lvlText", ""),
        )
        for element in elements
    }


def _style_numbers(styles: etree._Element) -> dict[str, tuple[str, int]]:
    """List and level of each paragraph style, inherited along ``basedOn``."""
    prefix = styles.tag[: -len("styles")]
    own, bases = {}, {}
    for style in styles.findall(f"{prefix}style"):
        name = style.get(f"{prefix}styleId")
        base, number = style.find(f"{prefix}basedOn"), style.find(f"{prefix}pPr/{prefix}numPr")
        bases[name] = None if base is None else base.get(f"{prefix}val")
        if number is not None:
            own[name] = _number_and_level(number)
    return {name: found for name in bases if (found := _inherited(name, own, bases))}


def _inherited(name: str | None, own: dict, bases: dict) -> tuple[str, int] | None:
    """What a style has from itself or its bases."""
    for _ in range(LONGEST_CHAIN):
        if name is None or name in own:
            break
        name = bases.get(name)
    return own.get(name)


def _printed(found: _List, level: int, counters: dict[int, int]) -> str:
    if found.levels[level].form == "bullet":
        return BULLET
    text = found.levels[level].text
    for at, definition in found.levels.items():
        count = counters.get(at, definition.start)
        text = text.replace(f"%{at + 1}", FORMS.get(definition.form, str)(count))
    return f"{text} " if text else ""


def _roman(count: int) -> str:
    text = ""
    for value, letters in ROMAN:
        text += letters * (count // value)
        count %= value
    return text


def _lettered(alphabet: str) -> Callable[[int], str]:
    """Word's lettering: а … я, аа … яя."""
    return lambda count: alphabet[(count - 1) % len(alphabet)] * ((count - 1) // len(alphabet) + 1)


FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": lambda count: _lettered(LATIN)(count).upper(),
    "lowerLetter": _lettered(LATIN),
    "russianUpper": lambda count: _lettered(RUSSIAN)(count).upper(),
    "russianLower": _lettered(RUSSIAN),
    "none": lambda count: "",
}
