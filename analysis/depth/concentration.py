"""How evenly cooperation is spread: over partners, and over federal districts."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.counting import count_by
from analysis.selection import View
from geo.subjects import by_district, subjects

LEADERS = 5


@dataclass(frozen=True, slots=True)
class Concentration:
    """How much of all participations the busiest partners hold.

    ``participations`` is their sum over ``partners`` partners: pairs of event and partner, or, counted
    in shares, events with a named partner. ``leaders_share`` (0 to 1) is what the five busiest hold, the
    same whichever of equals is called the fifth. ``index`` is the Herfindahl–Hirschman index, the sum of
    the squared shares in per cent (10 000 for one partner, 10 000 / n for n equal ones), and
    ``equal_partners`` is 10 000 / index: so many partners with equal shares would be as concentrated.
    """

    partners: int
    participations: float
    leaders_share: float
    index: float
    equal_partners: float


def concentration(view: View) -> Concentration | None:
    """Concentration of the view's participations, counted as selected; ``None`` where there is none."""
    pairs = view.participations
    if pairs.empty:
        return None
    counts = count_by(pairs["region"], pairs["weight"] if view.selection.fractional else None)
    held = counts[counts > 0].sort_values(ascending=False, kind="stable")
    shares = held / held.sum()
    index = float(((100 * shares) ** 2).sum())
    return Concentration(
        partners=len(held),
        participations=float(held.sum()),
        leaders_share=float(shares.iloc[:LEADERS].sum()),
        index=index,
        equal_partners=10_000 / index,
    )


def district_reach(view: View) -> pd.DataFrame:
    """How many subjects of each federal district have an event, districts in their usual order.

    Columns: ``district`` (str), ``subjects``, ``covered`` (int), ``share`` (float, 0 to 1), ``events``
    (int: distinct events with any of them), ``missing`` (tuple of the names of the others). The home
    region is in none of the numbers.
    """
    reached, events = _reached(view.participations)
    rows = []
    for district, members in by_district().items():
        others = [subject for subject in members if subject.code != view.home]
        missing = tuple(subject.name for subject in others if subject.code not in reached)
        covered = len(others) - len(missing)
        share = covered / len(others) if others else 0.0
        rows.append((district, len(others), covered, share, events.get(district, 0), missing))
    return pd.DataFrame(rows, columns=["district", "subjects", "covered", "share", "events", "missing"])


def _reached(pairs: pd.DataFrame) -> tuple[set[str], dict[str, int]]:
    """The regions that have an event, and the distinct events by federal district."""
    counts = count_by(pairs["region"])
    districts = pairs["region"].map({code: subjects()[code].district for code in counts.index}).astype("str")
    once = pd.DataFrame(
        {"event": pd.factorize(pairs["event_id"])[0], "district": districts}
    ).drop_duplicates()
    return set(counts.index[counts > 0]), once["district"].value_counts().to_dict()
