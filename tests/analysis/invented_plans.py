"""Plans of a few literal rows, for tests that know every number beforehand."""

import pandas as pd

from analysis.comparison.sides import Sides, sides
from analysis.selection import Selection, select
from data.frames import typed
from data.loader import Plans
from data.schema import EVENT_DTYPES, ISSUE_DTYPES, PARTICIPATION_DTYPES, HalfYear
from data.sources import SOURCE_DTYPES

HOME = "RU-SMO"
EARLIER, LATER = HalfYear(2023, 2), HalfYear(2024, 1)


def event(half_year: HalfYear, position: int, regions: str = "", **cells: object) -> dict:
    """A row of the events frame and, beside it, its partners: ``regions`` are codes without "RU-"."""
    return (
        dict.fromkeys(EVENT_DTYPES, "")
        | {
            "event_id": f"{half_year.key}/{position:02}",
            "half_year": half_year.key,
            "number": position,
            "department": "Департамент по культуре",
            "title": f"Событие {position}",
            "scope": "named" if regions else "nationwide",
            "start": half_year.start,
            "end": half_year.start,
            "precision": "day",
            "attendance": "remote",
            "kind": "forum",
            "regions_text": regions,
            "source_file": f"{half_year.key}.txt",
            "source_row": position,
            "regions": regions.split(),
        }
        | cells
    )


def plans(*events: dict) -> Plans:
    pairs = [
        {"event_id": row["event_id"], "region": f"RU-{code}", "words": code, "rule": "name"}
        for row in events
        for code in row["regions"]
    ]
    return Plans(
        events=typed([{name: row[name] for name in EVENT_DTYPES} for row in events], EVENT_DTYPES),
        participations=typed(pairs, PARTICIPATION_DTYPES),
        issues=typed([], ISSUE_DTYPES),
        sources=typed([], SOURCE_DTYPES),
        failures={},
    )


def compared_sides(*events: dict, fractional: bool = False, **filters: object) -> Sides:
    """The two half-years of the events, seen from the later one."""
    view = select(plans(*events), HOME, Selection(LATER, fractional=fractional, **filters))
    return sides(view, EARLIER)


def records(table: pd.DataFrame, *columns: str) -> list[tuple]:
    return list(table[list(columns)].itertuples(index=False, name=None))
