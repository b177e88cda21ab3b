"""The golden table of the shipped plan, and a plan that was read in the form of that table."""

from __future__ import annotations

import csv

from seed_plan import GOLDEN

from data.loader import Plan

TEXTS = ("title", "venue", "content", "participants", "regions_text", "dates_text", "department")

with GOLDEN.open(encoding="utf-8", newline="") as lines:
    GOLD = list(csv.DictReader(lines))


def as_printed(plan: Plan) -> list[dict[str, str]]:
    """The events as the golden table has them: one line per text, regions as codes."""
    codes = plan.participations.groupby("event_id")["region"].agg(" ".join).to_dict()
    events = plan.events.assign(regions=plan.events["event_id"].map(codes).fillna(""))
    for column in TEXTS:
        events[column] = [" ".join(text.split()) for text in events[column]]
    return events.astype(str)[list(GOLD[0])].to_dict("records")


def golden_below(rows: int) -> list[dict[str, str]]:
    """The golden table of a document that has so many rows above the header."""
    return [row | {"source_row": str(int(row["source_row"]) + rows)} for row in GOLD]
