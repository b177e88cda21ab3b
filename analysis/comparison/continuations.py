"""Which events of two plans are held again: matched over the whole plans, shown as the filters leave them."""

from __future__ import annotations

from collections import OrderedDict
from weakref import WeakKeyDictionary

import pandas as pd

from analysis.comparison.matching import RECURRING, matches
from analysis.comparison.sides import Sides, whole
from analysis.selection import Plans

NAMES = ("earlier", "later")
PAIRS_KEPT = 8  # tables per library: a few half-years compared, a few decisions made

_PAIRS: WeakKeyDictionary[Plans, OrderedDict[tuple, pd.DataFrame]] = WeakKeyDictionary()


def recurring_pairs(sides: Sides, decisions: pd.DataFrame) -> pd.DataFrame:
    """The frame of ``matches`` over both plans without filters: the pairs of which they leave an event."""
    pairs = whole_pairs(sides, decisions)
    seen = [pairs[name].isin(view.events["event_id"]) for name, view in zip(NAMES, sides.views, strict=True)]
    return pairs[seen[0] | seen[1]].reset_index(drop=True)


def whole_pairs(sides: Sides, decisions: pd.DataFrame) -> pd.DataFrame:
    """The frame of ``matches`` over both plans without filters, shared and never changed.

    It is the same for everybody until a plan or a decision changes, so the last few are kept.
    """
    kept = _PAIRS.setdefault(sides.later.plans, OrderedDict())
    decided = tuple(decisions[["earlier", "later", "decision"]].itertuples(index=False, name=None))
    key = (sides.earlier.half_year, sides.later.half_year, decided)
    pairs = kept.get(key)
    if pairs is None:
        pairs = kept[key] = matches(whole(sides), decisions)
        if len(kept) > PAIRS_KEPT:
            kept.popitem(last=False)
    return pairs


def held_again(sides: Sides, pairs: pd.DataFrame) -> list[pd.Series]:
    """Whether each event that the filters leave recurs in the other plan, there filtered out or not.

    One column (bool, index of the plan's ``events``) for the earlier plan, one for the later.
    """
    recurring = pairs[pairs["state"].isin(RECURRING)]
    return [
        view.events["event_id"].isin(recurring[name]) for name, view in zip(NAMES, sides.views, strict=True)
    ]


def held_once(sides: Sides, pairs: pd.DataFrame) -> list[pd.DataFrame]:
    """The events of either plan that the filters leave and that do not recur."""
    again = held_again(sides, pairs)
    return [view.events[~recurs] for view, recurs in zip(sides.views, again, strict=True)]


def filtered_out(sides: Sides, pairs: pd.DataFrame) -> tuple[int, int]:
    """Recurring pairs whose earlier event the filters leave out, and those whose later one."""
    recurring = pairs[pairs["state"].isin(RECURRING)]
    earlier, later = (
        int((~recurring[name].isin(view.events["event_id"])).sum())
        for name, view in zip(NAMES, sides.views, strict=True)
    )
    return earlier, later
