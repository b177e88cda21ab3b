"""What the library holds: a row per plan, how surely its cells were read, and which events are in doubt."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.library import Plans, Source
from data.schema import Attendance, Correctable, EventKind, HalfYear, Scope, Severity

ISSUE_FIELDS = {
    Correctable.REGIONS: "regions_text",
    Correctable.DATES: "dates_text",
    Correctable.ATTENDANCE: "venue",
    Correctable.KIND: "kind",
}
UNREAD = {
    Correctable.REGIONS: ("scope", Scope.UNRESOLVED.value),
    Correctable.ATTENDANCE: ("attendance", Attendance.UNSPECIFIED.value),
    Correctable.KIND: ("kind", EventKind.UNSPECIFIED.value),
}
PLAN_COLUMNS = [
    "half_year",
    "title",
    "file",
    "received",
    "events",
    "participations",
    "regions",
    *Correctable,
    "corrected",
    "version",
    "versions",
]


def plan_list(plans: Plans, versions: Sequence[Source]) -> pd.DataFrame:
    """One row per plan that was read, newest first.

    Columns: ``half_year`` (key), ``title``, ``file``, ``received`` (ISO 8601 or empty), ``events``,
    ``participations``, ``regions`` (int), the members of ``Correctable`` (float, share of cells read without
    doubt), ``corrected`` (int, events), ``version`` and ``versions`` (int, how many there are).
    """
    stored = by_half_year(versions)
    records = [
        source
        | _figures(*plan_frames(plans, source["half_year"]))
        | {"versions": max(1, len(stored.get(source["half_year"], ())))}
        for source in plans.sources.to_dict("records")
    ]
    newest_first = sorted(records, key=lambda record: record["half_year"], reverse=True)
    return pd.DataFrame(newest_first, columns=list(map(str, PLAN_COLUMNS)))


def plan_frames(plans: Plans, half_year: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The events, participations and issues of one half-year."""
    events = plans.events[plans.events["half_year"] == half_year].reset_index(drop=True)
    pairs = plans.participations[plans.participations["event_id"].isin(events["event_id"])]
    return events, pairs, plans.issues[plans.issues["file"].isin(set(events["source_file"]))]


def half_year_plan(plans: Plans, half_year: HalfYear) -> dict | None:
    """The line of the sources frame for the plan of a half-year, ``None`` where there is none."""
    found = plans.sources[plans.sources["half_year"] == half_year.key].to_dict("records")
    return found[0] if found else None


def by_half_year(versions: Sequence[Source]) -> dict[str, list[Source]]:
    """The listed documents by key of their half-year, newest half-year first, versions in order."""
    keys = sorted({source.half_year.key for source in versions if source.half_year}, reverse=True)
    ordered = sorted(versions, key=lambda source: source.version)
    return {
        key: [source for source in ordered if source.half_year and source.half_year.key == key]
        for key in keys
    }


def read_shares(events: pd.DataFrame, issues: pd.DataFrame) -> dict[str, float]:
    """The share of cells read without doubt (0 to 1) for each member of ``Correctable``; 1 of no events."""
    return {
        field.value: float(1 - in_doubt(events, issues, field).mean()) if len(events) else 1.0
        for field in Correctable
    }


def in_doubt(events: pd.DataFrame, issues: pd.DataFrame, field: Correctable) -> pd.Series:
    """Which events have a doubtful value (bool, index of ``events``).

    Doubtful is a cell with a warning or an error, and one that gave no region, format or kind where the row
    must have one.
    """
    doubts = issues[issues["severity"].isin([Severity.WARNING, Severity.ERROR])]
    rows = doubts.loc[doubts["field"] == ISSUE_FIELDS[field], "row"]
    found = events["source_row"].isin(rows.dropna().astype("int64"))
    if field in UNREAD:
        column, value = UNREAD[field]
        found |= events[column].astype("str") == value
    return found


def doubtful(events: pd.DataFrame, issues: pd.DataFrame) -> pd.Series:
    """Which events have any doubtful value (bool, index of ``events``)."""
    return pd.concat([in_doubt(events, issues, field) for field in Correctable], axis=1).any(axis=1)


def _figures(events: pd.DataFrame, pairs: pd.DataFrame, issues: pd.DataFrame) -> dict[str, object]:
    return {
        "events": len(events),
        "participations": len(pairs),
        "regions": pairs["region"].nunique(),
        "corrected": int((events["corrected"] != "").sum()),
    } | read_shares(events, issues)
