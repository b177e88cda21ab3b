import ast
import re
import string
from contextvars import copy_context
from pathlib import Path

import pytest
from babel import Locale

from analysis.texts import FOLDER, LANGUAGE, LANGUAGES, catalogue, counted, number, plural, signed, text

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "dashboard.py", *(ROOT / "analysis").rglob("*.py")]
ROOMS = sorted({path.stem for path in FOLDER.glob("*/*.toml")})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0 мероприятий"),
        (1, "1 мероприятие"),
        (2, "2 мероприятия"),
        (5, "5 мероприятий"),
        (11, "11 мероприятий"),
        (21, "21 мероприятие"),
        (22, "22 мероприятия"),
        (112, "112 мероприятий"),
        (1.5, "1,5 мероприятия"),
        (1234, "1 234 мероприятия"),
    ],
)
def test_a_number_takes_the_right_form_of_its_noun(value, words):
    assert counted("common.event", value).replace("\N{NO-BREAK SPACE}", " ") == words


def test_numbers_have_a_decimal_comma():
    assert number(2.346, 2) == "2,35"
    assert number(3.0, 2) == "3"


def test_nothing_has_no_sign():
    assert [number(-0.04), number(0.0), number(-0.0), signed(-0.4)] == ["0"] * 4


def test_less_than_nothing_has_a_minus_and_no_hyphen():
    assert (number(-1234.5), signed(-2), signed(3), signed(0)) == (
        "−1\N{NO-BREAK SPACE}234,5",
        "−2",
        "+3",
        "0",
    )


def test_verbs_agree_with_the_number():
    assert [plural("common.planned", value) for value in (1, 28)] == ["Запланировано", "Запланировано"]


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        text("common.no_such_entry")


def is_key(literal: str) -> bool:
    return bool(re.match(rf"({'|'.join(ROOMS)})\.[a-z_]*$", literal))


def used_keys() -> tuple[set[str], set[str]]:
    """Keys named whole in the code, and the beginnings of those that are put together there."""
    whole, beginnings = set(), set()
    for source in SOURCES:
        tree = ast.parse(source.read_text(encoding="utf-8"))
        built = [node.values[0] for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) and node.values]
        beginnings |= {part.value for part in built if isinstance(part, ast.Constant) and is_key(part.value)}
        literals = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in built]
        whole |= {node.value for node in literals if isinstance(node.value, str) and is_key(node.value)}
        choices = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "parts.choice"
        ]
        beginnings |= {f"{node.args[0].value}_" for node in choices}
    return whole, beginnings


def test_every_key_in_the_code_is_in_the_catalogue():
    whole, _ = used_keys()
    assert whole <= set(catalogue("ru"))


def test_every_entry_of_the_catalogue_is_used():
    whole, beginnings = used_keys()
    unused = {key for key in catalogue("ru") if key not in whole and not key.startswith(tuple(beginnings))}
    assert not unused


def test_catalogues_lie_in_one_folder_per_language():
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(LANGUAGES)


def test_every_entry_is_in_every_language_and_in_the_same_file():
    assert set(catalogue("en")) == set(catalogue("ru"))


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def shape(entry: str | dict) -> tuple:
    """What has to be alike in every language: a table or a string, its placeholders, its parts."""
    return ("plural",) if isinstance(entry, dict) else (placeholders(entry), entry.count("|"))


def test_an_entry_takes_the_same_values_in_every_language():
    russian, english = catalogue("ru"), catalogue("en")
    assert not {key for key in russian if shape(russian[key]) != shape(english[key])}


def said_by(entry: str | dict) -> str:
    return " ".join(entry.values()) if isinstance(entry, dict) else entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_tables_have_every_form_their_language_knows(language):
    forms = set(Locale.parse(language).plural_form.tags) | {"other"}
    tables = {key: entry for key, entry in catalogue(language).items() if isinstance(entry, dict)}
    assert {key: set(entry) for key, entry in tables.items()} == dict.fromkeys(tables, forms)


# What a person has to type, or reads in the document, is Russian in every language.
PLAN_TITLE = "План мероприятий в сфере межрегионального сотрудничества на II полугодие 2023 года"
RUSSIAN_IN_ENGLISH = {
    "plans.empty_body": f"«{PLAN_TITLE}»",
    "register.search_hint": "форум молодёжь",
    "shell.language": "Язык",
    "shell.language_ru": "Русский",
}


def test_english_entries_are_in_english():
    words = {
        key: said_by(entry).replace(RUSSIAN_IN_ENGLISH.get(key, ""), "")
        for key, entry in catalogue("en").items()
    }
    assert not {key for key, said in words.items() if re.search("[А-Яа-яЁё№«»]", said)}
    assert all(quoted in catalogue("en")[key] for key, quoted in RUSSIAN_IN_ENGLISH.items())


def test_every_entry_has_words():
    assert not {key for key in catalogue("ru") if not catalogue("ru")[key]}
    assert {key for key in catalogue("en") if not catalogue("en")[key]} == {"common.mode_bar"}


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("en", 1, "1 event"),
        ("en", 5, "5 events"),
        ("en", 1234.5, "1,234.5 events"),
        ("ru", 21, "21 мероприятие"),
    ],
)
def test_numbers_and_nouns_follow_the_language(language, value, words):
    said = copy_context().run(lambda: (LANGUAGE.set(language), counted("common.event", value))[1])
    assert said.replace("\N{NO-BREAK SPACE}", " ") == words


CODES = {"common.mode_bar", "common.language_tag"}
WITH_VARIABLES = {"comparison.how_body", "depth.definition_index", "briefing.define_fractional"}

# Names of products, units and signs that are the same in Russian.
LATIN_IN_RUSSIAN = re.compile(
    r"\{\w+\}|`[^`]*`|\b(?:PDF|PNG|SVG|Word|Excel|PowerPoint|LibreOffice|OpenDocument|ODT|HTML|CSV|ISO|"
    r"PLANS_(?:EDIT|VIEW|HOME_REGION)|journal\.csv|Natural Earth|GeoNames|English|Language|Upload|[IVX]+)\b"
)


def test_russian_entries_are_in_russian():
    prose = {key: said_by(entry) for key, entry in catalogue("ru").items() if key not in CODES}
    foreign = {key for key, said in prose.items() if re.search("[A-Za-z]", LATIN_IN_RUSSIAN.sub("", said))}
    assert {key for key in foreign if ".formula_" not in key} == WITH_VARIABLES
    assert not {key for key, said in prose.items() if '"' in said}
