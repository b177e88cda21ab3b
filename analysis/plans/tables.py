"""Frames with Russian headings and values, as the page shows them and as they are downloaded."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.event_text import printed_numbers
from analysis.plans.correction_words import NOTHING, moment
from analysis.plans.counts import doubts
from analysis.rounding import half_up
from analysis.texts import number, text
from analysis.wording import attendance_name, date_span, half_year_short, kind_name
from data.library import Plan
from data.schema import LIST_SEPARATOR, Correctable, HalfYear, Scope
from geo.subjects import subjects


def plan_table(plans: pd.DataFrame) -> pd.DataFrame:
    """The frame of ``counts.plan_list`` as a person reads it; shares are numbers from 0 to 100."""
    shown = {
        "half_year": plans["half_year"].map(_half_year),
        "version": [
            text("plans.version_of", version=version, versions=versions)
            for version, versions in zip(plans["version"], plans["versions"], strict=True)
        ],
        "events": plans["events"],
        "participations": plans["participations"],
        "regions": plans["regions"],
        **{
            name: half_up(100 * plans[name].astype("float"), 1)
            for name in map("share_{}".format, Correctable)
        },
        "corrected": plans["corrected"],
    }
    return pd.DataFrame({text(f"plans.column_{name}"): values for name, values in shown.items()})


def document_table(documents: pd.DataFrame) -> pd.DataFrame:
    """The frame of ``counts.documents`` as a person reads it."""
    shown = {
        "half_year": documents["half_year"].map(_half_year),
        "version": documents["version"],
        "current": documents["current"].map(lambda is_current: text("plans.yes") if is_current else ""),
        "received": documents["received"].map(moment),
        "by": documents["by"].replace("", NOTHING),
        "file": documents["file"],
        "title": documents["title"],
    }
    return pd.DataFrame({text(f"plans.column_{name}"): values for name, values in shown.items()})


def event_table(plan: Plan) -> pd.DataFrame:
    """What was read of a document, a row per event, with what is doubtful about it."""
    events = plan.events
    return pd.DataFrame(
        {
            text("plans.column_number"): printed_numbers(events),
            text("plans.column_doubt"): [doubt_words(found) for found in doubts(events, plan.issues)],
            text("plans.column_event"): events["title"],
            text("plans.column_partners"): partner_names(events, plan.participations),
            text("plans.column_dates"): [
                date_span(row.start, row.end, row.precision, plan.half_year) for row in events.itertuples()
            ],
            text("plans.column_attendance"): events["attendance"].astype("str").map(attendance_name),
            text("plans.column_kind"): events["kind"].astype("str").map(kind_name),
        }
    )


def doubt_words(reasons: Sequence[str]) -> str:
    """The reasons on one line; a member of ``Correctable`` as «вид не определён»."""
    fields = set(Correctable)
    return LIST_SEPARATOR.join(text(f"plans.unread_{each}") if each in fields else each for each in reasons)


def issue_table(issues: pd.DataFrame) -> pd.DataFrame:
    """The issues frame in words, the weightiest first; a remark on the whole document has no row."""
    issues = issues.sort_values("severity", kind="stable")
    return pd.DataFrame(
        {
            text("plans.column_row"): issues["row"].astype("str").fillna(NOTHING),
            text("plans.column_severity"): issues["severity"].astype("str").map(_severity),
            text("plans.column_field"): issues["field"].map(_field),
            text("plans.column_cell"): issues["text"].str.split().str.join(" "),
            text("plans.column_reason"): issues["reason"],
        }
    )


def change_table(changes: pd.DataFrame, half_year: HalfYear) -> pd.DataFrame:
    """The frame of ``changes.changes`` in words."""
    rows = changes.to_dict("records")
    return pd.DataFrame(
        {
            text("plans.column_change"): [text(f"plans.change_{row['change']}") for row in rows],
            text("plans.column_number"): printed_numbers(changes),
            text("plans.column_event"): changes["title"],
            text("plans.column_before"): [_side(row, row["before"], half_year) for row in rows],
            text("plans.column_after"): [_side(row, row["after"], half_year) for row in rows],
        }
    )


def share_words(shares: dict[str, float]) -> str:
    """«регионы — 67 %, сроки — 100 %, …»."""
    named = [
        f"{text(f'plans.field_{name}')} — {number(share * 100, 0)}\N{NO-BREAK SPACE}%"
        for name, share in shares.items()
    ]
    return ", ".join(named)


def partner_names(events: pd.DataFrame, pairs: pd.DataFrame) -> list[str]:
    """Each event's partners by name, or what is said instead of them."""
    named = pairs.groupby("event_id", observed=True)["region"].agg(list).to_dict()
    return [_partners(row, named.get(row["event_id"], [])) for row in events.to_dict("records")]


def _half_year(key: str) -> str:
    return half_year_short(HalfYear.parse(key)) if key else NOTHING


def _partners(event: dict, codes: Sequence[str]) -> str:
    named = [subjects()[code].name for code in codes]
    named += [each for each in (event["districts"], event["foreign"]) if each]
    if event["scope"] != Scope.NAMED:
        named.append(text(f"common.scope_{event['scope']}"))
    return LIST_SEPARATOR.join(named)


def _side(row: dict, event: dict | None, half_year: HalfYear) -> str:
    """What the change is about, as one version has it."""
    if event is None:
        return NOTHING
    match row["change"]:
        case "partners":
            return _partners(event, event["partners"])
        case "mode":
            return f"{attendance_name(event['attendance'])}: {event['venue'] or NOTHING}"
        case "title":
            return event["title"]
        case _:
            return date_span(event["start"], event["end"], event["precision"], half_year)


def _severity(name: str) -> str:
    return text(f"register.severity_{name}")


def _field(name: str) -> str:
    return text(f"register.field_{name}")
