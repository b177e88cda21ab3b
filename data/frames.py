"""Records and frames of the schema's columns: made with their types, put one below the other."""

from __future__ import annotations

import pandas as pd
from pandas.api.types import union_categoricals

from data.schema import CLOSED_SETS


def typed(records: list[dict], dtypes: dict[str, str]) -> pd.DataFrame:
    """Records as a frame with exactly the columns of ``dtypes``, in their order and types."""
    frame = pd.DataFrame.from_records(records, columns=list(dtypes))
    for column, dtype in dtypes.items():
        if column in CLOSED_SETS:
            frame[column] = pd.Categorical(frame[column], categories=CLOSED_SETS[column])
        else:
            words = frame[column].astype("str") if dtype == "category" else frame[column]  # also where empty
            frame[column] = words.astype(dtype)
    return frame


def stacked(frames: list[pd.DataFrame], dtypes: dict[str, str]) -> pd.DataFrame:
    """Frames of these columns one below the other; their categories united, sorted where the set is open."""
    if not frames:
        return typed([], dtypes)
    columns = {
        name: _united([frame[name] for frame in frames])
        if dtype == "category" and name not in CLOSED_SETS
        else pd.concat([frame[name] for frame in frames], ignore_index=True)
        for name, dtype in dtypes.items()
    }
    return pd.DataFrame(columns)


def _united(columns: list[pd.Series]) -> pd.Categorical:
    return union_categoricals([column.array for column in columns], sort_categories=True)
