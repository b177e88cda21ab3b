"""The register as files: events, participations and remarks with typed values under headings, uncut."""

from __future__ import annotations

import pandas as pd

from analysis.addressees import addressees
from analysis.event_text import event_file, printed_numbers
from analysis.formats.counts import reach
from analysis.formats.figure import value_name
from analysis.register.counts import region_names
from analysis.rounding import half_up
from analysis.selection import View
from analysis.texts import text
from analysis.wording import attendance_name, district_name, kind_name
from data.schema import listed
from geo.subjects import subjects


def event_table(view: View) -> pd.DataFrame:
    """One row per event: what was read, and the document's own cells."""
    events = view.events
    reaches = reach(view)
    return pd.DataFrame(
        {
            text("register.column_number"): printed_numbers(events),
            text("register.column_department"): _words(events["department"]),
            text("register.column_title"): _words(events["title"]),
            text("register.column_start"): events["start"],
            text("register.column_end"): events["end"],
            text("register.column_dates_text"): _words(events["dates_text"]),
            text("register.column_regions"): partner_words(view),
            text("register.column_regions_text"): _words(events["regions_text"]),
            text("register.column_districts"): events["districts"],
            text("register.column_foreign"): events["foreign"],
            text("register.column_partners"): _partners(view),
            text("register.column_reach"): [value_name("reach", value) for value in reaches],
            text("register.column_attendance"): events["attendance"].astype("str").map(attendance_name),
            text("register.column_kind"): events["kind"].astype("str").map(kind_name),
            text("register.column_venue"): _words(events["venue"]),
            text("register.column_content"): _words(events["content"]),
            text("register.column_participants"): _words(events["participants"]),
            text("register.column_corrected"): events["corrected"].map(field_names),
            text("register.column_confirmed"): events["confirmed"].map(field_names),
            text("register.column_row"): events["source_row"],
            text("register.column_file"): [event_file(event) for event in events.itertuples()],
        }
    )


def participation_table(view: View) -> pd.DataFrame:
    """One row per event and partner, with the share of the event and the words that gave the partner."""
    pairs = view.participations.merge(
        view.events[["event_id", "number", "number_section", "title", "source_row"]],
        on="event_id",
        how="left",
    )
    regions = [subjects()[code] for code in pairs["region"]]
    return pd.DataFrame(
        {
            text("register.column_number"): printed_numbers(pairs),
            text("register.column_title"): _words(pairs["title"]),
            text("register.column_department"): _words(pairs["department"]),
            text("register.column_region"): [region.name for region in regions],
            text("register.column_iso"): [region.code for region in regions],
            text("register.column_district"): [district_name(region.district) for region in regions],
            text("register.column_attendance"): pairs["attendance"].astype("str").map(attendance_name),
            text("register.column_kind"): pairs["kind"].astype("str").map(kind_name),
            text("register.column_weight"): half_up(pairs["weight"], 4),
            text("register.column_words"): _words(pairs["words"]),
            text("register.column_row"): pairs["source_row"],
        }
    )


def issue_table(view: View) -> pd.DataFrame:
    """One row per doubtful cell, with the document's words and the reason."""
    issues = view.issues
    numbers = printed_numbers(view.plan_events.set_index("event_id"))
    return pd.DataFrame(
        {
            text("register.column_row"): issues["row"],
            text("register.column_number"): issues["event_id"].map(numbers).astype(numbers.dtype),
            text("register.column_field"): issues["field"].map(lambda field: text(f"register.field_{field}")),
            text("register.column_reason"): _words(issues["reason"]),
            text("register.column_text"): _words(issues["text"]),
            text("register.column_severity"): [
                text(f"register.severity_{value}") for value in issues["severity"]
            ],
            text("register.column_file"): issues["file"],
        }
    )


def _partners(view: View) -> pd.Series:
    sizes = view.participations.groupby("event_id").size()
    return view.events["event_id"].map(sizes).fillna(0).astype(int)


def partner_words(view: View) -> pd.Series:
    """Each event's partners by name, or whom it addresses instead: «для всех субъектов РФ» (str)."""
    names = region_names(view, {code: subject.name for code, subject in subjects().items()})
    named = view.events["event_id"].map(names).astype("str")  # also where no event has a partner
    return named.fillna(addressees(view.events).map(lambda scope: text(f"common.scope_{scope}")))


def field_names(fields: str) -> str:
    """«сроки, вид»: what a person has put in place of what was read, or found to be read right."""
    return ", ".join(text(f"register.corrected_{name}") for name in listed(fields))


def _words(column: pd.Series) -> pd.Series:
    """The column's texts on one line each."""
    return column.astype("str").str.split().str.join(" ")
