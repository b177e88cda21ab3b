"""One row of a plan → its record in the frames: regions, dates, attendance and kind read from the cells."""

from __future__ import annotations

from dataclasses import dataclass

from data.attendance import attendance
from data.dates import DateSpan, parse_dates
from data.event_kinds import event_kind
from data.place_and_dates import part_place_and_dates
from data.plan import PlanDocument, PlanRow
from data.plan_header import REQUIRED
from data.schema import LIST_SEPARATOR, Doubt, Issue, Scope, Severity
from geo.gazetteer import Match, Place, Resolution, place_of, resolve

LONGEST_READ = 3000  # characters of a cell; a list of all federal subjects is shorter
NAMESAKE = "Город с таким названием есть в нескольких регионах: учтён названный в строке или свой"
SHOWN = 200  # characters of a cell that is too long


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """A row of the events frame, its rows of the participations frame, and its issues."""

    record: dict
    participations: list[dict]
    issues: list[Issue]


def read_event(row: PlanRow, position: int, document: PlanDocument, file: str, home: str) -> ReadEvent:
    """The event of ``row``, the ``position``-th of the document, seen from the region ``home``."""
    texts = {name: text[:LONGEST_READ] for name, text in row.texts.items()}
    event_id = f"{document.half_year.key}/{position:02}"
    regions = resolve(texts["regions_text"])
    partners = {match.code: match for match in regions.matches if match.code != home}
    venue, dates_text = _place_and_dates(texts)
    dates = parse_dates(dates_text, document.half_year)
    place = place_of(venue)
    settled = _settled(place, frozenset({home, *partners}))
    mode, mode_doubts = attendance(
        venue,
        texts["title"],
        texts["content"],
        home=home,
        places=place.codes | settled,
        partners=frozenset(partners),
        abroad=place.is_abroad,
    )
    classes = {"attendance": mode.value, "kind": event_kind(texts["title"], texts["content"]).value}
    namesake = (Doubt(venue, NAMESAKE, Severity.INFO),) if settled else ()
    doubts = {"regions_text": regions.doubts, "dates_text": dates.doubts, "venue": (*mode_doubts, *namesake)}
    return ReadEvent(
        _identity(row, document, event_id, file)
        | _texts(row, venue)
        | _scope(regions)
        | _dates(dates)
        | classes,
        [_participation(event_id, match) for match in partners.values()],
        _issues(row, doubts) + _too_long(row) + _home_alone(row, regions, partners),
    )


def _settled(place: Place, known: frozenset[str]) -> frozenset[str]:
    """Of each town whose name several subjects have the only one that is ``known``; nothing where two are."""
    return frozenset().union(*(town & known for town in place.undecided if len(town & known) == 1))


def _identity(row: PlanRow, document: PlanDocument, event_id: str, file: str) -> dict:
    return {
        "event_id": event_id,
        "half_year": document.half_year.key,
        "number": row.number,
        "number_section": row.number_section,
        "department": row.department,
        "inherited": LIST_SEPARATOR.join(row.inherited),
        "corrected": "",
        "confirmed": "",
        "source_file": file,
        "source_sheet": row.sheet,
        "source_row": row.row,
    }


def _place_and_dates(texts: dict[str, str]) -> tuple[str, str]:
    """Venue and dates; from the one cell where the plan has one for both."""
    if texts["venue"] != texts["dates_text"]:
        return texts["venue"], texts["dates_text"]
    return part_place_and_dates(texts["dates_text"])


def _texts(row: PlanRow, venue: str) -> dict[str, str]:
    """The verbatim cells; title and venue, which are shown as labels, on one line."""
    one_line = {"title": " ".join(row.texts["title"].split()), "venue": " ".join(venue.split())}
    return row.texts | one_line


def _scope(regions: Resolution) -> dict[str, str]:
    return {
        "scope": regions.scope.value,
        "districts": LIST_SEPARATOR.join(regions.districts),
        "foreign": LIST_SEPARATOR.join(regions.foreign),
    }


def _dates(dates: DateSpan) -> dict:
    return {"start": dates.start, "end": dates.end, "precision": dates.precision.value}


def _participation(event_id: str, match: Match) -> dict[str, str]:
    return {"event_id": event_id, "region": match.code, "words": match.words, "rule": str(match.rule)}


def _issues(row: PlanRow, doubts: dict[str, tuple[Doubt, ...]]) -> list[Issue]:
    """The doubts about a row's cells; that a required cell is empty the plan has said already."""
    return [
        Issue(row.row, name, doubt.text or row.texts[name], doubt.reason, doubt.severity, row.sheet)
        for name, found in doubts.items()
        for doubt in found
        if row.texts[name] or name not in REQUIRED
    ]


def _too_long(row: PlanRow) -> list[Issue]:
    reason = f"Прочитаны только первые {LONGEST_READ} знаков ячейки"
    long = (name for name, text in row.texts.items() if len(text) > LONGEST_READ)
    return [
        Issue(row.row, name, row.texts[name][:SHOWN], reason, Severity.WARNING, row.sheet) for name in long
    ]


def _home_alone(row: PlanRow, regions: Resolution, partners: dict[str, Match]) -> list[Issue]:
    if partners or regions.scope is not Scope.NAMED or not regions.matches:
        return []
    reason = "Назван только свой регион: партнёров нет"
    text = row.texts["regions_text"]
    return [Issue(row.row, "regions_text", text, reason, Severity.INFO, row.sheet)]
