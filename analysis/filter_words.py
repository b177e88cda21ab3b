"""What a page says of the filters: that its words are about the events they leave."""

from __future__ import annotations

from analysis.selection import View
from analysis.texts import counted, number, text
from analysis.wording import joined, month_name


def selected(view: View) -> str:
    """«По выбранным условиям — 5 мероприятий из 28 в плане.», or nothing without a filter."""
    if not view.selection.is_filtered:
        return ""
    return text(
        "common.selected",
        events=counted("common.event", len(view.events)),
        of_plan=number(len(view.plan_events)),
    )


def paired_months(earlier: View, later: View) -> str:
    """«Месяцы сопоставлены …: март 2024 — сентябрь 2024.», where a filter leaves months of other names."""
    halves = earlier.half_year.half, later.half_year.half
    if halves[0] == halves[1] or not later.selection.months:
        return ""
    then, now = (_named_months(view) for view in (earlier, later))
    return text("common.paired_months", then=then, now=now)


def _named_months(view: View) -> str:
    names = joined([month_name(month) for _, month in view.selection.months])
    return f"{names} {view.half_year.year}"
