"""What the matrix shows, in Russian sentences."""

from __future__ import annotations

import pandas as pd

from analysis.counting import first_of
from analysis.departments import short_names
from analysis.escaping import markdown
from analysis.filter_words import selected
from analysis.matrix.counts import Matrix
from analysis.selection import View
from analysis.texts import counted, number, text
from analysis.wording import joined, quoted

NAMED = 3  # departments that are level


def lead(view: View, table: Matrix) -> str:
    """How many events, regions and departments meet in how many cells, and who reaches most."""
    cells = table.cells > 0
    regions, departments = cells.shape
    shown = text(
        "matrix.lead",
        events=counted("common.event", view.participations["event_id"].nunique()),
        shown=number(len(view.events)),
        regions=counted("common.region_genitive", regions),
        departments=counted("common.department", departments),
        all_departments=number(view.plan_events["department"].nunique()),
        pairs=number(int(cells.to_numpy().sum())),
        possible=number(regions * departments),
    )
    return " ".join(filter(None, [selected(view), shown, _widest(cells.sum())]))


def _widest(reach: pd.Series) -> str:
    """Who has the most partners, of several departments that are not level; ``reach`` is by department."""
    widest = first_of(reach) if len(reach) > 1 else []
    if not widest:
        return ""
    shorts = short_names(reach.index)
    names = sorted(quoted(shorts[department]) for department in widest)
    return text(
        "matrix.lead_widest" if len(widest) == 1 else "matrix.lead_widest_level",
        departments=markdown(joined(names, limit=NAMED)),
        regions=counted("common.region" if len(widest) == 1 else "common.region_each", int(reach.max())),
    )
