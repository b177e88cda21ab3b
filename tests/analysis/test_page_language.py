"""Every page in English: no word of the interface comes from the Russian catalogue or from the code."""

import ast
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

import analysis.texts
from analysis.departments import TABLE as DEPARTMENTS
from geo.subjects import SUBJECTS_CSV

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "data" / "plans" / "plan_2023_h2.txt"
SOURCES = [ROOT / "dashboard.py", *(ROOT / "analysis").rglob("*.py")]
READS_RUSSIAN = {ROOT / "analysis" / "comparison" / "titles.py"}  # patterns of the plans' own language
CYRILLIC = re.compile(r"[А-Яа-яЁё]+")

PAGES = {
    "obzor": {},
    "karta": {"region": "RU-BRY"},
    "matritsa": {},
    "kalendar": {},
    "formaty": {},
    "sravnenie": {},
    "reestr": {},
    "plany": {},
    "region": {"region": "RU-BRY"},
    "vedomstvo": {"department": "sport"},
}


@pytest.fixture
def two_plans(tmp_path, monkeypatch):
    monkeypatch.setenv("PLANS_FOLDER", str(tmp_path))
    shutil.copy(SEED, tmp_path)
    later = (
        SEED.read_text(encoding="utf-8").replace("2023", "2024").replace("Пермский край", "Республика Коми")
    )
    (tmp_path / "plan_2024_h2.txt").write_text(later, encoding="utf-8")


def opening(path: str) -> None:
    import dashboard

    dashboard.main(path)


def opened(path: str, **state: str) -> AppTest:
    app = AppTest.from_function(opening, args=(path,), default_timeout=60)
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception, app.exception
    return app


@cache
def data_words() -> set[str]:
    """Every word of the plan, of the subjects' names and of the departments' short names."""
    tables = (SEED, SUBJECTS_CSV, DEPARTMENTS)
    return {
        word.casefold() for table in tables for word in CYRILLIC.findall(table.read_text(encoding="utf-8"))
    }


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [found for item in value.values() for found in strings(item)]
    if isinstance(value, list):
        return [found for item in value for found in strings(item)]
    return [value] if isinstance(value, str) else []


def shown(app: AppTest) -> list[str]:
    """Everything sent to the browser as words: labels, sentences, charts, and the columns of tables."""
    protos = [element.proto for element in (*app.main, *app.sidebar) if element.proto is not None]
    sent = [found for proto in protos for found in strings(MessageToDict(proto))]
    columns = [str(column) for table in app.dataframe for column in table.value.columns]
    return [*sent, *columns]


class Noted(dict):
    """A catalogue that remembers what is looked up in it."""

    def __init__(self, entries: dict):
        super().__init__(entries)
        self.asked = set()

    def __getitem__(self, key: str):
        self.asked.add(key)
        return super().__getitem__(key)


@pytest.mark.parametrize("path", PAGES)
def test_no_word_of_a_page_is_looked_up_in_russian(two_plans, monkeypatch, path):
    catalogues = {language: Noted(analysis.texts.catalogue(language)) for language in ("ru", "en")}
    monkeypatch.setattr(analysis.texts, "catalogue", catalogues.get)
    opened(path, lang="en", **PAGES[path])
    assert len(catalogues["en"].asked) > 30
    assert all(key.startswith("shell.language") for key in catalogues["ru"].asked)


@pytest.mark.parametrize("path", PAGES)
def test_every_russian_word_of_an_english_page_comes_from_the_data(two_plans, path):
    found = {
        word.casefold()
        for words in shown(opened(path, lang="en", **PAGES[path]))
        for word in CYRILLIC.findall(words)
    }
    assert found - data_words() == {"русский", "язык"}


def test_the_check_finds_a_page_in_russian(two_plans):
    found = {word.casefold() for words in shown(opened("karta")) for word in CYRILLIC.findall(words)}
    assert {"сбросить", "скачать", "плитки"} <= found - data_words()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_words_stand_in_the_code(source):
    tree = ast.parse(source.read_text(encoding="utf-8"))
    docstrings = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    literals = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    russian = {
        literal for literal in literals - docstrings if CYRILLIC.search(literal) and literal not in "её"
    }
    assert bool(russian) == (source in READS_RUSSIAN)


def test_switching_keeps_what_is_chosen(two_plans):
    app = opened("karta")
    app.multiselect(key="attendance").set_value(["remote"])
    app.selectbox(key="region").set_value("RU-BRY").run()
    app.button_group(key="lang").set_value("en").run()
    assert not app.exception
    assert app.multiselect(key="attendance").value == ["remote"]
    assert app.selectbox(key="region").value == "RU-BRY"
    assert app.title[0].value == "Partners of Смоленская область · H2 2024"
    assert app.button[0].label == "Reset"
