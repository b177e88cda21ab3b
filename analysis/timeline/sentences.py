"""How the months of a half-year are filled, in Russian sentences."""

from __future__ import annotations

import pandas as pd

from analysis.filter_words import selected
from analysis.selection import View, active_in
from analysis.texts import counted, text
from analysis.timeline.counts import is_permanent
from analysis.wording import each, joined, month_in


def lead(view: View) -> str:
    """What a page says above the months: the fullest and the emptiest, or that all are alike."""
    load = monthly_load(view)
    if view.events.empty or load.max() == 0:
        return selected(view)
    told = fullest_and_emptiest(view, load)
    if not told and not view.selection.months:
        told = text("timeline.lead_level", most=each(load.max(), len(load)))
    return " ".join(filter(None, [selected(view), told]))


def monthly_load(view: View) -> pd.Series:
    """Events active in each month of the half-year: int, index (year, month)."""
    months = view.half_year.months
    return pd.Series({month: int(active_in(view.events, *month).sum()) for month in months})


def fullest_and_emptiest(view: View, load: pd.Series) -> str:
    """Which months have most and least; nothing to say of a few chosen months, or where all are level."""
    if view.selection.months or load.max() == load.min():
        return ""
    fullest, emptiest = (load[load == bound] for bound in (load.max(), load.min()))
    sentence = text(
        "timeline.fullest" if load.min() else "timeline.fullest_and_empty",
        fullest=_months_in(fullest),
        most=each(load.max(), len(fullest)),
        emptiest=_months_in(emptiest),
        least=each(load.min(), len(emptiest)),
    )
    permanent = int(is_permanent(view.events).sum())
    if not permanent:
        return sentence
    return f"{sentence} {text('timeline.lead_permanent', events=counted('common.event', permanent))}"


def _months_in(months: pd.Series) -> str:
    return joined([month_in(month) for _, month in months.index])
