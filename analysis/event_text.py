"""One event in words: a heading line, and the full record with the document's own cells."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.addressees import HOME_ONLY
from analysis.departments import short_name
from analysis.escaping import markdown
from analysis.texts import text
from analysis.wording import attendance_name, date_span, kind_name
from data.schema import LIST_SEPARATOR, HalfYear, Scope, listed
from geo.subjects import subjects

TITLE_LENGTH = 90


def event_number(number: object, section: str = "") -> str:
    """«№ 7», «№ 2.3», or «б/н» where the plan prints none."""
    printed = printed_number(number, section)
    return text("common.number", number=printed) if printed else text("common.no_number")


def printed_number(number: object, section: str = "") -> str:
    """«7», «2.3», or nothing where the plan prints none."""
    return "" if pd.isna(number) else f"{section}{number}"


def event_numbers(events: pd.DataFrame) -> list[str]:
    """``event_number`` of each event."""
    return list(map(event_number, events["number"], events["number_section"]))


def printed_numbers(events: pd.DataFrame) -> pd.Series:
    """The numbers as the plan prints them: whole ones (Int64), or texts where some have several parts."""
    numbers, sections = events["number"], events["number_section"]
    if not sections.any():
        return numbers
    return pd.Series(list(map(printed_number, numbers, sections)), index=events.index, dtype="str")


def event_heading(event, half_year: HalfYear) -> str:
    """«№ 7 · Образование · сентябрь 2023 — Проведение конференции …», safe as Markdown."""
    parts = [
        event_number(event.number, event.number_section),
        short_name(event.department),
        date_span(event.start, event.end, event.precision, half_year),
    ]
    return markdown(f"{' · '.join(filter(None, parts))} — {shortened(event.title)}")


def shortened(title: str, length: int = TITLE_LENGTH) -> str:
    """A title on one line, cut at a word with an ellipsis past ``length`` characters."""
    line = " ".join(title.split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0]}…"


def event_details(event, participations: pd.DataFrame | None, half_year: HalfYear) -> str:
    """The whole record as Markdown: what was read, from which words, in which row of which file."""
    codes = [] if participations is None else participations["region"]
    facts = {
        "title": event.title,
        "department": event.department,
        "regions": LIST_SEPARATOR.join(partner_names(event, codes)),
        "regions_text": _quoted(event.regions_text, "regions_text" in event.inherited),
        "dates": date_span(event.start, event.end, event.precision, half_year),
        "dates_text": _quoted(event.dates_text, "dates_text" in event.inherited),
        "venue": event.venue,
        "attendance": attendance_name(event.attendance),
        "kind": kind_name(event.kind),
        "content": event.content,
        "participants": event.participants,
    }
    marks = {
        name: f" *{text(f'event.{decision}')}*"
        for decision in ("corrected", "confirmed")
        for name in listed(getattr(event, decision))
    }
    lines = [
        f"**{text(f'event.{name}')}:** {markdown(value)}{marks.get(name, '')}"
        for name, value in facts.items()
        if value
    ]
    where = event_place(event)
    return "  \n".join([*lines, f"*{markdown(where)}*"])


def event_place(event) -> str:
    """Where the event stands in its document, e.g. «Строка 4 листа «Культура», файл «План.xlsx»»."""
    if event.source_sheet:
        return text(
            "event.where_sheet", row=event.source_row, sheet=event.source_sheet, file=event.source_file
        )
    return text("event.where", row=event.source_row, file=event.source_file)


def event_file(event) -> str:
    """The event's document, with the sheet where it has several: «План.xlsx, лист «Культура»»."""
    if event.source_sheet:
        return text("event.file_sheet", file=event.source_file, sheet=event.source_sheet)
    return str(event.source_file)


def partner_names(event, codes: Iterable[str]) -> list[str]:
    """With whom the event is held: the federal subjects ``codes`` by name, then whoever else is meant."""
    named = [subjects()[code].name for code in codes]
    if event.scope != Scope.NAMED:
        named.append(text(f"common.scope_{event.scope}"))
    if event.districts:
        named.append(event.districts)
    if event.foreign:
        named.append(text("event.foreign", names=event.foreign))
    return named or [text(f"common.scope_{HOME_ONLY}")]


def partners_one_by_one(event, codes: Iterable[str]) -> list[str]:
    """Every partner of an event by itself; none where the event names nobody or it could not be read."""
    everyone = [text("common.scope_nationwide")] if event.scope == Scope.NATIONWIDE else []
    return [
        *(subjects()[code].name for code in codes),
        *everyone,
        *listed(event.districts),
        *(text("event.abroad", name=name) for name in listed(event.foreign)),
    ]


def _quoted(cell: str, inherited: bool) -> str:
    quoted = f"«{' '.join(cell.split())}»" if cell.strip() else text("event.empty_cell")
    return f"{quoted} {text('event.inherited')}" if inherited else quoted
