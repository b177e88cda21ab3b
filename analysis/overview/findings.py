"""What is worth saying about a half-year: each finding is checked by its count and leads to its rows."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.coverage.counts import region_counts
from analysis.departments import short_name
from analysis.overview.counts import one_department_partners
from analysis.selection import View, active_in
from analysis.texts import counted, number, text
from analysis.timeline.counts import is_permanent
from analysis.wording import half_year_short, joined, month_in
from data.schema import EventKind
from geo.subjects import by_district, subjects

SHOWN = 5
NAMES = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence; ``unusual`` (0 to 1) orders findings, ``events`` are the ids of the rows behind."""

    kind: str
    sentence: str
    unusual: float
    events: tuple[str, ...]


def findings(view: View, earlier: View | None) -> list[Finding]:
    """The most unusual findings first, at most ``SHOWN``; the change since ``earlier`` where there is one."""
    found = [
        _widest_department(view),
        _fullest_month(view),
        _neighbours(view),
        _districts(view),
        _tournaments_only(view),
        _one_department(view),
        *([] if earlier is None else [_dropped(view, earlier), _appeared(view, earlier)]),
    ]
    kept = [finding for finding in found if finding is not None]
    return sorted(kept, key=lambda finding: -finding.unusual)[:SHOWN]


def _widest_department(view: View) -> Finding | None:
    """Who is responsible for the most partners."""
    reached = view.participations.groupby("department", observed=True)["region"].nunique()
    if reached.empty:
        return None
    department, partners = reached.idxmax(), view.participations["region"].nunique()
    rows = view.participations[view.participations["department"] == department]
    sentence = text(
        "overview.widest_department",
        department=short_name(department),
        regions=counted("common.region_genitive", int(reached.max())),
        total=number(partners),
    )
    return _finding("widest_department", sentence, reached.max() / partners, rows)


def _fullest_month(view: View) -> Finding | None:
    """Which month is overloaded and which is empty, the permanent events left out."""
    dated = view.events[view.events["start"].notna() & ~is_permanent(view.events)]
    active = {month: active_in(dated, *month) for month in view.half_year.months}
    counts = pd.Series({month: int(rows.sum()) for month, rows in active.items()})
    if dated.empty or counts.max() == counts.min():
        return None
    fullest, emptiest = (list(counts[counts == bound].index) for bound in (counts.max(), counts.min()))
    sentence = text(
        "overview.fullest_month",
        fullest=joined([month_in(month) for _, month in fullest]),
        most=counted("common.event", int(counts.max())),
        emptiest=joined([month_in(month) for _, month in emptiest]),
        least=number(counts.min()) if counts.min() else text("common.none"),
    )
    rows = dated[pd.concat([active[month] for month in fullest], axis=1).any(axis=1)]
    return _finding("fullest_month", sentence, 1 - counts.min() / counts.max(), rows)


def _neighbours(view: View) -> Finding | None:
    """Which neighbours have nothing, or that all are covered."""
    counts = region_counts(view)
    neighbours = counts[counts["neighbour"]]
    if neighbours.empty:
        return None
    missed = neighbours[neighbours["events"] == 0]
    pairs = view.participations[view.participations["region"].isin(neighbours["region"])]
    if missed.empty:
        sentence = text(
            "overview.neighbours_covered",
            count=number(len(neighbours)),
            names=joined(list(neighbours["name"])),
        )
        return _finding("neighbours", sentence, 0.5, pairs)
    sentence = text("overview.neighbours_missed", names=joined(list(missed["name"])))
    return _finding("neighbours", sentence, 0.9 + 0.1 * len(missed) / len(neighbours), pairs)


def _districts(view: View) -> Finding | None:
    """Which federal districts have nothing at all."""
    covered = {subjects()[code].district for code in view.participations["region"].unique()}
    missed = {
        district: group for district, group in by_district().items() if group and district not in covered
    }
    if not missed:
        return None
    sentence = text(
        "overview.districts",
        districts=joined(list(missed)),
        regions=counted("common.region", sum(map(len, missed.values()))),
    )
    return _finding(
        "districts", sentence, 0.4 + 0.5 * len(missed) / len(districts), view.participations.head(0)
    )


def _tournaments_only(view: View) -> Finding | None:
    """Which partners exist only through competitions."""
    sporting = view.participations["kind"] == EventKind.COMPETITION
    by_region = sporting.groupby(view.participations["region"].astype("str")).all()
    regions = list(by_region[by_region].index)
    if not regions:
        return None
    pairs = view.participations[view.participations["region"].isin(regions)]
    share = len(regions) / view.participations["region"].nunique()
    return _finding("tournaments_only", _partners("overview.tournaments_only", regions), share, pairs)


def _one_department(view: View) -> Finding | None:
    """Which partners a single department works with."""
    regions = one_department_partners(view.participations)
    if not regions:
        return None
    pairs = view.participations[view.participations["region"].isin(regions)]
    share = len(regions) / view.participations["region"].nunique()
    return _finding("one_department", _partners("overview.one_department", regions), 0.9 * share, pairs)


def _dropped(view: View, earlier: View) -> Finding | None:
    """Whom there were events with, and are none now."""
    regions = sorted(set(earlier.participations["region"]) - set(view.participations["region"]))
    if not regions:
        return None
    pairs = earlier.participations[earlier.participations["region"].isin(regions)]
    share = len(regions) / earlier.participations["region"].nunique()
    since = half_year_short(earlier.half_year)
    return _finding("dropped", _partners("overview.dropped", regions, since=since), 0.8 + 0.2 * share, pairs)


def _appeared(view: View, earlier: View) -> Finding | None:
    """Whom there are events with for the first time since the earlier plan."""
    regions = sorted(set(view.participations["region"]) - set(earlier.participations["region"]))
    if not regions:
        return None
    pairs = view.participations[view.participations["region"].isin(regions)]
    share = len(regions) / view.participations["region"].nunique()
    since = half_year_short(earlier.half_year)
    return _finding(
        "appeared", _partners("overview.appeared", regions, since=since), 0.7 + 0.2 * share, pairs
    )


def _partners(key: str, regions: list[str], **values: str) -> str:
    names = sorted(subjects()[code].name for code in regions)
    return text(key, regions=counted("common.region", len(names)), names=joined(names, limit=NAMES), **values)


def _finding(kind: str, sentence: str, unusual: float, rows: pd.DataFrame) -> Finding:
    return Finding(kind, sentence, float(unusual), tuple(dict.fromkeys(rows["event_id"])))
