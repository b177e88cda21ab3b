"""How events are held and with how many, in Russian sentences."""

from __future__ import annotations

import pandas as pd

from analysis.filter_words import selected
from analysis.formats.counts import Reach, partners_by_attendance, reach
from analysis.selection import View
from analysis.texts import counted, number, text
from analysis.wording import joined
from data.schema import ON_THE_SPOT, Attendance
from geo.subjects import subjects

NAMES = 5


def lead(view: View) -> str:
    """Formats, reach, and the partners that the plan meets only remotely."""
    return " ".join(filter(None, [selected(view), _modes(view), _reach(view), _remote_only(view)]))


def _modes(view: View) -> str:
    modes = view.events["attendance"].value_counts()
    return text(
        "formats.lead",
        remote=number(int(modes[Attendance.REMOTE])),
        in_person=number(sum(int(modes[mode]) for mode in ON_THE_SPOT)),
        hosted=number(int(modes[Attendance.HOSTED])),
        visit=number(int(modes[Attendance.VISIT])),
        placeless=_where_any(modes, Attendance.IN_PERSON),
        mixed=_where_any(modes, Attendance.MIXED),
        unspecified=_where_any(modes, Attendance.UNSPECIFIED),
        total=counted("common.event", len(view.events)),
    )


def _where_any(modes: pd.Series, mode: Attendance) -> str:
    """The words about a mode that few plans have, ``""`` where this one has none."""
    events = int(modes[mode])
    return text(f"formats.lead_{mode}", **{mode.value: number(events)}) if events else ""


def _reach(view: View) -> str:
    reaches = reach(view).value_counts()
    return text(
        "formats.lead_reach",
        bilateral=number(int(reaches.get(Reach.BILATERAL, 0))),
        multilateral=number(int(reaches.get(Reach.MULTILATERAL, 0))),
    )


def _remote_only(view: View) -> str:
    """Nothing under filters: what else the plan has with a partner is then out of sight."""
    if view.selection.is_filtered:
        return ""
    partners = partners_by_attendance(view)
    names = sorted(subjects()[code].name for code in partners.loc[partners["remote_only"], "region"])
    if not names:
        return ""
    regions = counted("common.region_instrumental", len(names))
    return text("formats.lead_remote_only", regions=regions, names=joined(names, limit=NAMES))
