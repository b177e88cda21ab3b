"""What an administrator can set, read from the environment once per call."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from data.schema import DEFAULT_HOME_REGION

SHIPPED_PLANS = Path(__file__).parent / "plans"
LOCAL_ADDRESSES = {"localhost", "127.0.0.1", "::1", "[::1]"}


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

    A ``PLANS_EDIT`` that is neither "auto", "on" nor "off" is "off".
    """
    editing = os.environ.get("PLANS_EDIT", Editing.AUTO).strip().lower()
    return Settings(
        home_region=os.environ.get("PLANS_HOME_REGION", DEFAULT_HOME_REGION),
        plans_folder=Path(os.environ.get("PLANS_FOLDER", SHIPPED_PLANS)),
        editing=Editing(editing) if editing in set(Editing) else Editing.OFF,
    )


def may_edit(editing: Editing, *, address: str | None, is_forwarded: bool, is_logged_in: bool) -> bool:
    """Whether this person may upload and correct.

    ``address`` is where the server listens (``None``: everywhere), ``is_forwarded`` whether the request came
    through another server. By itself ("auto") the app lets those edit who sit at its own computer or are
    logged in.
    """
    if editing is not Editing.AUTO:
        return editing is Editing.ON
    is_local = (address or "").strip().lower() in LOCAL_ADDRESSES and not is_forwarded
    return is_local or is_logged_in
