"""Corrections laid over the frames of the plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.correction_rows import matched
from data.corrections import CELLS, Correction, Standing, dates_of, districts_of, regions_of
from data.frames import typed
from data.schema import (
    EVENT_DTYPES,
    ISSUE_DTYPES,
    LIST_SEPARATOR,
    PARTICIPATION_DTYPES,
    Correctable,
    Scope,
    Severity,
    listed,
)

ISSUE_FIELDS = {**CELLS, Correctable.KIND: "kind"}
RULE = "correction"
CORRECTED, CONFIRMED = "исправлено", "подтверждено"

DECISIONS = ("corrected", "confirmed")  # columns of the events frame

Applied = list[tuple[Correction, dict]]


@dataclass(frozen=True, slots=True)
class Frames:
    """The three frames of one or more plans."""

    events: pd.DataFrame
    participations: pd.DataFrame
    issues: pd.DataFrame


def corrected(frames: Frames, corrections: list[Correction], home: str) -> Frames:
    """New frames with the corrections laid over them; the given ones stay untouched.

    The region ``home`` is no partner of its own, so it gets no participation.

    A correction is applied where the row has its fingerprint and the cell still reads the same. The
    event then names it in ``corrected``, or in ``confirmed`` where just that was read; its participations
    have the rule "correction" where a region is new, and the issues about the cell become information.
    Nothing to apply: the same frames.
    """
    found = matched(corrections, frames.events)
    applied = [(correction, row) for correction, standing, row in found if standing is Standing.APPLIED]
    if not applied:
        return frames
    confirmed = _confirmed(frames.participations, applied)
    events = _with_values(frames.events, applied, confirmed)
    return Frames(
        events,
        _with_regions(frames.participations, applied, list(events["event_id"]), home),
        _with_settled(frames.issues, applied, confirmed),
    )


def _confirmed(pairs: pd.DataFrame, applied: Applied) -> set[tuple[str, str]]:
    """Event and field of the corrections that say what was read."""
    read = pairs.groupby("event_id", observed=True)["region"].agg(set).to_dict()
    found = set()
    for correction, row in applied:
        if correction.field is Correctable.REGIONS:
            same = (
                _changes(correction)["scope"] == row["scope"]
                and set(regions_of(correction.value)) == read.get(row["event_id"], set())
                and set(districts_of(correction.value)) == set(listed(row["districts"]))
            )
        else:
            same = all(_equal(row[name], value) for name, value in _changes(correction).items())
        if same:
            found.add((row["event_id"], correction.field.value))
    return found


def _equal(held: object, given: object) -> bool:
    """Whether two values are the same; a day may be a timestamp or missing."""
    if pd.isna(held) or pd.isna(given):
        return bool(pd.isna(held) and pd.isna(given))
    return pd.Timestamp(held) == pd.Timestamp(given) if isinstance(given, date) else held == given


def _with_values(events: pd.DataFrame, applied: Applied, confirmed: set[tuple[str, str]]) -> pd.DataFrame:
    changed: dict[str, dict] = {}
    for correction, row in applied:
        record = changed.setdefault(row["event_id"], dict(row))
        is_confirmed = (row["event_id"], correction.field.value) in confirmed
        record |= {} if is_confirmed else _changes(correction)
        column = DECISIONS[is_confirmed]
        names = [*listed(record[column]), correction.field.value]
        record[column] = LIST_SEPARATOR.join(names)
    records = [changed.get(record["event_id"], record) for record in events.to_dict("records")]
    return typed(records, EVENT_DTYPES)


def _changes(correction: Correction) -> dict:
    match correction.field:
        case Correctable.REGIONS:
            codes, districts = regions_of(correction.value), districts_of(correction.value)
            scope = Scope.NAMED if codes else Scope.DISTRICT if districts else Scope(correction.value)
            return {"scope": scope.value, "districts": LIST_SEPARATOR.join(districts)}
        case Correctable.DATES:
            start, end, precision = dates_of(correction.value)
            return {"start": start, "end": end, "precision": precision.value}
        case Correctable.ATTENDANCE | Correctable.KIND:
            return {correction.field.value: correction.value}


def _with_regions(pairs: pd.DataFrame, applied: Applied, order: list[str], home: str) -> pd.DataFrame:
    """The participations of corrected rows replaced; a region that was read keeps its words and rule."""
    given = {
        row["event_id"]: regions_of(correction.value)
        for correction, row in applied
        if correction.field is Correctable.REGIONS
    }
    records = pairs.to_dict("records")
    read = {(pair["event_id"], pair["region"]): pair for pair in records}
    kept = [pair for pair in records if pair["event_id"] not in given]
    new = [
        read.get((event, code), {"event_id": event, "region": code, "words": "", "rule": RULE})
        for event, codes in given.items()
        for code in codes
        if code != home
    ]
    rank = {event: position for position, event in enumerate(order)}
    return typed(sorted([*kept, *new], key=lambda pair: rank[pair["event_id"]]), PARTICIPATION_DTYPES)


def _with_settled(issues: pd.DataFrame, applied: Applied, confirmed: set[tuple[str, str]]) -> pd.DataFrame:
    settled = {
        (row["event_id"], ISSUE_FIELDS[correction.field]): CONFIRMED
        if (row["event_id"], correction.field.value) in confirmed
        else CORRECTED
        for correction, row in applied
    }
    records = issues.to_dict("records")
    for record in records:
        if how := settled.get((record["event_id"], record["field"])):
            record["severity"] = Severity.INFO.value
            record["reason"] = f"{record['reason']} ({how})"
    return typed(records, ISSUE_DTYPES)
