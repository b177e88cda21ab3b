"""Which regions come together: pairs of partners in the same events."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geo.subjects import subjects


def co_participation(participations: pd.DataFrame) -> pd.DataFrame:
    """How many events every two partners share: int, index and columns region codes, symmetric.

    The diagonal is a partner's own number of events, and they are in its order, the busiest first.
    ``participations`` has a row per event and ``region``.
    """
    events = pd.Categorical(participations["event_id"])
    regions = pd.Categorical(participations["region"].astype("str"))
    takes_part = np.zeros((len(events.categories), len(regions.categories)), dtype=np.int64)
    takes_part[events.codes, regions.codes] = 1
    shared = pd.DataFrame(takes_part.T @ takes_part, regions.categories, regions.categories)
    order = sorted(shared.index, key=lambda code: (-shared.at[code, code], subjects()[code].name))
    return shared.loc[order, order]


def companions(participations: pd.DataFrame, region: str) -> pd.DataFrame:
    """Who takes part with a region, most often first.

    Columns: ``region`` (code), ``name`` (str), ``events`` (int: shared with it), ``share`` (float, 0 to
    1: of its own events), ``theirs`` (int: all events of the other).
    """
    shared = co_participation(participations)
    own = shared.at[region, region] if region in shared.index else 0
    row = shared.loc[region].drop(region) if own else pd.Series(dtype="int64")
    row = row[row > 0]
    companions = pd.DataFrame(
        {
            "region": row.index.astype("str"),
            "name": [subjects()[code].name for code in row.index],
            "events": row.to_numpy(dtype="int64"),
            "share": row.to_numpy() / max(own, 1),
            "theirs": [int(shared.at[code, code]) for code in row.index],
        }
    )
    return companions.sort_values(["events", "name"], ascending=[False, True], ignore_index=True)
