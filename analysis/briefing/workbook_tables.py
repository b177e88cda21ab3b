"""The tables of the workbook: typed values under Russian headings, nothing formatted yet."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from analysis.briefing.content import Briefing
from analysis.overview.counts import headline
from analysis.texts import text
from analysis.timeline.counts import is_permanent
from data.schema import Attendance, Scope


def summary_table(content: Briefing) -> pd.DataFrame:
    """Every measure of the view with its definition.

    Columns: ``measure`` (str), ``value`` (int, or float from 0 to 1 for a share), ``definition`` (str).
    """
    view = content.view
    attendance = view.events["attendance"]
    headlines = asdict(headline(view))
    values = {
        "participations": len(view.participations),
        "fractional": round(float(view.participations["weight"].sum())),
        "coverage": len(content.partners) / len(content.counts),
        "nationwide": int((view.events["scope"] == Scope.NATIONWIDE).sum()),
        **{mode.value: int((attendance == mode).sum()) for mode in Attendance},
        "permanent": int(is_permanent(view.events).sum()),
    }
    rows = [
        *((figure.label, headlines[figure.name], figure.definition) for figure in content.figures),
        *(
            (text(f"briefing.measure_{name}"), value, text(f"briefing.define_{name}"))
            for name, value in values.items()
        ),
    ]
    return pd.DataFrame(rows, columns=["measure", "value", "definition"], dtype="object")


def origin_lines(content: Briefing) -> list[str]:
    """What the workbook is about, under which conditions, from where, and of what day."""
    conditions = content.notes or (text("briefing.scope_none"),)
    warning = [content.warning] if content.warning else []
    return [content.full_title, *warning, *conditions, *content.map_notes, content.source, content.prepared]
