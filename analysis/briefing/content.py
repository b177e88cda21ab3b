"""What the briefing says, before it becomes a document: one frozen record that every format prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
from babel.dates import format_date

from analysis.briefing.changes import change_lines
from analysis.briefing.figures import Figure, figures
from analysis.comparison.sides import earlier_view
from analysis.coverage.counts import gaps, region_counts, unpainted
from analysis.coverage.sentences import lead, unpainted_note
from analysis.departments import short_names
from analysis.overview.findings import findings
from analysis.provenance import source_sentences
from analysis.selection import View
from analysis.texts import LANGUAGE, counted, number, text
from analysis.wording import (
    attendance_name,
    district_name,
    half_year_title,
    joined,
    kind_name,
    month_name,
    region_genitive,
)
from data.schema import HalfYear, Severity

NAMED, FEW = 6, 3  # names in one line of text, and where changes take the room


@dataclass(frozen=True, slots=True)
class Briefing:
    """One selection in words and counts, deterministic for a day.

    ``counts`` is the frame of ``region_counts``. ``changes`` and ``changes_title`` are empty where no
    earlier plan compares, ``warning`` is but for an invented plan. ``notes`` are what a reader must know
    first (conditions, ways of counting), ``map_notes`` what the map cannot show.
    """

    view: View
    day: date
    title: str
    period: str
    lead: str
    warning: str
    notes: tuple[str, ...]
    map_notes: tuple[str, ...]
    figures: tuple[Figure, ...]
    findings: tuple[str, ...]
    counts: pd.DataFrame
    gaps: tuple[str, ...]
    changes_title: str
    changes: tuple[str, ...]
    source: str
    prepared: str

    @property
    def full_title(self) -> str:
        return f"{text('briefing.heading')} {self.title} {self.period}"

    @property
    def partners(self) -> pd.DataFrame:
        """The rows of ``counts`` with at least one event, the busiest first."""
        return self.counts[self.counts["events"] > 0].reset_index(drop=True)


def briefing(view: View, today: date) -> Briefing:
    """Everything the documents print about a view, as of a day."""
    counts = region_counts(view)
    earlier = earlier_view(view)
    is_invented = view.half_year == view.around.demonstration
    return Briefing(
        view=view,
        day=today,
        title=text("briefing.title", home=region_genitive(view.home)),
        period=text(f"briefing.period_{view.half_year.half}", year=view.half_year.year),
        lead=lead(view, counts),
        warning=text("briefing.demonstration") if is_invented else "",
        notes=_notes(view),
        map_notes=tuple(unpainted_note(unpainted(view))),
        figures=figures(view, earlier),
        findings=_findings(view),
        counts=counts,
        gaps=district_lines(counts, NAMED if earlier is None else FEW),
        changes_title="" if earlier is None else _changes_title(view.half_year, earlier.half_year),
        changes=() if earlier is None else change_lines(view, earlier),
        source=_source(view),
        prepared=text("briefing.prepared", date=_long_date(today)),
    )


def file_stem(view: View, today: date) -> str:
    """A file's name without its ending: «Справка_2023-H2_2023-07-05»."""
    return text("briefing.file_name", half_year=view.half_year.key, date=today.isoformat())


def conditions(view: View) -> str:
    """The filters in words, ``""`` where the whole plan is shown."""
    chosen = view.selection
    values = {
        "departments": list(short_names(chosen.departments).values()),
        "attendance": [attendance_name(value) for value in chosen.attendance],
        "kinds": [kind_name(value) for value in chosen.kinds],
        "months": [month_name(month) for _, month in chosen.months],
    }
    parts = [text(f"briefing.scope_{name}", values=joined(words)) for name, words in values.items() if words]
    return text("briefing.scope", conditions="; ".join(parts)) if parts else ""


def district_lines(counts: pd.DataFrame, named: int) -> tuple[str, ...]:
    """«ЦФО — 15 из 17; нет мероприятий: Костромская область.», one line per federal district.

    At most ``named`` names stand in a line; the others are counted.
    """
    return tuple(_gap_line(row, named) for row in gaps(counts).itertuples())


def _gap_line(row, named: int) -> str:
    covered = text(
        "briefing.gap_row",
        district=district_name(row.district),
        covered=number(row.covered),
        total=number(row.subjects),
    )
    if not row.missing:
        return text("briefing.gap_all", covered=covered)
    names = joined(row.names.split(", "), limit=named)
    return text("briefing.gap_missing", covered=covered, names=names)


def _notes(view: View) -> tuple[str, ...]:
    notes = [conditions(view)]
    if view.selection.fractional:
        notes.append(text("briefing.scope_fractional"))
    return tuple(filter(None, notes))


def _findings(view: View) -> tuple[str, ...]:
    """The overview's findings but those about changes, which have a section of their own."""
    if view.participations.empty:
        return ()
    return tuple(finding.sentence for finding in findings(view, None))


def _changes_title(later: HalfYear, earlier: HalfYear) -> str:
    return text(
        "briefing.changes",
        later=half_year_title(later),
        earlier=text(f"briefing.half_year_dative_{earlier.half}", year=earlier.year),
    )


def _source(view: View) -> str:
    doubtful = int((view.issues["severity"] != Severity.INFO).sum())
    issues = text(
        "briefing.issues", issues=counted("common.issue", len(view.issues)), doubtful=number(doubtful)
    )
    corrected = int((view.events["corrected"] != "").sum())
    mended = text("briefing.corrected", events=counted("common.event", corrected)) if corrected else ""
    return " ".join(filter(None, [source_sentences(view), issues, mended]))


def _long_date(day: date) -> str:
    return format_date(day, "long", locale=LANGUAGE.get())
