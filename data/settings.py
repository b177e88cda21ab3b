"""What an administrator can set, read from the environment once per call."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from data.schema import DEFAULT_HOME_REGION
from geo.subjects import subjects

SHIPPED_PLANS = Path(__file__).parent / "plans"
LIST_MARKS = re.compile(r"[\s,;]+")


class SettingsError(ValueError):
    """A setting that cannot be meant. Its text is one Russian sentence for the administrator."""


class Editing(StrEnum):
    """Whether plans can be uploaded and corrected in the app."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class Viewing(StrEnum):
    """Who may look at the pages."""

    ALL = "all"
    LOGIN = "login"


@dataclass(frozen=True, slots=True)
class Settings:
    """``home_region`` is an ISO 3166-2 code; ``plans_folder`` holds the plan documents.

    ``editors`` are e-mail addresses in small letters; ``editor_claim`` is the name and the value of what the
    login provider says of an editor.
    """

    home_region: str
    plans_folder: Path
    editing: Editing = Editing.AUTO
    viewing: Viewing = Viewing.ALL
    editors: frozenset[str] = frozenset()
    editor_claim: tuple[str, str] | None = None


def read_settings() -> Settings:
    """Settings from the environment variables that the README lists, or the defaults.

    A word that is not known allows nothing: ``PLANS_EDIT`` is then "off", ``PLANS_VIEW`` "login". Raises
    ``SettingsError`` for a home region that is none and a claim that is not written ``name=value``.
    """
    editing = os.environ.get("PLANS_EDIT", Editing.AUTO).strip().lower()
    viewing = os.environ.get("PLANS_VIEW", Viewing.ALL).strip().lower()
    return Settings(
        home_region=known_region(os.environ.get("PLANS_HOME_REGION", DEFAULT_HOME_REGION)),
        plans_folder=Path(os.environ.get("PLANS_FOLDER", SHIPPED_PLANS)),
        editing=Editing(editing) if editing in set(Editing) else Editing.OFF,
        viewing=Viewing(viewing) if viewing in set(Viewing) else Viewing.LOGIN,
        editors=frozenset(LIST_MARKS.split(os.environ.get("PLANS_EDITORS", "").casefold())) - {""},
        editor_claim=_claim(os.environ.get("PLANS_EDITOR_CLAIM", "")),
    )


def known_region(said: str) -> str:
    """The code of a federal subject, written in capitals; ``SettingsError`` for anything else."""
    code = said.strip().upper()
    if code not in subjects():
        raise SettingsError(
            f"Свой регион (PLANS_HOME_REGION, --home) указан как «{said}»: нужен код субъекта РФ"
            f" по ISO 3166-2, например {DEFAULT_HOME_REGION}"
        )
    return code


def _claim(said: str) -> tuple[str, str] | None:
    name, sign, value = (part.strip() for part in said.partition("="))
    if not (name or sign):
        return None
    if not (name and value):
        raise SettingsError(
            f"Признак редактора (PLANS_EDITOR_CLAIM) указан как «{said}»: нужны название и значение,"
            " например groups=plan-editors"
        )
    return name, value
