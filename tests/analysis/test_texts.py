import ast
import re
from pathlib import Path

import pytest

from analysis.texts import FOLDER, catalogue, counted, number, plural, text

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
    assert {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"} == {"ru"}
