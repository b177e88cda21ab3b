"""Every word of the interface, kept in catalogues beside this file and looked up by key.

A catalogue is a TOML file per room in a folder per language. An entry is a string with named
``{placeholders}``, or a table of CLDR plural forms (one, few, many, other).
"""

from __future__ import annotations

import tomllib
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from analysis.rounding import half_up

FOLDER = Path(__file__).parent
LANGUAGES = ("ru", "en")
DEFAULT = LANGUAGES[0]
MINUS = "\N{MINUS SIGN}"
LANGUAGE: ContextVar[str] = ContextVar("language", default=DEFAULT)


@cache
def catalogue(language: str) -> dict[str, str | dict[str, str]]:
    """All entries of a language, keyed ``room.entry``."""
    return {
        f"{path.stem}.{key}": entry
        for path in sorted((FOLDER / language).glob("*.toml"))
        for key, entry in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def text(key: str, **values: object) -> str:
    """The words for ``key`` with the values put in; ``KeyError`` where the catalogue has none."""
    entry = catalogue(LANGUAGE.get())[key]
    return entry.format(**values) if values else entry


def number(value: float, digits: int = 1) -> str:
    """A number the local way: «1 234», «−3,5»; at most ``digits`` decimals."""
    return _formatted(float(value), digits, LANGUAGE.get())


def signed(value: float) -> str:
    """A whole number with its sign: «+3», «−2», «0»."""
    whole = half_up(value)
    return f"{'+' if whole > 0 else ''}{number(whole, 0)}"


@lru_cache(maxsize=10_000)
def _formatted(value: float, digits: int, language: str) -> str:
    rounded = float(half_up(value, digits)) + 0.0  # without a minus before zero
    return format_decimal(rounded, locale=language, format=f"#,##0.{'#' * digits}").replace("-", MINUS)


def separators() -> str:
    """The decimal mark and the mark between thousands, as Plotly wants them."""
    return get_decimal_symbol(LANGUAGE.get()) + get_group_symbol(LANGUAGE.get())


def plural(key: str, value: float) -> str:
    """The plural form of ``key`` that goes with the number, without the number."""
    return catalogue(LANGUAGE.get())[key][_plural_form(float(value), LANGUAGE.get())]


def counted(key: str, value: float) -> str:
    """A number with its noun: «1 мероприятие», «2 мероприятия», «5 мероприятий», «0,06 мероприятия»."""
    return f"{number(value, 2)}\N{NO-BREAK SPACE}{plural(key, float(half_up(value, 2)))}"


@lru_cache(maxsize=10_000)
def _plural_form(value: float, language: str) -> str:
    return Locale.parse(language).plural_form(value if value % 1 else int(value))
