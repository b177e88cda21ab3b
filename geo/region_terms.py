"""The terms in which a region cell is read: roles of phrases, rules that give subjects, entries."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a phrase does in a region cell; the values are those of ``region_words.csv``."""

    REGION = "region"
    ADJECTIVE = "adjective"
    AMBIGUOUS = "ambiguous"
    TOWN = "town"
    FOREIGN = "foreign"
    FOREIGN_ADJECTIVE = "foreign_adjective"
    FOREIGN_CITY = "foreign_city"
    DISTRICT = "district"
    DISTRICT_ADJECTIVE = "district_adjective"
    TYPE = "type"
    CITY = "city"
    SETTLEMENT = "settlement"
    STREET = "street"
    ALL = "all"
    EVERY = "every"
    PARTIAL = "partial"
    COUNTRY = "country"
    EXCEPT = "except"
    AND = "and"
    BODY = "body"
    NEUTRAL = "neutral"
    NONE = "none"
    NUMBER = "number"
    OTHER = "other"


class Rule(StrEnum):
    """How the words of a cell gave a federal subject, most certain first."""

    FULL_NAME = "full name"
    FEDERAL_CITY = "city of federal significance"
    SHORT_NAME = "short name"
    ABBREVIATION = "abbreviation"
    OTHER_NAME = "other name"
    ELIDED_NOUN = "elided noun"
    BARE_ADJECTIVE = "bare adjective in a list"
    SHORTENED = "shortened adjective"
    FORMER_NAME = "former name"
    WRONG_NOUN = "wrong noun"
    TYPO = "typo"
    CAPITAL = "capital"
    CITY = "city"


class Entry(NamedTuple):
    """What one form stands for: ``codes`` of subjects, or ``value`` (a type, a federal district).

    ``gender`` is set for adjectives ("f", "m" or "pl"); ``nominative`` tells «Тула» from «Тулы».
    """

    role: Role
    codes: tuple[str, ...] = ()
    value: str = ""
    rule: Rule | None = None
    gender: str = ""
    nominative: bool = False


UNKNOWN = Entry(Role.OTHER)
GROUP = "group"  # the value of partners abroad that are no place: «страны СНГ», «БРИКС»
