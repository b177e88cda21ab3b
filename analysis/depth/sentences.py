"""Concentration, reach and co-participation in Russian sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.depth.concentration import LEADERS, Concentration
from analysis.rounding import half_up
from analysis.texts import counted, number, plural, text
from analysis.wording import joined, percent
from data.schema import LIST_SEPARATOR
from geo.subjects import NO_DISTRICT, subjects

NAMED_PAIRS = 3


def concentration_lead(measured: Concentration, fractional: bool) -> str:
    """What the five busiest of more hold, and how many equal partners would be as concentrated."""
    if measured.partners <= LEADERS:
        return text("depth.concentration_few", partners=number(measured.partners))
    equal = half_up(measured.equal_partners)
    return text(
        "depth.concentration_lead_fractional" if fractional else "depth.concentration_lead",
        share=percent(measured.leaders_share),
        equal=f"{number(equal)}\N{NO-BREAK SPACE}{plural('depth.equal_prepositional', equal)}",
        partners=number(measured.partners),
    )


def reach_lead(reach: pd.DataFrame) -> str:
    """Which federal districts are covered best, and which not at all."""
    districts = reach[reach["district"] != NO_DISTRICT]
    if not districts["covered"].any():
        return text("depth.reach_none")
    best = districts[districts["share"] == districts["share"].max()]
    named = [
        text("depth.reach_best", district=row.district, covered=row.covered, total=row.subjects)
        for row in best.itertuples()
    ]
    empty = districts.loc[districts["covered"] == 0, "district"]
    rest = text("depth.reach_empty", names=joined(empty)) if len(empty) else text("depth.reach_complete")
    return f"{text('depth.reach_lead', best=joined(named))} {rest}"


def together_lead(shared: pd.DataFrame) -> str:
    """The pairs that come together most often; ``shared`` is the frame of ``co_participation``."""
    upper = np.triu(shared.to_numpy(), k=1)
    most = int(upper.max(initial=0))
    if most == 0:
        return text("depth.together_none")
    pairs = [
        joined([subjects()[shared.index[row]].name, subjects()[shared.index[column]].name])
        for row, column in zip(*np.nonzero(upper == most), strict=True)
    ]
    if len(pairs) == 1:
        return text("depth.together_lead", pair=pairs[0], events=counted("common.event", most))
    events = counted("common.event_each", most)
    if len(pairs) > NAMED_PAIRS:
        return text("depth.together_many", pairs=counted("depth.pair", len(pairs)), events=events)
    return text("depth.together_level", pairs=LIST_SEPARATOR.join(pairs), events=events)
