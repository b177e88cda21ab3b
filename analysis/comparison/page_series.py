"""All half-years of the library: three trends, and every partner through time."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import page_parts as parts
from analysis import page_tables
from analysis.comparison import tables
from analysis.comparison.figure_profiles import TREND_HEIGHT, trend
from analysis.comparison.series import series
from analysis.comparison.series_sentences import series_lead
from analysis.comparison.sides import all_views
from analysis.page_downloads import downloads
from analysis.selection import View
from analysis.texts import text

TRENDS = ("events", "partners", "coverage")


def series_page(view: View, heading) -> None:
    """Draw the series under a heading that stands above the controls."""
    views = all_views(view)
    rows = series(views)
    with heading:
        parts.heading(text("comparison.title_series"), series_lead(views, rows["partners"]))
    trends(rows)
    st.header(text("comparison.series_table"), anchor=False)
    table = tables.series_table(rows)
    page_tables.table(table, "series_table", text("comparison.series_alt"))
    st.header(text("comparison.series_partners_table"), anchor=False)
    partners = tables.partner_series_table(views)
    page_tables.table(partners, "series_partners", text("comparison.series_partners_alt"))
    downloads(
        "sravnenie_ryad",
        lambda: {text("comparison.series_table"): table, text("comparison.series_partners_table"): partners},
        *views,
    )
    parts.source_line(*views)


def trends(rows: pd.DataFrame, height: int = TREND_HEIGHT) -> None:
    """Three measures through all half-years, beside each other; ``rows`` are those of ``series``."""
    for name, column in zip(TRENDS, st.columns(len(TRENDS), gap="medium"), strict=True):
        with column:
            st.header(text(f"comparison.series_{name}"), anchor=False)
            parts.chart(trend(rows, name, height), f"trend_{name}", text("comparison.series_alt"))
