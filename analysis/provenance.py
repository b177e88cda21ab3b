"""What a page or a file says of itself: which plan, which rows of it, counted how."""

from __future__ import annotations

import pandas as pd

from analysis.selection import View
from analysis.texts import counted, text
from analysis.wording import attendance_name, half_year_title, joined, kind_name, month_name


def source_files(view: View) -> str:
    """The documents of the plan by name: «План.docx»."""
    return ", ".join(sorted(set(view.plan_events["source_file"].unique())))


def source_sentence(view: View) -> str:
    """Where the numbers come from, and how many of the plan's rows they cover; plain text."""
    return text(
        "parts.source",
        file=source_files(view),
        shown=counted("common.event", len(view.events)),
        total=len(view.plan_events),
    )


def provenance(view: View) -> pd.DataFrame:
    """Two text columns, a name and a value: plan, file, rows, filters, way of counting."""
    selection = view.selection
    facts = {
        "plan": half_year_title(view.half_year),
        "file": source_files(view),
        "rows": text(
            "parts.rows", shown=counted("common.event", len(view.events)), total=len(view.plan_events)
        ),
        "departments": joined(selection.departments),
        "attendance": joined([attendance_name(value) for value in selection.attendance]),
        "kinds": joined([kind_name(value) for value in selection.kinds]),
        "months": joined([month_name(month) for _, month in selection.months]),
        "counting": text(f"shell.counting_{'fractional' if selection.fractional else 'full'}"),
    }
    told = {name: value for name, value in facts.items() if value}
    return pd.DataFrame(
        {
            text("parts.column_fact"): [text(f"parts.fact_{name}") for name in told],
            text("parts.column_value"): list(told.values()),
        }
    )
