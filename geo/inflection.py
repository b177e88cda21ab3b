"""Russian inflection, as far as names of places need it: the forms a name can take in a sentence.

Forms are generated in the order nominative, genitive, dative, accusative, instrumental,
prepositional, so that the words of one name agree. Where the spelling does not tell the declension
(Казань, Ярославль) both are generated: a form too many matches nothing else.
"""

from __future__ import annotations

import re
from itertools import product

_ADJECTIVE_ENDING = re.compile(r"(ая|ий|ый|ое|ие|ые)$")
_ADJECTIVES: dict[str, tuple[str, ...]] = {
    "f": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "m": ("ый", "ого", "ому", "ый", "ым", "ом"),
    "n": ("ое", "ого", "ому", "ое", "ым", "ом"),
    "pl": ("ые", "ых", "ым", "ые", "ыми", "ых"),
}
_GENDER_BY_ENDING = {"ая": "f", "ий": "m", "ый": "m", "ое": "n", "ие": "pl", "ые": "pl"}

# The nominative's ending, then what replaces it in each case; the first ending that fits is used,
# with every declension that has it.
_NOUNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ия", ("ия ии ии ию ией ии",)),
    ("ье", ("ье ья ью ье ьем ье",)),
    ("я", ("я и е ю ей е",)),
    ("а", ("а ы е у ой е",)),
    ("о", ("о а у о ом е",)),
    ("ы", ("ы - ам ы ами ах", "ы ов ам ы ами ах")),
    ("ь", ("ь и и ь ью и", "ь я ю ь ем е")),
    ("й", ("й я ю й ем е",)),
    ("орел", ("орел орла орлу орел орлом орле",)),
    ("лец", ("лец льца льцу лец льцом льце",)),
    ("ец", ("ец ца цу ец цом це", "ец ца цу ец цем це")),
    ("", ("- а у - ом е",)),
)
_UNCHANGED = tuple("эеиу")
_INDECLINABLE = frozenset({"саха", "марий", "эл"})


def adjective_forms(name: str) -> dict[str, tuple[str, ...]]:
    """The forms of an adjective by gender: «калужская» → {"f": ("калужская", "калужской", …), …}."""
    stem = _ADJECTIVE_ENDING.sub("", name)
    return {
        gender: tuple(dict.fromkeys(_adjectival(stem, ending) for ending in endings))
        for gender, endings in _ADJECTIVES.items()
        if gender != "n"
    }


def phrase_forms(name: str) -> frozenset[tuple[str, ...]]:
    """Every form of a name of one or more words, in lower case and without hyphens.

    >>> ("северной", "осетии", "алании") in phrase_forms("Северная Осетия – Алания")
    True
    >>> ("ростове", "на", "дону") in phrase_forms("Ростов-на-Дону")
    True
    """
    parts = re.findall(r"(\w+)(-?)", name.lower().replace("ё", "е"))
    words = [word for word, _ in parts]
    declined_until = words.index("на") if "на" in words else len(words)
    choices = [
        _paradigms(word, hyphenated=bool(hyphen)) if at < declined_until else [(word,) * 6]
        for at, (word, hyphen) in enumerate(parts)
    ]
    return frozenset(form for chosen in product(*choices) for form in zip(*chosen, strict=True))


def _paradigms(word: str, hyphenated: bool) -> list[tuple[str, ...]]:
    """The declensions a word may have; the first part of a compound may also stay as it is."""
    unchanged = [(word,) * 6]
    if word in _INDECLINABLE:
        return unchanged
    ending = _ADJECTIVE_ENDING.search(word)
    if ending and len(word) > 4:
        stem = word[: ending.start()]
        found = [tuple(_adjectival(stem, each) for each in _ADJECTIVES[_GENDER_BY_ENDING[ending[0]]])]
    elif word.endswith(_UNCHANGED) and not word.endswith("ье"):
        return unchanged
    else:
        found = _noun_paradigms(word)
    return found + unchanged if hyphenated else found


def _noun_paradigms(word: str) -> list[tuple[str, ...]]:
    ending, declensions = next(row for row in _NOUNS if word.endswith(row[0]))
    stem = word[: len(word) - len(ending)]
    return [tuple(_nominal(stem, each.strip("-")) for each in row.split()) for row in declensions]


def _adjectival(stem: str, ending: str) -> str:
    """Калужск-ий but Северн-ый: no ы after г, к, х and the sibilants."""
    return stem + (ending.replace("ы", "и") if stem[-1:] in "гкхжшчщ" else ending)


def _nominal(stem: str, ending: str) -> str:
    """Калуг-и but Москв-ы; Хасавюрт-ом but Воронеж-ем."""
    if ending == "ы" and stem[-1:] in "гкхжшчщ":
        return stem + "и"
    if ending == "ом" and stem[-1:] in "жшчщ":
        return stem + "ем"
    return stem + ending
