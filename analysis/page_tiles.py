"""What the letters on the tiles stand for."""

from __future__ import annotations

import pandas as pd

from analysis import page_parts as parts
from analysis import page_tables
from analysis.texts import text
from geo.geometry import tile_labels
from geo.subjects import subjects


def tile_key(key: str) -> None:
    """Every abbreviation with the name of its region, in alphabetical order, on demand."""
    below = parts.fold(text("parts.tile_key"), key)
    if below.open:
        with below:
            page_tables.table(_names(), f"{key}_table", text("parts.tile_key"))


def _names() -> pd.DataFrame:
    names = sorted((label, subjects()[code].name) for code, label in tile_labels().items())
    return pd.DataFrame(names, columns=[text("parts.tile_letters"), text("parts.region")])
