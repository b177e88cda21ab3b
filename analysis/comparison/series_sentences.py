"""The series of all half-years, in Russian sentences."""

from __future__ import annotations

import pandas as pd

from analysis.comparison.series import always_partners, unplanned
from analysis.selection import View
from analysis.texts import counted, number, text
from analysis.wording import half_year_short, joined
from data.schema import HalfYear


def series_lead(views: list[View], partners: pd.Series) -> str:
    """How many plans there are and how the number of partners went; which half-years have no plan."""
    said = text(
        "comparison.series_lead",
        half_years=counted("comparison.half_years", len(views)),
        first=half_year_short(views[0].half_year),
        last=half_year_short(views[-1].half_year),
        least=number(partners.min()),
        most=number(partners.max()),
        always=counted("common.region", always_partners(views)),
    )
    return " ".join(filter(None, [said, _unplanned_sentence(views)]))


def _unplanned_sentence(views: list[View]) -> str:
    names = [half_year_short(HalfYear.parse(key)) for key in unplanned(views)]
    return text("comparison.series_unplanned", half_years=joined(names)) if names else ""
