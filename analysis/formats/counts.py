"""How events are held: attendance mode, kind, number of partners; and who is met only remotely."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd

from analysis.selection import View
from data.schema import CLOSED_SETS, ON_THE_SPOT, Attendance, Scope


class Reach(StrEnum):
    """How many partners an event has; the scope where it names none."""

    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    NATIONWIDE = "nationwide"
    OTHER = "other"


def by_department(view: View, aspect: str) -> pd.DataFrame:
    """Distinct events by department and aspect: ``department``, ``value`` (str), ``events`` (int > 0).

    ``aspect`` is ``attendance``, ``kind`` or ``reach``. Values keep the order of their closed set.
    """
    values = reach(view) if aspect == "reach" else view.events[aspect].astype("str")
    order = [member.value for member in Reach] if aspect == "reach" else CLOSED_SETS[aspect]
    frame = pd.DataFrame({"department": view.events["department"].astype("str"), "value": values})
    counts = frame.groupby(["department", "value"]).size().rename("events").reset_index()
    counts["rank"] = counts["value"].map(order.index)
    return counts.sort_values(["department", "rank"], ignore_index=True).drop(columns="rank")


def busiest(counts: pd.DataFrame, departments: int) -> pd.DataFrame:
    """The rows of ``by_department`` that belong to the ``departments`` with the most events."""
    totals = counts.groupby("department")["events"].sum().sort_values(ascending=False, kind="stable")
    return counts[counts["department"].isin(totals.index[:departments])]


def reach(view: View) -> pd.Series:
    """The reach of each event (str, index of the view's events)."""
    partners = view.participations.groupby("event_id").size()
    number = view.events["event_id"].map(partners).fillna(0)
    result = pd.Series(Reach.OTHER.value, index=view.events.index, dtype="str")
    result[view.events["scope"] == Scope.NATIONWIDE] = Reach.NATIONWIDE.value
    result[number == 1] = Reach.BILATERAL.value
    result[number > 1] = Reach.MULTILATERAL.value
    return result


def partners_by_attendance(view: View) -> pd.DataFrame:
    """One row per partner, by code.

    Columns: ``region`` (ISO code), ``remote``, ``in_person``, ``other`` (int events), ``remote_only``
    (bool: no event with it is in person or of unknown mode).
    """
    attendance = view.participations["attendance"]
    flags = (
        view.participations[["region"]]
        .astype("str")
        .assign(
            remote=attendance == Attendance.REMOTE,
            in_person=attendance.isin(ON_THE_SPOT),
            other=attendance == Attendance.UNSPECIFIED,
        )
    )
    counts = flags.groupby("region").sum().astype(int).reset_index()
    counts["remote_only"] = (counts["remote"] > 0) & (counts["in_person"] == 0) & (counts["other"] == 0)
    return counts
