from pathlib import Path

import pytest

from data.demo import demonstration_half_year, needs_demonstration, with_demonstration
from data.loader import load_plans
from data.schema import EVENT_DTYPES, HalfYear

HOME = "RU-SMO"


@pytest.fixture
def seed():
    return load_plans(Path(__file__).resolve().parents[2] / "data" / "plans", HOME)


def test_it_is_for_another_half_year_than_the_seed(seed):
    assert demonstration_half_year() == HalfYear(2024, 1)
    assert needs_demonstration(seed)


def test_it_is_added_to_copies_and_the_library_stays(seed):
    together = with_demonstration(seed, HOME)
    assert len(seed.events) == 28
    assert together.events["half_year"].value_counts().to_dict() == {"2023-H2": 28, "2024-H1": 24}
    assert list(together.events.columns) == list(EVENT_DTYPES)
    assert together.events.dtypes.astype("str").to_dict() == seed.events.dtypes.astype("str").to_dict()


def test_its_document_says_what_it_is(seed):
    row = with_demonstration(seed, HOME).sources.iloc[-1]
    assert "демонстрационный" in row["title"]
    assert "вымышленные" in row["note"]


def test_it_is_read_without_doubt(seed):
    issues = with_demonstration(seed, HOME).issues
    assert len(issues) == len(seed.issues)


def test_two_half_years_need_none(seed):
    assert not needs_demonstration(with_demonstration(seed, HOME))
