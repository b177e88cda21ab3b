"""All half-years of the library: three trends, and every partner through time."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.comparison import tables
from analysis.comparison.counts import series
from analysis.comparison.figure_profiles import TREND_HEIGHT, trend
from analysis.comparison.sides import all_views
from analysis.page_downloads import downloads
from analysis.selection import View
from analysis.texts import counted, number, text
from analysis.wording import half_year_short

TRENDS = ("events", "partners", "coverage")


def series_page(view: View, heading) -> None:
    """Draw the series under a heading that stands above the controls."""
    views = all_views(view)
    rows = series(views)
    with heading:
        parts.heading(text("comparison.title_series"), lead_of_series(views, rows["partners"]))
    trends(rows)
    st.header(text("comparison.series_table"), anchor=False)
    table = tables.series_table(rows)
    shown = _retention_in_words(table)
    page_tables.table(shown, "series_table", text("comparison.series_alt"))
    st.header(text("comparison.series_partners_table"), anchor=False)
    partners = tables.partner_series_table(views)
    page_tables.table(partners, "series_partners", text("comparison.series_partners_alt"))
    downloads(
        "sravnenie_ryad",
        lambda: {text("comparison.series_table"): table, text("comparison.series_partners_table"): partners},
    )
    for side in views:
        parts.source_line(side)


def _retention_in_words(table: pd.DataFrame) -> pd.DataFrame:
    """The first half-year has none before it: a dash, where the browser would write an English word."""
    column = text("comparison.series_retention")
    return table.assign(**{column: [number(value, 0) if pd.notna(value) else "—" for value in table[column]]})


def trends(rows: pd.DataFrame, height: int = TREND_HEIGHT) -> None:
    """Three measures through all half-years, beside each other; ``rows`` are those of ``series``."""
    for name, column in zip(TRENDS, st.columns(len(TRENDS), gap="medium"), strict=True):
        with column:
            st.header(text(f"comparison.series_{name}"), anchor=False)
            parts.chart(trend(rows, name, height), f"trend_{name}", text("comparison.series_alt"))


def lead_of_series(views: list[View], partners: pd.Series) -> str:
    """How many half-years there are and how the number of partners went, in Russian sentences."""
    always = set.intersection(*(set(side.participations["region"].unique()) for side in views))
    return text(
        "comparison.series_lead",
        half_years=counted("comparison.half_years", len(views)),
        first=half_year_short(views[0].half_year),
        last=half_year_short(views[-1].half_year),
        least=number(partners.min()),
        most=number(partners.max()),
        always=counted("common.region", len(always)),
    )
