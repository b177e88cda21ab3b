"""Plans and views that tests of every room look at."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import style
from analysis.selection import Selection, View, select
from data.loader import Plans, load_plans
from data.schema import HalfYear

HOME = "RU-SMO"
SEED = HalfYear(2023, 2)


@pytest.fixture(autouse=True)
def checked_figures(monkeypatch):
    """Every figure that a test draws holds only entries that Plotly knows."""
    monkeypatch.setattr(style, "CHECKS_FIGURES", True)


@pytest.fixture(scope="session")
def seed_plans() -> Plans:
    return load_plans(Path(__file__).resolve().parents[1] / "data" / "plans", HOME)


@pytest.fixture(scope="session")
def seed_view(seed_plans) -> View:
    return select(seed_plans, HOME, Selection(SEED))


@pytest.fixture
def seed_selected(seed_plans):
    """The seed's view under filters: ``seed_selected(attendance=("remote",))``."""

    def selected(**filters) -> View:
        return select(seed_plans, HOME, Selection(SEED, **filters))

    return selected


def assert_columns(frame: pd.DataFrame, *columns: str) -> None:
    assert list(frame.columns) == list(columns)
