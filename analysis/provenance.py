"""What a page or a file says of itself: which plan, which rows of it, counted how."""

from __future__ import annotations

import pandas as pd

from analysis.selection import Selection, View, select
from analysis.texts import counted, text
from analysis.wording import attendance_name, half_year_short, half_year_title, joined, kind_name, month_name
from data.schema import HalfYear


def source_files(view: View) -> str:
    """The documents of the plan by name: «План.docx»."""
    return ", ".join(sorted(set(view.plan_events["source_file"].unique())))


def source_sentences(*views: View) -> str:
    """Where the numbers come from, and how many of the plan's rows they cover; plain text, a line a view."""
    sources = [
        text(
            "parts.source",
            file=source_files(view),
            shown=counted("common.event", len(view.events)),
            total=len(view.plan_events),
        )
        for view in views
    ]
    return "\n".join(sources) + " " + text("parts.names_and_boundaries")


def provenance(*views: View, about: str = "") -> pd.DataFrame:
    """Text columns, a name and a value for each view: plan, file, rows, filters, way of counting.

    Of several views each column is headed by its half-year. ``about`` says whom the rows are about, where
    they are not all. A filter that none of the views has is left out.
    """
    facts = [{"about": about} | _facts(view) for view in views]
    told = [name for name in facts[0] if any(some[name] for some in facts)]
    heads = [half_year_short(view.half_year) for view in views]
    return pd.DataFrame(
        {text("parts.column_fact"): [text(f"parts.fact_{name}") for name in told]}
        | {
            head if len(views) > 1 else text("parts.column_value"): [
                some[name] or text("parts.unfiltered") for name in told
            ]
            for head, some in zip(heads, facts, strict=True)
        }
    )


def _facts(view: View) -> dict[str, str]:
    """What is told of one view, in order; ``""`` of a filter that is open."""
    selection = view.selection
    return {
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


def with_other_plans(view: View) -> list[View]:
    """The view and, the newest first, every other plan without filters: what both profiles list events of."""
    keys = sorted(set(view.plans.events["half_year"].unique()) - {view.half_year.key}, reverse=True)
    return [view, *(select(view.plans, view.home, Selection(HalfYear.parse(key))) for key in keys)]
