"""Every phrase the resolver knows, in every form it can take, and what it stands for.

Three tables feed it: ``gazetteer.csv`` (names of federal subjects), ``foreign.csv`` (partners abroad,
with their country where parts of it are known) and ``region_words.csv`` (the words around them). Names
are inflected here; the other words are listed in the forms that occur.

A name in ``gazetteer.csv`` is of one ``kind``: ``adjective`` (said with the noun of its subject),
``short`` (the noun of the official name), ``abbreviation`` (never inflected), ``capital`` (its name
cut short), ``other``, ``former`` and ``misspelling`` (read with a doubt), or ``ambiguous`` (several
codes: never read, always doubted).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from geo.inflection import adjective_forms, phrase_forms
from geo.region_terms import GROUP, Entry, Role, Rule
from geo.subjects import subjects

ROOM = Path(__file__).parent
Phrase = tuple[str, ...]


_RULES = {
    "short": Rule.SHORT_NAME,
    "abbreviation": Rule.ABBREVIATION,
    "other": Rule.OTHER_NAME,
    "former": Rule.FORMER_NAME,
    "misspelling": Rule.TYPO,
}
_FOREIGN_ROLES = {
    "noun": Role.FOREIGN,
    "union": Role.FOREIGN,
    "phrase": Role.FOREIGN,
    "city": Role.FOREIGN_CITY,
    "adjective": Role.FOREIGN_ADJECTIVE,
}


@cache
def vocabulary() -> Mapping[Phrase, Entry]:
    """Every known phrase (words in lower case, е for ё) and its entry; the first listed wins."""
    found: dict[Phrase, Entry] = {}
    for source in (_other_words, _subject_names, _capitals, _foreign_names):
        for phrase, entry in source():
            found.setdefault(phrase, entry)
    return found


@cache
def towns() -> Mapping[Phrase, Entry]:
    """Every town of ``cities.csv``; one whose name occurs in several subjects is ambiguous."""
    codes: dict[str, set[str]] = {}
    for row in rows_of("cities.csv"):
        codes.setdefault(row["name"].replace("ё", "е"), set()).add(row["code"])
    found: dict[Phrase, Entry] = {}
    for name, within in codes.items():
        role = Role.TOWN if len(within) == 1 else Role.AMBIGUOUS
        for phrase, entry in _names(name, Entry(role, tuple(sorted(within)), rule=Rule.CITY)):
            found.setdefault(phrase, entry)
    return found


@cache
def longest_by_first_word() -> Mapping[str, int]:
    """For each word that begins a phrase, the number of words of the longest such phrase."""
    longest: dict[str, int] = {}
    for phrase in vocabulary():
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return longest


@cache
def longest_phrase() -> int:
    """The number of words of the longest phrase."""
    return max(map(len, vocabulary()))


@cache
def namesakes() -> frozenset[str]:
    """The codes of subjects whose adjective begins like a name of others: «Алтайский» like «Алтай»."""
    rows = list(rows_of("gazetteer.csv"))
    shared = [(row["code"].split(), row["name"].split()[0]) for row in rows if row["kind"] == "ambiguous"]
    return frozenset(
        row["code"]
        for row in rows
        for codes, name in shared
        if row["kind"] == "adjective" and row["code"] in codes and row["name"].startswith(name)
    )


@cache
def known_words() -> frozenset[str]:
    """Every word of every phrase."""
    return frozenset(word for phrase in vocabulary() for word in phrase)


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this room."""
    with (ROOM / name).open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def _subject_names() -> Iterator[tuple[Phrase, Entry]]:
    for row in rows_of("gazetteer.csv"):
        codes, name, kind = tuple(row["code"].split()), row["name"], row["kind"]
        if kind == "adjective":
            yield from _adjectives(name, Role.ADJECTIVE, codes)
        elif kind == "capital":
            yield from _shortened_capital(name, codes)
        elif kind == "abbreviation" or name.isupper():
            role = Role.AMBIGUOUS if kind == "ambiguous" else Role.REGION
            yield _words(name), Entry(role, codes, rule=_RULES.get(kind))
        else:
            yield from _names(name, _name_entry(kind, codes))


def _shortened_capital(name: str, codes: tuple[str, ...]) -> Iterator[tuple[Phrase, Entry]]:
    """«Н. Новгород»: only the second word is declined."""
    first, second = _words(name)
    for (form,) in phrase_forms(second):
        yield (first, form), Entry(Role.TOWN, codes, rule=Rule.CAPITAL)


def _name_entry(kind: str, codes: tuple[str, ...]) -> Entry:
    if kind == "ambiguous":
        return Entry(Role.AMBIGUOUS, codes)
    city = kind == "short" and subjects()[codes[0]].type == "город федерального значения"
    return Entry(Role.REGION, codes, rule=Rule.FEDERAL_CITY if city else _RULES[kind])


def _capitals() -> Iterator[tuple[Phrase, Entry]]:
    for subject in subjects().values():
        namesake = towns().get(_words(subject.capital))
        codes = namesake.codes if namesake and subject.code in namesake.codes else (subject.code,)
        role = Role.TOWN if codes == (subject.code,) else Role.AMBIGUOUS
        yield from _names(subject.capital, Entry(role, codes, rule=Rule.CAPITAL))


def _foreign_names() -> Iterator[tuple[Phrase, Entry]]:
    for row in rows_of("foreign.csv"):
        role, country = _FOREIGN_ROLES[row["kind"]], row["country"]
        if role is Role.FOREIGN_ADJECTIVE:
            for phrase, entry in _adjectives(row["name"], role, ()):
                yield phrase, entry._replace(value=country)
        else:
            entry = Entry(role, value=GROUP if row["kind"] in ("union", "phrase") else country)
            unchanged = row["kind"] == "phrase" or row["name"].isupper()
            yield from [(_words(row["name"]), entry)] if unchanged else _names(row["name"], entry)


def _other_words() -> Iterator[tuple[Phrase, Entry]]:
    for row in rows_of("region_words.csv"):
        for form in row["forms"].split("|"):
            yield _words(form), Entry(Role(row["role"]), value=row["value"])


def _adjectives(name: str, role: Role, codes: tuple[str, ...]) -> Iterator[tuple[Phrase, Entry]]:
    nominative = _words(name)
    for gender, forms in adjective_forms(name).items():
        for form in forms:
            phrase = _words(form)
            yield phrase, Entry(role, codes, gender=gender, nominative=phrase == nominative)


def _names(name: str, entry: Entry) -> Iterator[tuple[Phrase, Entry]]:
    """The forms of a name; the nominative is marked unless the name has no other form (Коми)."""
    forms = phrase_forms(name)
    yield _words(name), entry._replace(nominative=len(forms) > 1)
    for form in forms:
        yield form, entry


def _words(name: str) -> Phrase:
    return tuple(re.findall(r"\w+", name.lower().replace("ё", "е")))
