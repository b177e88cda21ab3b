"""What is worth saying about a half-year: each finding is checked by its count and leads to its rows."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.counting import count_by, first_of
from analysis.coverage.counts import region_counts
from analysis.coverage.sentences import neighbours_sentence
from analysis.departments import short_names
from analysis.depth.concentration import district_reach
from analysis.depth.counts import tournament_only
from analysis.selection import View, active_in
from analysis.texts import counted, number, text
from analysis.timeline.sentences import fullest_and_emptiest, monthly_load
from analysis.wording import each, half_year_short, joined, quoted, region_instrumental
from data.schema import LIST_SEPARATOR, listed
from geo.subjects import NO_DISTRICT, subjects

SHOWN = 5
NAMES = 6
LEVEL = 3  # so many equals are still worth naming


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence; ``unusual`` (0 to 1) orders findings.

    ``events`` are the ids of the rows behind it; ``note`` says what rows do not:
    all the names, a list of gaps.
    """

    kind: str
    sentence: str
    unusual: float
    events: tuple[str, ...]
    note: str = ""


def findings_title(view: View) -> str:
    """What the findings are about: the plan, or what the filters leave of it."""
    return text("overview.findings_selected" if view.selection.is_filtered else "overview.findings")


def findings(view: View, earlier: View | None, names: int = NAMES) -> list[Finding]:
    """The most unusual findings first, at most ``SHOWN``; the change since ``earlier`` where there is one.

    A sentence names at most ``names`` of those it tells of, and how many more there are.
    """
    found = [
        _busiest_partners(view),
        _widest_department(view),
        _fullest_month(view),
        _neighbours(view),
        _districts(view),
        _tournaments_only(view, names),
        None if earlier is None else _changed(view, earlier, names),
    ]
    kept = [finding for finding in found if finding is not None]
    return sorted(kept, key=lambda finding: -finding.unusual)[:SHOWN]


def _busiest_partners(view: View) -> Finding | None:
    """With whom most is planned; nothing to say where many are level."""
    times = count_by(view.participations["region"])
    busiest = sorted(times.index[times == times.max()], key=lambda code: subjects()[code].name)
    if not 0 < len(busiest) <= LEVEL or times.max() <= 1:
        return None
    regions = joined([region_instrumental(code) for code in busiest])
    sentence = text("overview.busiest_partners", regions=regions, most=each(times.max(), len(busiest)))
    rows = view.participations[view.participations["region"].isin(busiest)]
    return _finding("busiest_partners", sentence, times.max() / len(view.events), rows)


def _widest_department(view: View) -> Finding | None:
    """Who of several departments is responsible for the most partners; nothing where all are level."""
    reached = view.participations.groupby("department", observed=True)["region"].nunique()
    widest = first_of(reached) if len(reached) > 1 else []
    if not widest:
        return None
    partners, shorts = view.participations["region"].nunique(), short_names(reached.index)
    names, most = sorted(quoted(shorts[department]) for department in widest), int(reached.max())
    sentence = text(
        "overview.widest_department" if len(widest) == 1 else "overview.widest_departments",
        departments=joined(names, limit=LEVEL),
        regions=counted("common.region" if len(widest) == 1 else "common.region_each", most),
        total=number(partners),
    )
    rows = view.participations[view.participations["department"].isin(widest)]
    return _finding("widest_department", sentence, most / partners, rows, LIST_SEPARATOR.join(widest))


def _fullest_month(view: View) -> Finding | None:
    """Which month is overloaded and which is empty."""
    load = monthly_load(view)
    sentence = fullest_and_emptiest(view, load)
    if not sentence:
        return None
    active = [active_in(view.events, *month) for month in load.index[load == load.max()]]
    rows = view.events[pd.concat(active, axis=1).any(axis=1)]
    return _finding("fullest_month", sentence, 0.55 + 0.4 * (1 - load.min() / load.max()), rows)


def _neighbours(view: View) -> Finding | None:
    """Which neighbours have nothing, or that all are covered."""
    counts = region_counts(view)
    neighbours = counts[counts["neighbour"]]
    if neighbours.empty:
        return None
    missed = int((neighbours["events"] == 0).sum())
    pairs = view.participations[view.participations["region"].isin(neighbours["region"])]
    unusual = 0.9 + 0.1 * missed / len(neighbours) if missed else 0.5
    return _finding("neighbours", neighbours_sentence(neighbours, view.events), unusual, pairs)


def _districts(view: View) -> Finding | None:
    """Which federal districts have nothing at all, neither with a subject nor as a whole."""
    reach = district_reach(view)
    reach = reach[reach["subjects"] > 0]
    named = {district for cell in view.events["districts"] for district in listed(cell)}
    missed = reach[(reach["covered"] == 0) & ~reach["district"].isin(named)]
    if missed.empty:
        return None
    regions = [name for names in missed["missing"] for name in names]
    sentence = text(
        "overview.districts",
        districts=joined([_district_gap(name) for name in missed["district"]]),
        regions=counted("common.region", len(regions)),
    )
    return Finding("districts", sentence, 0.4 + 0.5 * len(missed) / len(reach), (), joined(regions))


def _district_gap(district: str) -> str:
    return text("overview.no_district") if district == NO_DISTRICT else district


def _tournaments_only(view: View, limit: int) -> Finding | None:
    """Which partners exist only through competitions; filters hide what else there is with them."""
    regions = [] if view.selection.is_filtered else tournament_only(view.participations)
    if not regions:
        return None
    pairs = view.participations[view.participations["region"].isin(regions)]
    share = len(regions) / view.participations["region"].nunique()
    sentence = text(
        "overview.tournaments_only",
        regions=counted("common.region", len(regions)),
        names=joined(sorted(subjects()[code].name for code in regions), limit=limit),
    )
    names = joined(sorted(subjects()[code].name for code in regions))
    return _finding("tournaments_only", sentence, share, pairs, names)


def _changed(view: View, earlier: View, limit: int) -> Finding | None:
    """Who appeared and who dropped out since the earlier plan."""
    now, then = set(view.participations["region"].unique()), set(earlier.participations["region"].unique())
    if now == then:
        return None
    appeared = _busiest_first(view.participations, now - then)
    dropped = _busiest_first(earlier.participations, then - now)
    said = {"since": half_year_short(earlier.half_year)}
    counts = {"appeared": _counted(appeared, limit), "dropped": _counted(dropped, limit)}
    sentence = text("overview.changed", **said, **counts)
    note = text("overview.changed_names", appeared=joined(appeared) or "—", dropped=joined(dropped) or "—")
    changed = [
        pairs[pairs["region"].isin(now ^ then)] for pairs in (view.participations, earlier.participations)
    ]
    unusual = 0.8 + 0.2 * len(now ^ then) / len(now | then)
    return _finding("changed", sentence, unusual, pd.concat(changed), note)


def _busiest_first(participations: pd.DataFrame, codes: set[str]) -> list[str]:
    """The names of some partners with their numbers of events, the most first."""
    times = count_by(participations["region"])
    ordered = sorted(codes, key=lambda code: (-times[code], subjects()[code].name))
    return [f"{subjects()[code].name} ({number(times[code])})" for code in ordered]


def _counted(names: list[str], limit: int) -> str:
    return f"{number(len(names))} — {joined(names, limit=limit)}" if names else text("overview.nobody")


def _finding(kind: str, sentence: str, unusual: float, rows: pd.DataFrame, note: str = "") -> Finding:
    return Finding(kind, sentence, float(unusual), tuple(dict.fromkeys(rows["event_id"])), note)
