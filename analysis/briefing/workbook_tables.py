"""The tables of the workbook: typed values under Russian headings, nothing formatted yet."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from analysis.briefing.content import Briefing
from analysis.formats.counts import reach
from analysis.formats.figure import value_name
from analysis.overview.counts import headline
from analysis.register.counts import region_names
from analysis.selection import View
from analysis.texts import text
from analysis.timeline.counts import is_permanent
from analysis.wording import attendance_name, district_name, kind_name
from data.schema import LIST_SEPARATOR, Attendance, Scope
from geo.subjects import subjects


def summary_table(content: Briefing) -> pd.DataFrame:
    """Every measure of the view with its definition.

    Columns: ``measure`` (str), ``value`` (int, or float from 0 to 1 for a share), ``definition`` (str).
    """
    view = content.view
    attendance = view.events["attendance"]
    headlines = asdict(headline(view))
    values = {
        "participations": len(view.participations),
        "fractional": round(float(view.participations["weight"].sum())),
        "coverage": len(content.partners) / len(content.counts),
        "nationwide": int((view.events["scope"] == Scope.NATIONWIDE).sum()),
        **{mode.value: int((attendance == mode).sum()) for mode in Attendance},
        "permanent": int(is_permanent(view.events).sum()),
    }
    rows = [
        *((figure.label, headlines[figure.name], figure.definition) for figure in content.figures),
        *(
            (text(f"briefing.measure_{name}"), value, text(f"briefing.define_{name}"))
            for name, value in values.items()
        ),
    ]
    return pd.DataFrame(rows, columns=["measure", "value", "definition"], dtype="object")


def origin_lines(content: Briefing) -> list[str]:
    """What the workbook is about, under which conditions, from where, and of what day."""
    conditions = content.notes or (text("briefing.scope_none"),)
    warning = [content.warning] if content.warning else []
    return [content.full_title, *warning, *conditions, *content.map_notes, content.source, content.prepared]


def event_table(view: View) -> pd.DataFrame:
    """One row per event: what was read, and the document's own cells."""
    events = view.events
    names = region_names(view, {code: subject.name for code, subject in subjects().items()})
    reaches = reach(view)
    return pd.DataFrame(
        {
            text("register.column_number"): events["number"],
            text("register.column_department"): _words(events["department"]),
            text("register.column_title"): _words(events["title"]),
            text("briefing.column_start"): events["start"],
            text("briefing.column_end"): events["end"],
            text("briefing.column_dates_text"): _words(events["dates_text"]),
            text("register.column_regions"): events["event_id"].map(names).fillna(_scope(events)),
            text("register.column_regions_text"): _words(events["regions_text"]),
            text("briefing.column_districts"): events["districts"],
            text("briefing.column_foreign"): events["foreign"],
            text("briefing.column_partners"): _partners(view),
            text("briefing.column_reach"): [value_name("reach", value) for value in reaches],
            text("register.column_attendance"): events["attendance"].astype("str").map(attendance_name),
            text("register.column_kind"): events["kind"].astype("str").map(kind_name),
            text("register.column_venue"): _words(events["venue"]),
            text("briefing.column_content"): _words(events["content"]),
            text("briefing.column_participants"): _words(events["participants"]),
            text("register.column_corrected"): events["corrected"].map(_corrected),
            text("register.column_row"): events["source_row"],
            text("register.column_file"): events["source_file"].astype("str"),
        }
    )


def participation_table(view: View) -> pd.DataFrame:
    """One row per event and partner, with the share of the event and the words that gave the partner."""
    pairs = view.participations.merge(
        view.events[["event_id", "number", "title", "source_row"]], on="event_id", how="left"
    )
    regions = [subjects()[code] for code in pairs["region"]]
    return pd.DataFrame(
        {
            text("register.column_number"): pairs["number"],
            text("register.column_title"): _words(pairs["title"]),
            text("register.column_department"): _words(pairs["department"]),
            text("briefing.column_region"): [region.name for region in regions],
            text("briefing.column_iso"): [region.code for region in regions],
            text("briefing.column_district"): [district_name(region.district) for region in regions],
            text("register.column_attendance"): pairs["attendance"].astype("str").map(attendance_name),
            text("register.column_kind"): pairs["kind"].astype("str").map(kind_name),
            text("briefing.column_weight"): pairs["weight"].round(4),
            text("briefing.column_words"): _words(pairs["words"]),
            text("register.column_row"): pairs["source_row"],
        }
    )


def issue_table(view: View) -> pd.DataFrame:
    """One row per doubtful cell, with the document's words and the reason."""
    issues = view.issues
    return pd.DataFrame(
        {
            text("register.column_row"): issues["row"],
            text("register.column_field"): issues["field"].map(lambda field: text(f"register.field_{field}")),
            text("register.column_text"): _words(issues["text"]),
            text("register.column_reason"): _words(issues["reason"]),
            text("register.column_severity"): [
                text(f"register.severity_{value}") for value in issues["severity"]
            ],
            text("register.column_file"): issues["file"],
        }
    )


def _partners(view: View) -> pd.Series:
    sizes = view.participations.groupby("event_id").size()
    return view.events["event_id"].map(sizes).fillna(0).astype(int)


def _scope(events: pd.DataFrame) -> pd.Series:
    return events["scope"].astype("str").map(lambda scope: text(f"common.scope_{scope}"))


def _corrected(fields: str) -> str:
    """«сроки, вид»: what a person has put in place of what was read."""
    return ", ".join(text(f"register.corrected_{name}") for name in fields.split(LIST_SEPARATOR) if name)


def _words(column: pd.Series) -> pd.Series:
    """The column's texts on one line each."""
    return column.astype("str").str.split().str.join(" ")
