"""What an administrator can set, read from the environment once per call."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from data.schema import DEFAULT_HOME_REGION

SHIPPED_PLANS = Path(__file__).parent / "plans"


@dataclass(frozen=True, slots=True)
class Settings:
    """``home_region`` is an ISO 3166-2 code; ``plans_folder`` holds the plan documents."""

    home_region: str
    plans_folder: Path


def read_settings() -> Settings:
    """Settings from ``PLANS_HOME_REGION`` and ``PLANS_FOLDER``, or the defaults."""
    return Settings(
        home_region=os.environ.get("PLANS_HOME_REGION", DEFAULT_HOME_REGION),
        plans_folder=Path(os.environ.get("PLANS_FOLDER", SHIPPED_PLANS)),
    )
