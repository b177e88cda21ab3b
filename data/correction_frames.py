"""Corrections laid over the frames of the plans."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.corrections import CELLS, Correction, Standing, dates_of, matched, regions_of
from data.frames import typed
from data.schema import (
    EVENT_DTYPES,
    ISSUE_DTYPES,
    LIST_SEPARATOR,
    PARTICIPATION_DTYPES,
    Correctable,
    Scope,
    Severity,
)

ISSUE_FIELDS = {**CELLS, Correctable.KIND: "kind"}
RULE = "correction"
REASON = "исправлено"

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
    event then names it in ``corrected``, its participations have the rule "correction" where a region is
    new, and the issues about the cell become information. Nothing to apply: the same frames.
    """
    found = matched(corrections, frames.events)
    applied = [(correction, row) for correction, standing, row in found if standing is Standing.APPLIED]
    if not applied:
        return frames
    events = _with_values(frames.events, applied)
    return Frames(
        events,
        _with_regions(frames.participations, applied, list(events["event_id"]), home),
        _with_settled(frames.issues, applied),
    )


def _with_values(events: pd.DataFrame, applied: Applied) -> pd.DataFrame:
    changed: dict[str, dict] = {}
    for correction, row in applied:
        record = changed.setdefault(row["event_id"], dict(row))
        record |= _changes(correction)
        names = [*filter(None, record["corrected"].split(LIST_SEPARATOR)), correction.field.value]
        record["corrected"] = LIST_SEPARATOR.join(names)
    records = [changed.get(record["event_id"], record) for record in events.to_dict("records")]
    return typed(records, EVENT_DTYPES)


def _changes(correction: Correction) -> dict:
    match correction.field:
        case Correctable.REGIONS:
            codes = regions_of(correction.value)
            return {"scope": Scope.NAMED.value if codes else correction.value, "districts": ""}
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


def _with_settled(issues: pd.DataFrame, applied: Applied) -> pd.DataFrame:
    settled = {(row["event_id"], ISSUE_FIELDS[correction.field]) for correction, row in applied}
    records = issues.to_dict("records")
    for record in records:
        if (record["event_id"], record["field"]) in settled:
            record["severity"] = Severity.INFO.value
            record["reason"] = f"{record['reason']} ({REASON})"
    return typed(records, ISSUE_DTYPES)
