import re
from pathlib import Path

import pytest

from analysis.texts import FOLDER, catalogue, counted, number, plural, text

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "dashboard.py", *(ROOT / "analysis").rglob("*.py")]
USE = re.compile(r"""(?:text|counted|plural)\(\s*f?["']([a-z_]+\.[a-z_]*)(\{?)""")


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


def used_keys() -> set[tuple[str, bool]]:
    return {
        (key, bool(open_ended))
        for source in SOURCES
        for key, open_ended in USE.findall(source.read_text(encoding="utf-8"))
    }


def test_every_key_in_the_code_is_in_the_catalogue():
    entries = catalogue("ru")
    missing = {key for key, open_ended in used_keys() if not open_ended and key not in entries}
    assert not missing


def test_every_entry_of_the_catalogue_is_used():
    exact = {key for key, open_ended in used_keys() if not open_ended}
    prefixes = tuple(key for key, open_ended in used_keys() if open_ended)
    unused = {key for key in catalogue("ru") if key not in exact and not key.startswith(prefixes)}
    assert not unused


def test_catalogues_lie_in_one_folder_per_language():
    assert {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"} == {"ru"}
