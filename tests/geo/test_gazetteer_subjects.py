"""Every federal subject by every name and case, alone, in pairs and with the noun left out."""

from __future__ import annotations

from itertools import product

import pytest

from geo.gazetteer import Rule, resolve
from geo.region_names import rows_of
from geo.subjects import Subject, subjects

SUBJECTS = tuple(subjects().values())
CASES = {
    "область": ("ая область", "ой области", "ую область", "ой областью"),
    "край": ("ий край", "ого края", "ому краю", "им краем", "ом крае"),
    "республика": ("ая Республика", "ой Республики", "ой Республике", "ую Республику", "ой Республикой"),
    "автономный округ": (
        "ий автономный округ",
        "ого автономного округа",
        "ому автономному округу",
        "им автономным округом",
        "ом автономном округе",
        "ий АО",
    ),
}
PLURALS = {
    "область": ("ая", ("области", "областей", "областям", "областями", "областях", "обл.")),
    "край": ("ий", ("края", "краёв", "краям", "краями", "краях")),
    "республика": ("ая", ("республики", "Республик", "республикам", "республиками")),
    "автономный округ": ("ий", ("автономные округа", "автономных округов", "автономными округами", "АО")),
}
ADJECTIVAL = tuple(
    subject
    for subject in SUBJECTS
    if subject.type in PLURALS
    and not subject.name.startswith("Республика")
    and "Народная" not in subject.name
)


def codes(text: str) -> list[str]:
    return [match.code for match in resolve(text).matches]


def stem(subject: Subject) -> str:
    return subject.name.split()[0][:-2]


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.code)
def test_official_and_short_names_and_cases(subject: Subject) -> None:
    for text in (subject.official, subject.name, subject.genitive, subject.instrumental):
        for written in (text, text.upper(), text.lower(), text.replace(" ", "\u00a0")):
            resolution = resolve(written)
            assert [match.code for match in resolution.matches] == [subject.code], written
            assert not resolution.unresolved and not resolution.doubts, written


@pytest.mark.parametrize("subject", ADJECTIVAL, ids=lambda subject: subject.code)
def test_all_cases_of_an_adjective_and_its_noun(subject: Subject) -> None:
    for ending in CASES[subject.type]:
        resolution = resolve(stem(subject) + ending)
        assert [(m.code, m.rule) for m in resolution.matches] == [(subject.code, Rule.FULL_NAME)], ending
        assert not resolution.doubts


@pytest.mark.parametrize("first", SUBJECTS, ids=lambda subject: subject.code)
def test_two_names_give_those_two_subjects(first: Subject) -> None:
    for second in SUBJECTS:
        wanted = list(dict.fromkeys([first.code, second.code]))
        for separator in (", ", " и ", "\n", ". ", "; ", " / "):
            assert codes(f"{first.name}{separator}{second.name}") == wanted, (separator, second.name)


@pytest.mark.parametrize("kind", PLURALS)
def test_two_adjectives_share_a_noun(kind: str) -> None:
    ending, nouns = PLURALS[kind]
    alike = [subject for subject in ADJECTIVAL if subject.type == kind]
    for (first, second), noun in product(product(alike, repeat=2), nouns):
        text = f"{stem(first)}{ending}, {stem(second)}{ending} {noun}"
        assert codes(text) == list(dict.fromkeys([first.code, second.code])), text


@pytest.mark.parametrize("subject", ADJECTIVAL, ids=lambda subject: subject.code)
def test_an_adjective_cut_short_gives_its_subject_or_names_it_among_others(subject: Subject) -> None:
    if subject.type not in ("область", "край"):
        return
    for length in range(5, len(stem(subject)) + 1):  # shorter ones are words too: «чел.», «при»
        text = f"{stem(subject)[:length]}. {subject.type}"
        resolution = resolve(text)
        if resolution.matches:
            assert codes(text) == [subject.code], text
        else:
            assert subject.name in resolution.doubts[0].reason, text


@pytest.mark.parametrize("kind", PLURALS)
def test_a_noun_before_its_adjectives(kind: str) -> None:
    ending, nouns = PLURALS[kind]
    alike = [subject for subject in ADJECTIVAL if subject.type == kind]
    text = f"{nouns[0]}: {', '.join(stem(subject) + ending for subject in alike)}"
    assert codes(text) == [subject.code for subject in alike]


def test_all_subjects_in_one_cell() -> None:
    text = ", ".join(subject.name for subject in SUBJECTS)
    assert codes(text) == [subject.code for subject in SUBJECTS]


@pytest.mark.parametrize("row", list(rows_of("gazetteer.csv")), ids=lambda row: row["name"])
def test_every_line_of_the_gazetteer_gives_its_subject(row: dict[str, str]) -> None:
    if row["kind"] == "ambiguous":
        assert codes(row["name"]) == []
        assert resolve(row["name"]).unresolved == (row["name"],)
    elif row["kind"] != "adjective":
        assert codes(row["name"]) == [row["code"]]
