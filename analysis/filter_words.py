"""What a page says of the filters: that its words are about the events they leave."""

from __future__ import annotations

from analysis.selection import View
from analysis.texts import counted, number, text


def selected(view: View) -> str:
    """«По выбранным условиям — 5 мероприятий из 28 в плане.», or nothing without a filter."""
    if not view.selection.is_filtered:
        return ""
    return text(
        "common.selected",
        events=counted("common.event", len(view.events)),
        of_plan=number(len(view.plan_events)),
    )
