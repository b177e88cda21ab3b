"""The map's counts as tables for reading and export, headed in the reader's words."""

from __future__ import annotations

import pandas as pd

from analysis.coverage.counts import gaps
from analysis.texts import text
from analysis.wording import district_name

NOBODY = "—"


def region_table(counts: pd.DataFrame) -> pd.DataFrame:
    """One row per federal subject: name, district and every count of ``region_counts``."""
    columns = [
        "name",
        "district",
        "events",
        "fractional",
        "departments",
        "remote",
        "in_person",
        "neighbour",
    ]
    words = {
        "district": counts["district"].map(district_name),
        "neighbour": counts["neighbour"].map({True: text("common.yes"), False: ""}),
    }
    table = counts[columns].assign(**words)
    return table.rename(columns={name: text(f"coverage.export_{name}") for name in columns})


def gap_table(counts: pd.DataFrame) -> pd.DataFrame:
    """Coverage by federal district, the missing subjects by name."""
    table = gaps(counts)
    table["district"] = table["district"].map(district_name)
    return table.rename(columns={name: text(f"coverage.gap_{name}") for name in table.columns})


def gap_summary(counts: pd.DataFrame) -> pd.DataFrame:
    """The same in two columns, narrow enough for a phone: «ЦФО: 15 из 17», unbroken, the missing subjects."""
    table = gaps(counts)
    covered = [
        text("coverage.gap_of", district=district_name(row.district), covered=row.covered, total=row.subjects)
        for row in table.itertuples()
    ]
    return pd.DataFrame(
        {
            text("coverage.gap_coverage"): [words.replace(" ", "\N{NO-BREAK SPACE}") for words in covered],
            text("coverage.gap_names"): table["names"].replace("", NOBODY),
        }
    )
