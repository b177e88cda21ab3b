"""What a person typed into the form of corrections, against what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import pandas as pd

from analysis.event_text import printed_number
from data.library import Correction, cell_of, dates_value, regions_value
from data.schema import Correctable, Precision, Scope, listed

SCOPES = (Scope.NAMED, Scope.NATIONWIDE, Scope.NONE)


@dataclass(frozen=True, slots=True)
class Entry:
    """The form as it was sent; without both days the event is undated.

    ``regions`` are codes of subjects, and federal districts that are named as a whole.

    ``confirmed`` holds the doubtful fields that a person found to be read right.
    """

    scope: Scope
    regions: tuple[str, ...]
    start: date | None
    end: date | None
    precision: Precision
    attendance: str
    kind: str
    note: str = ""
    confirmed: tuple[Correctable, ...] = ()


def entry_of(event: dict, regions: Sequence[str]) -> Entry:
    """The form as it opens: what is held of the event now; ``regions`` are the codes of its partners."""
    scope = Scope(event["scope"])
    return Entry(
        scope=scope if scope in SCOPES else Scope.NAMED,
        regions=(*regions, *listed(event["districts"])),
        start=_day(event["start"]),
        end=_day(event["end"]),
        precision=Precision(event["precision"]),
        attendance=event["attendance"],
        kind=event["kind"],
    )


def form_key(fingerprint: str, event: dict) -> str:
    """Changes with the row and with what is held of it: a form never meets values it was not opened on."""
    held = [cell_of(event, field) for field in Correctable]
    held += [
        event[column]
        for column in ("start", "end", "precision", "attendance", "kind", "corrected", "confirmed")
    ]
    return f"{fingerprint}_{sha256(repr(held).encode()).hexdigest()[:8]}"


def is_backwards(entry: Entry) -> bool:
    """Whether the last day is before the first, or one of the two is missing where a date is given."""
    if entry.precision is Precision.UNDATED:
        return False
    return entry.start is None or entry.end is None or entry.end < entry.start


def corrections(event: dict, fingerprint: str, opened: Entry, sent: Entry) -> list[Correction]:
    """One correction for each value that the person changed, or confirmed where it was in doubt."""
    held = _values(opened)
    values = {
        field: value
        for field, value in _values(sent).items()
        if value and (value != held[field] or field in sent.confirmed)
    }
    return [
        Correction(
            half_year=event["half_year"],
            event=fingerprint,
            field=field,
            cell=cell_of(event, field),
            value=value,
            note=sent.note.strip(),
            number=printed_number(event["number"], event["number_section"]),
            title=event["title"],
        )
        for field, value in values.items()
    ]


def _values(entry: Entry) -> dict[Correctable, str]:
    return {
        Correctable.REGIONS: regions_value(sorted(entry.regions), entry.scope),
        Correctable.DATES: dates_value(entry.start, entry.end, entry.precision),
        Correctable.ATTENDANCE: entry.attendance,
        Correctable.KIND: entry.kind,
    }


def _day(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
