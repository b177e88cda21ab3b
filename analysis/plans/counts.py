"""What the library holds: a row per plan, how surely its cells were read, and which events are in doubt."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.library import ISSUE_FIELDS, Plans, Source
from data.schema import LIST_SEPARATOR, Attendance, Correctable, EventKind, HalfYear, Scope, Severity

UNREAD = {
    Correctable.REGIONS: ("scope", Scope.UNRESOLVED.value),
    Correctable.ATTENDANCE: ("attendance", Attendance.UNSPECIFIED.value),
    Correctable.KIND: ("kind", EventKind.UNSPECIFIED.value),
}
PLAN_COLUMNS = [
    "half_year",
    "events",
    "participations",
    "regions",
    *(f"share_{field}" for field in Correctable),
    "corrected",
    "version",
    "versions",
]


def plan_list(plans: Plans, versions: Sequence[Source]) -> pd.DataFrame:
    """One row per plan that was read, newest first.

    Columns: ``half_year`` (key), ``events``, ``participations``, ``regions`` (int), ``share_regions``,
    ``share_dates``, ``share_attendance``, ``share_kind`` (float, 0 to 1, cells read without doubt),
    ``corrected`` (int, events), ``version`` and ``versions`` (int, how many there are).
    """
    stored = by_half_year(versions)
    records = [
        source
        | _figures(*plan_frames(plans, source["half_year"]))
        | {"versions": max(1, len(stored.get(source["half_year"], ())))}
        for source in plans.sources.to_dict("records")
    ]
    newest_first = sorted(records, key=lambda record: record["half_year"], reverse=True)
    return pd.DataFrame(newest_first, columns=PLAN_COLUMNS)


def plan_frames(plans: Plans, half_year: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The events, participations and issues of one half-year."""
    events = plans.events[plans.events["half_year"] == half_year].reset_index(drop=True)
    pairs = plans.participations[plans.participations["event_id"].isin(events["event_id"])]
    return events, pairs, plans.issues[plans.issues["file"].isin(events["source_file"].unique())]


def half_year_plan(plans: Plans, half_year: HalfYear) -> dict | None:
    """The line of the sources frame for the plan of a half-year, ``None`` where there is none."""
    found = plans.sources[plans.sources["half_year"] == half_year.key].to_dict("records")
    return found[0] if found else None


def by_half_year(versions: Sequence[Source]) -> dict[str, list[Source]]:
    """The listed documents by key of their half-year, versions in order."""
    found: dict[str, list[Source]] = {}
    for source in sorted(versions, key=lambda source: source.version):
        if source.half_year:
            found.setdefault(source.half_year.key, []).append(source)
    return found


def documents(plans: Plans, versions: Sequence[Source]) -> pd.DataFrame:
    """Every document of the library with the columns of the sources frame, newest half-year first.

    Those that ``sources.csv`` lists, whether current or not, and those that were read without being listed.
    """
    listed = [
        {
            "half_year": source.half_year.key if source.half_year else "",
            "file": source.file,
            "title": source.title,
            "version": source.version,
            "current": source.current,
            "received": source.received,
            "by": source.by,
            "note": source.note,
        }
        for source in versions
    ]
    names = {record["file"] for record in listed}
    read = [record for record in plans.sources.to_dict("records") if record["file"] not in names]
    newest_first = sorted(
        [*listed, *read], key=lambda record: (record["half_year"], record["version"]), reverse=True
    )
    columns = [name for name in plans.sources.columns if name != "sha256"]
    return pd.DataFrame(newest_first, columns=columns)


def replaced(plans: Plans, versions: Sequence[Source]) -> list[str]:
    """The documents that are read now with other bytes than they had when they were saved."""
    saved = {source.file: source.sha256 for source in versions if source.sha256}
    read = zip(plans.sources["file"], plans.sources["sha256"], strict=True)
    return [file for file, sha256 in read if saved.get(file, sha256) != sha256]


def doubts(events: pd.DataFrame, issues: pd.DataFrame) -> pd.Series:
    """Why each event is in doubt: the reasons of its cells (list of str, index of ``events``).

    Where a value is missing without a reason the list has the member of ``Correctable`` itself.
    """
    weighty = issues[issues["severity"].isin([Severity.WARNING, Severity.ERROR])]
    reasons = weighty.groupby(["event_id", "field"])["reason"].agg(list).to_dict()
    found: list[list[str]] = [[] for _ in range(len(events))]
    for field in Correctable:
        for at, (event, is_doubtful) in enumerate(
            zip(events["event_id"], in_doubt(events, issues, field), strict=True)
        ):
            if is_doubtful:
                found[at] += reasons.get((event, ISSUE_FIELDS[field]), [field])
    return pd.Series(found, index=events.index, dtype="object")


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
    found = events["event_id"].isin(doubts.loc[doubts["field"] == ISSUE_FIELDS[field], "event_id"])
    if field in UNREAD:
        column, value = UNREAD[field]
        confirmed = events["confirmed"].str.split(LIST_SEPARATOR).map(lambda names: field.value in names)
        found |= (events[column].astype("str") == value) & ~confirmed
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
    } | {f"share_{field}": share for field, share in read_shares(events, issues).items()}
