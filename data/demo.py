"""The demonstration plan: invented, for a library that holds too little to compare."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from data.frames import stacked, typed
from data.loader import Plan, Plans, load_plan
from data.schema import EVENT_DTYPES, ISSUE_DTYPES, PARTICIPATION_DTYPES, HalfYear
from data.sources import SOURCE_DTYPES, Source

DOCUMENT = Path(__file__).parent / "demo" / "plan_2024_h1_demo.txt"
NOTE = "Демонстрационный план: вымышленные данные"


def needs_demonstration(plans: Plans) -> bool:
    """Whether the library holds one half-year only, and not the one that the demonstration is for."""
    half_years = set(plans.events["half_year"].unique())
    return len(half_years) == 1 and demonstration_half_year().key not in half_years


def demonstration_half_year() -> HalfYear:
    return _demonstration("").half_year


@lru_cache(maxsize=2)
def with_demonstration(plans: Plans, home: str) -> Plans:
    """New frames that hold the demonstration plan after those of the library, which stay untouched."""
    demo = _demonstration(home)
    source = Source(path=DOCUMENT, half_year=demo.half_year, note=NOTE)
    record = source.record(demo.title, demo.half_year, demo.sha256)
    return replace(
        plans,
        events=stacked([plans.events, demo.events], EVENT_DTYPES),
        participations=stacked([plans.participations, demo.participations], PARTICIPATION_DTYPES),
        issues=stacked([plans.issues, demo.issues], ISSUE_DTYPES),
        sources=stacked([plans.sources, typed([record], SOURCE_DTYPES)], SOURCE_DTYPES),
    )


@cache
def _demonstration(home: str) -> Plan:
    return load_plan(DOCUMENT, home=home)
