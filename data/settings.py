"""What an administrator can set, read from the environment once per call."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from data.schema import DEFAULT_HOME_REGION
from geo.subjects import subjects

SHIPPED_PLANS = Path(__file__).parent / "plans"
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")  # headers that other servers add
LOCAL_ADDRESSES = {"localhost", "127.0.0.1", "::1", "[::1]"}
PORT = re.compile(r":\d+\s*$")


class SettingsError(ValueError):
    """A setting that cannot be meant. Its text is one Russian sentence for the administrator."""


class Editing(StrEnum):
    """Whether plans can be uploaded and corrected in the app."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Settings:
    """``home_region`` is an ISO 3166-2 code; ``plans_folder`` holds the plan documents."""

    home_region: str
    plans_folder: Path
    editing: Editing = Editing.AUTO


def read_settings() -> Settings:
    """Settings from ``PLANS_HOME_REGION``, ``PLANS_FOLDER`` and ``PLANS_EDIT``, or the defaults.

    A ``PLANS_EDIT`` that is neither "auto", "on" nor "off" is "off". Raises ``SettingsError`` for a home
    region that is none.
    """
    editing = os.environ.get("PLANS_EDIT", Editing.AUTO).strip().lower()
    return Settings(
        home_region=known_region(os.environ.get("PLANS_HOME_REGION", DEFAULT_HOME_REGION)),
        plans_folder=Path(os.environ.get("PLANS_FOLDER", SHIPPED_PLANS)),
        editing=Editing(editing) if editing in set(Editing) else Editing.OFF,
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


def may_edit(
    editing: Editing, *, address: str | None, headers: Mapping[str, str], is_logged_in: bool
) -> bool:
    """Whether this person may upload and correct.

    ``address`` is where the server listens (``None``: everywhere), ``headers`` are those of the request, in
    any case of letters. By itself ("auto") the app lets those edit who sit at its own computer or are logged
    in.
    """
    if editing is not Editing.AUTO:
        return editing is Editing.ON
    return is_logged_in or (_is_local(address or "") and _is_from_here(headers))


def _is_from_here(headers: Mapping[str, str]) -> bool:
    """Whether the request asks for this computer by its own name and came through no other server."""
    lower = {name.lower(): value for name, value in headers.items()}
    is_forwarded = any(name.lower() in lower for name in FORWARDED)
    return not is_forwarded and _is_local(PORT.sub("", lower.get("host", "")))


def _is_local(address: str) -> bool:
    return address.strip().lower() in LOCAL_ADDRESSES
