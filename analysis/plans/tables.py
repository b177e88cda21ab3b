"""Frames with Russian headings and values, as the page shows them and as they are downloaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from analysis.event_text import event_number, shortened
from analysis.plans.counts import doubtful
from analysis.texts import text
from analysis.wording import attendance_name, date_span, half_year_short, joined, kind_name
from data.library import Correction, Plan, Source, Standing, dates_of, regions_of
from data.schema import LIST_SEPARATOR, Correctable, HalfYear, Scope
from geo.subjects import subjects

NOTHING = "—"


def plan_table(plans: pd.DataFrame) -> pd.DataFrame:
    """The frame of ``counts.plan_list`` as a person reads it; shares are numbers from 0 to 100."""
    shown = {
        "half_year": plans["half_year"].map(lambda key: half_year_short(HalfYear.parse(key))),
        "version": [
            text("plans.version_of", version=version, versions=versions)
            for version, versions in zip(plans["version"], plans["versions"], strict=True)
        ],
        "events": plans["events"],
        "participations": plans["participations"],
        "regions": plans["regions"],
        **{f"share_{field}": (plans[field] * 100).astype("float") for field in Correctable},
        "corrected": plans["corrected"],
        "received": plans["received"].map(moment),
        "file": plans["file"],
        "title": plans["title"],
    }
    return pd.DataFrame({text(f"plans.column_{name}"): values for name, values in shown.items()})


def failure_table(failures: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {text("plans.column_file"): list(failures), text("plans.column_reason"): list(failures.values())}
    )


def version_table(versions: Sequence[Source]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            text("plans.column_version"): [source.version for source in versions],
            text("plans.column_current"): [
                text("plans.yes") if source.current else "" for source in versions
            ],
            text("plans.column_received"): [moment(source.received) for source in versions],
            text("plans.column_by"): [source.by or NOTHING for source in versions],
            text("plans.column_file"): [source.file for source in versions],
        }
    )


def event_table(plan: Plan) -> pd.DataFrame:
    """What was read of a document, a row per event; rows in doubt are marked."""
    events = plan.events
    doubts = doubtful(events, plan.issues)
    return pd.DataFrame(
        {
            text("plans.column_number"): events["number"],
            text("plans.column_doubt"): [text("plans.yes") if doubt else "" for doubt in doubts],
            text("plans.column_event"): events["title"],
            text("plans.column_partners"): partner_names(events, plan.participations),
            text("plans.column_dates"): [
                date_span(row.start, row.end, row.precision, plan.half_year) for row in events.itertuples()
            ],
            text("plans.column_attendance"): events["attendance"].astype("str").map(attendance_name),
            text("plans.column_kind"): events["kind"].astype("str").map(kind_name),
            text("plans.column_row"): events["source_row"],
        }
    )


def issue_table(issues: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            text("plans.column_row"): issues["row"],
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
            text("plans.column_number"): changes["number"],
            text("plans.column_event"): changes["title"],
            text("plans.column_before"): [_side(row, row["before"], half_year) for row in rows],
            text("plans.column_after"): [_side(row, row["after"], half_year) for row in rows],
        }
    )


def correction_table(corrections: Sequence[tuple[Correction, Standing]]) -> pd.DataFrame:
    rows = [
        {
            "half_year": half_year_short(HalfYear.parse(each.half_year)),
            "number": each.number or text("common.no_number"),
            "event": each.title,
            "field": text(f"plans.field_{each.field}"),
            "cell": " ".join(each.cell.split()),
            "value": value_words(each),
            "note": each.note,
            "standing": text(f"plans.standing_{standing}"),
            "when": moment(each.when),
            "by": each.who or NOTHING,
        }
        for each, standing in corrections
    ]
    names = ("half_year", "number", "event", "field", "cell", "value", "note", "standing", "when", "by")
    return pd.DataFrame(rows, columns=list(names)).rename(
        columns={name: text(f"plans.column_{name}") for name in names}
    )


def correction_label(correction: Correction) -> str:
    """«№ 3 · регионы → Тульская область · Круглый стол о туризме»."""
    number = event_number(correction.number or pd.NA)
    change = f"{text(f'plans.field_{correction.field}')} → {value_words(correction)}"
    return f"{number} · {change} · {shortened(correction.title)}"


def value_words(correction: Correction) -> str:
    """The value of a correction in words."""
    match correction.field:
        case Correctable.REGIONS:
            codes = regions_of(correction.value)
            return region_list(codes) if codes else text(f"common.scope_{correction.value}")
        case Correctable.DATES:
            start, end, precision = dates_of(correction.value)
            stamps = [None if day is None else pd.Timestamp(day) for day in (start, end)]
            return date_span(*stamps, precision, HalfYear.parse(correction.half_year))
        case Correctable.ATTENDANCE:
            return attendance_name(correction.value)
        case Correctable.KIND:
            return kind_name(correction.value)


def partner_names(events: pd.DataFrame, pairs: pd.DataFrame) -> list[str]:
    """Each event's partners by name, or what is said instead of them."""
    named = pairs.groupby("event_id", observed=True)["region"].agg(list).to_dict()
    return [_partners(row, named.get(row["event_id"], [])) for row in events.to_dict("records")]


def region_list(codes: Sequence[str]) -> str:
    return joined([subjects()[code].name for code in codes])


def moment(stamp: str) -> str:
    """«23.11.2026 14:05», or a dash."""
    return f"{datetime.fromisoformat(stamp):%d.%m.%Y %H:%M}" if stamp else NOTHING


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
