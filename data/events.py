"""One row of a plan → its record in the frames: regions, dates, attendance and kind read from the cells."""

from __future__ import annotations

from dataclasses import dataclass

from data.dates import DateSpan, parse_dates
from data.fields import attendance, event_kind
from data.plan import PlanDocument, PlanRow
from data.schema import LIST_SEPARATOR, Doubt, Issue, Scope, Severity
from geo.gazetteer import Resolution, locate, resolve


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """A row of the events frame, its rows of the participations frame, and its issues."""

    record: dict
    participations: list[dict]
    issues: list[Issue]


def read_event(row: PlanRow, position: int, document: PlanDocument, file: str, home: str) -> ReadEvent:
    """The event of ``row``, the ``position``-th of the document, seen from the region ``home``."""
    regions = resolve(row.texts["regions_text"])
    dates = parse_dates(row.texts["dates_text"], document.half_year)
    event_id = f"{document.half_year.key}/{position:02}"
    partners = [match for match in regions.matches if match.code != home]
    record = _identity(row, document, event_id, file) | _texts(row) | _scope(regions) | _dates(dates)
    return ReadEvent(
        record | _classes(row, home),
        [{"event_id": event_id, "region": match.code, "words": match.words, "rule": str(match.rule)} for match in partners],
        _issues(row, regions, dates) + _home_alone(row, regions, partners),
    )


def _identity(row: PlanRow, document: PlanDocument, event_id: str, file: str) -> dict:
    return {
        "event_id": event_id,
        "half_year": document.half_year.key,
        "number": row.number,
        "department": row.department,
        "inherited": LIST_SEPARATOR.join(row.inherited),
        "source_file": file,
        "source_row": row.row,
    }


def _texts(row: PlanRow) -> dict[str, str]:
    """The verbatim cells; title and venue, which are shown as labels, on one line."""
    one_line = {name: " ".join(row.texts[name].split()) for name in ("title", "venue")}
    return row.texts | one_line


def _scope(regions: Resolution) -> dict[str, str]:
    return {
        "scope": regions.scope.value,
        "districts": LIST_SEPARATOR.join(regions.districts),
        "foreign": LIST_SEPARATOR.join(regions.foreign),
    }


def _dates(dates: DateSpan) -> dict:
    return {"start": dates.start, "end": dates.end, "precision": dates.precision.value}


def _classes(row: PlanRow, home: str) -> dict[str, str]:
    venue, title, content = (row.texts[name] for name in ("venue", "title", "content"))
    return {
        "attendance": attendance(venue, title, content, home, locate(venue)).value,
        "kind": event_kind(title, content).value,
    }


def _issues(row: PlanRow, regions: Resolution, dates: DateSpan) -> list[Issue]:
    """The doubts about filled cells; that a cell is empty the plan has said already."""
    doubts: list[tuple[str, Doubt]] = [("regions_text", doubt) for doubt in regions.doubts]
    doubts += [("dates_text", doubt) for doubt in dates.doubts]
    return [
        Issue(row.row, name, doubt.text or row.texts[name], doubt.reason, doubt.severity)
        for name, doubt in doubts
        if row.texts[name]
    ]


def _home_alone(row: PlanRow, regions: Resolution, partners: list) -> list[Issue]:
    if partners or regions.scope is not Scope.NAMED or not regions.matches:
        return []
    reason = "Назван только свой регион: партнёров нет"
    return [Issue(row.row, "regions_text", row.texts["regions_text"], reason, Severity.INFO)]
