"""What changed between two plans: partners, departments, pairs, months, formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.comparison.sides import Sides
from analysis.counting import count_by, cross_count
from analysis.rounding import half_up
from analysis.selection import View, active_in
from analysis.timeline.counts import is_permanent
from data.schema import CLOSED_SETS
from geo.subjects import subjects

MONTHS = 6
SHOWN = 2  # decimals of a share of events; the least one, 1 of 88, is 0.01


class Change(StrEnum):
    """What became of a partner, department or pair: the five classes of the diverging palette, in its order.

    The classes are symmetric: exchanging the two plans turns each into its mirror image.
    """

    DROPPED = "dropped"
    LESS = "less"
    SAME = "same"
    MORE = "more"
    APPEARED = "appeared"


STAYED = (Change.LESS, Change.SAME, Change.MORE)


def compared(then: pd.Series, now: pd.Series, names: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Two counts by the same key, side by side, for every key with a positive count in either.

    Columns: the index levels of the two (str), ``then``, ``now``, ``difference`` (of the counts' dtype,
    0 where a plan has none) and ``change`` (category of ``Change``). The largest changes first, what is
    unchanged last; of equal changes the largest counts, of equal counts by the
    ``names`` of the keys, or the keys. Shares of events are rounded to the ``SHOWN``
    decimals that people read before they are compared: what reads the same is the same.
    """
    keys = then.index.union(now.index, sort=True)
    before, after = (
        half_up(counts.reindex(keys, fill_value=0).to_numpy(), SHOWN).astype(then.dtype)
        for counts in (then, now)
    )
    difference = (after - before).round(SHOWN)
    largest = np.maximum(before, after)
    alphabet = (keys.map(names) if names else keys).argsort().argsort()
    order = np.lexsort((alphabet, -after, -largest, -np.abs(difference)))
    order = order[largest[order] > 0]
    before, after, difference = before[order], after[order], difference[order]
    table = keys[order].to_frame(index=False)
    table["then"], table["now"], table["difference"] = before, after, difference
    table["change"] = _change(before, after, difference)
    return table


def _change(then: np.ndarray, now: np.ndarray, difference: np.ndarray) -> pd.Categorical:
    conditions = [then == 0, now == 0, difference > 0, difference < 0]
    members = [member.value for member in Change]
    classes = [members.index(each) for each in (Change.APPEARED, Change.DROPPED, Change.MORE, Change.LESS)]
    codes = np.select(conditions, classes, default=members.index(Change.SAME))
    return pd.Categorical.from_codes(codes, members)


def partners(sides: Sides) -> pd.DataFrame:
    """Partner subjects of either plan: the columns of ``compared`` with the key ``region`` (ISO code).

    Counts are events (int), or the shares of events (float) under fractional counting.
    """
    names = {code: subject.name for code, subject in subjects().items()}
    return compared(*(partner_counts(view) for view in sides.views), names)


def partner_counts(view: View) -> pd.Series:
    """Events, or shares of events, by ``region``."""
    pairs = view.participations
    counts = count_by(pairs["region"], pairs["weight"] if view.selection.fractional else None)
    return counts[counts > 0]


def departments(sides: Sides) -> pd.DataFrame:
    """Departments of either plan, whatever they were called: the key is ``department``, an identity.

    Counts are distinct events, those without a named partner included.
    """
    return compared(*(_by_department(view, sides.identity) for view in sides.views))


def _by_department(view: View, identity: dict[str, str]) -> pd.Series:
    counts = count_by(view.events["department"])
    return counts[counts > 0].groupby(identity).sum().rename_axis("department")


def pairs(sides: Sides) -> pd.DataFrame:
    """Combinations of partner and department: the keys are ``region`` and ``department`` (identity)."""
    return compared(*(_by_pair(view, sides.identity) for view in sides.views))


def _by_pair(view: View, identity: dict[str, str]) -> pd.Series:
    counts = cross_count(view.participations["region"], view.participations["department"])
    lasting = counts.T[counts.any()].groupby(identity).sum().T
    pairs = lasting.rename_axis(columns="department").stack()
    return pairs[pairs > 0]


def tally(table: pd.DataFrame) -> dict[str, int]:
    """How many rows of ``compared`` appeared, stayed and dropped out."""
    change = table["change"]
    return {
        "appeared": int((change == Change.APPEARED).sum()),
        "stayed": int(change.isin(STAYED).sum()),
        "dropped": int((change == Change.DROPPED).sum()),
    }


def most_alike(table: pd.DataFrame) -> int:
    """How many rows of ``compared`` the commonest change has."""
    return int(table["change"].value_counts().max())


def common_partners(partners: pd.DataFrame) -> float | None:
    """The Jaccard index of the partners then and now, from the frame of ``partners``; ``None`` of none."""
    stayed = tally(partners)["stayed"]
    return stayed / len(partners) if len(partners) else None


def partners_of_each(partners: pd.DataFrame) -> tuple[int, int]:
    """How many partners the earlier plan has, and how many the later one."""
    return int((partners["then"] > 0).sum()), int((partners["now"] > 0).sum())


def jaccard(then: Iterable[str], now: Iterable[str]) -> float | None:
    """The Jaccard index of two sets: shared ÷ all, 0 to 1; ``None`` where both are empty."""
    then, now = set(then), set(now)
    return len(then & now) / len(then | now) if then | now else None


def possible_partners() -> int:
    """Federal subjects of the gazetteer less the home region: the base of the coverage."""
    return len(subjects()) - 1


def months(sides: Sides) -> pd.DataFrame:
    """Events active by position in the half-year, the permanent ones left out.

    Columns: ``position`` (int, 1 to 6), ``then``, ``now`` (int events).
    """
    profile = {"position": range(1, MONTHS + 1)}
    profile |= {name: _profile(view) for name, view in zip(("then", "now"), sides.views, strict=True)}
    return pd.DataFrame(profile)


def _profile(view: View) -> list[int]:
    dated = view.events[~is_permanent(view.events)]
    return [int(active_in(dated, *month).sum()) for month in view.half_year.months]


def permanent(view: View) -> int:
    """Events that run through the whole half-year."""
    return int(is_permanent(view.events).sum())


def undated(view: View) -> int:
    """Events that have no date, and so are in no month."""
    return int(view.events["start"].isna().sum())


def formats(sides: Sides, aspect: str) -> pd.DataFrame:
    """Events by a closed set (``attendance`` or ``kind``), then and now.

    Columns: ``value`` (str, those that occur, in the set's order), ``then``, ``now`` (int events),
    ``then_share``, ``now_share`` (float, 0 to 1 of the plan's events).
    """
    columns = {"value": CLOSED_SETS[aspect]}
    for name, view in zip(("then", "now"), sides.views, strict=True):
        events = view.events[aspect].value_counts().reindex(CLOSED_SETS[aspect], fill_value=0)
        columns |= {name: events.to_numpy(), f"{name}_share": (events / max(len(view.events), 1)).to_numpy()}
    table = pd.DataFrame(columns)
    occurs = (table["then"] > 0) | (table["now"] > 0)
    return table.loc[occurs, ["value", "then", "now", "then_share", "now_share"]].reset_index(drop=True)
