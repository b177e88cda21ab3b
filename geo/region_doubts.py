"""What a reader of the plan should check in a region cell, in Russian."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from data.schema import Doubt, Severity
from geo.region_cell import Reading
from geo.region_findings import Findings, Match
from geo.region_names import towns
from geo.region_terms import Role, Rule
from geo.subjects import subjects

LONGEST_ABBREVIATION = 5
_ADJECTIVAL = ("ый", "ий", "ой", "ая", "ое")  # «Южный» is more often not the town
_RULE_DOUBTS = {
    Rule.TYPO: (Severity.WARNING, "Вероятная опечатка, прочитано как «{name}»"),
    Rule.SHORTENED: (Severity.INFO, "Сокращение, прочитано как «{name}»"),
    Rule.FORMER_NAME: (Severity.WARNING, "Прежнее название, прочитано как «{name}»"),
    Rule.WRONG_NOUN: (Severity.WARNING, "Такого названия нет, прочитано как «{name}»"),
    Rule.CAPITAL: (Severity.INFO, "Назван административный центр, прочитано как «{name}»"),
    Rule.CITY: (Severity.WARNING, "Назван город, прочитано как «{name}»"),
}


def doubts_of(
    found: Findings, matches: tuple[Match, ...], unread: tuple[tuple[int, int], ...]
) -> tuple[Doubt, ...]:
    """Every doubt about a cell: its unread phrases first, then the names read by weak rules."""
    return (
        *(_unread(found, first, last) for first, last in unread),
        *_weak(matches),
        *_misspelt_abroad(found),
        *_left_out(found),
        *_mixed(found, matches),
    )


def _unread(found: Findings, first: int, last: int) -> Doubt:
    text = found.cell.verbatim(first, last)
    inside = found.readings[_place(found, first) : _place(found, last + 1)]
    ambiguous = [reading for reading in inside if reading.role is Role.AMBIGUOUS]
    if ambiguous:
        return Doubt(text, f"Может означать: {_names(_codes(ambiguous))}", Severity.WARNING)
    if any(reading.role is Role.PARTIAL for reading in inside):
        return Doubt(text, "Перечень регионов неполный", Severity.WARNING)
    if any(reading.role in (Role.ALL, Role.COUNTRY) for reading in inside):
        return Doubt(text, "Не сказано, какие именно регионы", Severity.WARNING)
    town = towns().get(tuple(word.norm for word in found.cell.words[first : last + 1]))
    if town and not text.endswith(_ADJECTIVAL) and not _is_abbreviation(text):
        return Doubt(text, f"Назван город, а не регион: не учтён ({_names(town.codes)})", Severity.WARNING)
    if _beside_a_name(found, first, last):
        return Doubt(text, "Слова рядом с названием региона не распознаны", Severity.INFO)
    return Doubt(text, "Регион не распознан", Severity.WARNING)


def _is_abbreviation(text: str) -> bool:
    """«МГУ» is no form of «Мга»."""
    return text.isupper() and len(text) <= LONGEST_ABBREVIATION


def _weak(matches: Iterable[Match]) -> Iterator[Doubt]:
    for match in matches:
        if match.rule in _RULE_DOUBTS:
            severity, reason = _RULE_DOUBTS[match.rule]
            yield Doubt(match.words, reason.format(name=subjects()[match.code].name), severity)


def _misspelt_abroad(found: Findings) -> Iterator[Doubt]:
    for reading in found.kept(Role.FOREIGN):
        if reading.typo:
            yield Doubt(
                found.words(reading), "Вероятная опечатка в названии партнёра за рубежом", Severity.WARNING
            )


def _left_out(found: Findings) -> Iterator[Doubt]:
    if found.left_out:
        inside = [found.readings[at] for at in sorted(found.left_out)]
        text = found.cell.verbatim(inside[0].first, inside[-1].last)
        names = _names(_codes(reading for reading in inside if reading.role is Role.REGION))
        yield Doubt(text, f"Исключены: {names}" if names else "Исключена часть регионов", Severity.INFO)


def _mixed(found: Findings, matches: tuple[Match, ...]) -> Iterator[Doubt]:
    if not matches:
        return
    if found.nationwide:
        yield Doubt(found.cell.text, "Кроме названных регионов указаны все субъекты РФ", Severity.INFO)
    if found.kept(Role.DISTRICT):
        yield Doubt(found.cell.text, "Кроме названных регионов указан федеральный округ", Severity.INFO)


def _beside_a_name(found: Findings, first: int, last: int) -> bool:
    """Whether a phrase leans on a named subject without punctuation between them."""
    around = slice(max(0, _place(found, first) - 1), _place(found, last + 1) + 1)
    for reading in found.readings[around]:
        if reading.role is Role.REGION and (
            (reading.last + 1 == first and not found.cell.separated(first))
            or (last + 1 == reading.first and not found.cell.separated(reading.first))
        ):
            return True
    return False


def _place(found: Findings, word: int) -> int:
    """The position of the first reading that begins at a word or after it."""
    return bisect_left(found.readings, word, key=lambda reading: reading.first)


def _codes(readings: Iterable[Reading]) -> list[str]:
    return list(dict.fromkeys(code for reading in readings for code in reading.entry.codes))


def _names(codes: Iterable[str]) -> str:
    return ", ".join(subjects()[code].name for code in codes)
