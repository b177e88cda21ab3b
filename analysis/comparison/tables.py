"""The comparison's frames as people read and export them: names for codes, words for classes."""

from __future__ import annotations

import pandas as pd

from analysis.comparison.change_words import change_mark, change_name
from analysis.comparison.counts import formats
from analysis.comparison.matching import MatchState
from analysis.comparison.recurring import partner_changes
from analysis.comparison.series import partner_series
from analysis.comparison.sides import Sides
from analysis.departments import short_names
from analysis.provenance import provenance
from analysis.rounding import half_up
from analysis.selection import View
from analysis.texts import MINUS, text
from analysis.wording import attendance_name, half_year_short, kind_name
from data.schema import LIST_SEPARATOR, HalfYear
from geo.subjects import subjects

SHARES = ("then_share", "now_share")


def ranking(partners: pd.DataFrame) -> pd.DataFrame:
    """The narrow list beside the map: label, then, now, the change in signs."""
    return pd.DataFrame(
        {
            text("comparison.column_region"): [subjects()[code].label for code in partners["region"]],
            text("comparison.column_then"): partners["then"],
            text("comparison.column_now"): partners["now"],
            text("comparison.column_difference"): [
                change_mark(row.change, row.difference) for row in partners.itertuples()
            ],
        }
    )


def partner_table(partners: pd.DataFrame) -> pd.DataFrame:
    """For export: code, name, then, now, difference, the change in words."""
    keys = {
        text("comparison.column_code"): partners["region"],
        text("comparison.column_region"): [subjects()[code].name for code in partners["region"]],
    }
    return pd.DataFrame(keys | _values(partners))


def department_table(departments: pd.DataFrame, sides: Sides) -> pd.DataFrame:
    """Departments by their latest full name."""
    names = {
        text("comparison.column_department"): [sides.department(code) for code in departments["department"]]
    }
    return pd.DataFrame(names | _values(departments))


def pair_table(pairs: pd.DataFrame, sides: Sides) -> pd.DataFrame:
    """Combinations of region and department, the department by its short name."""
    latest = {code: sides.department(code) for code in pairs["department"].unique()}
    shorts = short_names(latest.values())
    keys = {
        text("comparison.column_region"): [subjects()[code].name for code in pairs["region"]],
        text("comparison.column_department"): [shorts[latest[code]] for code in pairs["department"]],
    }
    return pd.DataFrame(keys | _values(pairs))


def _values(table: pd.DataFrame) -> dict[str, object]:
    return {
        text("comparison.column_then"): table["then"],
        text("comparison.column_now"): table["now"],
        text("comparison.column_difference"): table["difference"],
        text("comparison.column_change"): [change_name(change) for change in table["change"]],
    }


def month_table(months: pd.DataFrame) -> pd.DataFrame:
    return months.set_axis([text(f"comparison.column_{name}") for name in ("month", "then", "now")], axis=1)


def format_table(sides: Sides, aspect: str) -> pd.DataFrame:
    """Values of ``attendance`` or ``kind`` in words, with numbers and shares in per cent.

    The headings of the shares say of what: of the plan, or of what the filters leave of it.
    """
    counts = formats(sides, aspect)
    shares = {name: half_up(100 * counts[name], 1) for name in SHARES}
    named = counts.assign(value=format_names(counts, aspect), **shares)
    base = "selected" if sides.is_filtered else "plan"
    heads = [f"{name}_{base}" if name in SHARES else name for name in counts.columns]
    return named.set_axis([text(f"comparison.column_{head}") for head in heads], axis=1)


def format_names(formats: pd.DataFrame, aspect: str) -> list[str]:
    name = attendance_name if aspect == "attendance" else kind_name
    return [name(value) for value in formats["value"]]


def recurring_table(pairs: pd.DataFrame, sides: Sides) -> pd.DataFrame:
    """Pairs of titles, who joined and who left, and the likeness of each kind in per cent.

    A title that the filters leave out says so.
    """
    titles = [_titles(view) for view in sides.views]
    percent = {
        name: half_up(100 * pairs[name]).astype("Int64") for name in ("similarity", "titles", "partners")
    }
    return pd.DataFrame(
        {
            text("comparison.column_state"): [state_name(state) for state in pairs["state"]],
            text("comparison.column_similarity"): percent["similarity"],
            text("comparison.column_earlier"): pairs["earlier"].map(titles[0]),
            text("comparison.column_later"): pairs["later"].map(titles[1]),
            text("comparison.column_partner_changes"): [
                partner_words(change) for change in partner_changes(sides, pairs).itertuples()
            ],
            text("comparison.column_titles"): percent["titles"],
            text("comparison.column_partners"): percent["partners"],
            text("comparison.column_same_department"): pairs["same_department"].map(
                {True: text("comparison.yes"), False: text("comparison.no")}
            ),
        }
    )


def _titles(view: View) -> pd.Series:
    """The title of every event of the plan by its id, with a word to those that the filters leave out."""
    titles = view.plan_events.set_index("event_id")["title"]
    unseen = ~titles.index.isin(view.events["event_id"])
    return titles.mask(unseen, titles.map(lambda title: text("comparison.filtered_out", title=title)))


def partner_words(change) -> str:
    """«+ Тамбовская область; − Курская область», or that the partners are the same or not known."""
    if not change.are_read:
        return text("comparison.partners_unread")
    signed = [("+", name) for name in change.joined] + [(MINUS, name) for name in change.left]
    words = [f"{sign}\N{NO-BREAK SPACE}{name}" for sign, name in signed]
    return LIST_SEPARATOR.join(words) or text("comparison.partners_same")


def state_name(state: str) -> str:
    return text(f"comparison.state_{MatchState(state)}")


def series_table(series: pd.DataFrame) -> pd.DataFrame:
    """Half-years in words, shares in per cent; a half-year without a plan is a row of empty cells."""
    return pd.DataFrame(
        {
            text("comparison.series_half_year"): [_half_year(key) for key in series["half_year"]],
            text("comparison.series_events"): series["events"],
            text("comparison.series_partners"): series["partners"],
            text("comparison.series_coverage"): half_up(100 * series["coverage"], 1),
            text("comparison.series_retention"): half_up(100 * series["retention"]).astype("Int64"),
        }
    )


def partner_series_table(views: list[View]) -> pd.DataFrame:
    """Partners down, half-years across; a half-year without a plan is an empty column."""
    table = partner_series(views).rename(columns=_half_year)
    table.insert(0, text("comparison.column_region"), [subjects()[code].name for code in table.index])
    return table.reset_index(drop=True)


def _half_year(key: str) -> str:
    return half_year_short(HalfYear.parse(key))


def source_table(sides: Sides) -> pd.DataFrame:
    """Which plans, filters and counting «Было» and «Стало» stand for in the other tables."""
    told = provenance(*sides.views)
    heads = [text("comparison.column_then"), text("comparison.column_now")]
    return told.set_axis([told.columns[0], *heads], axis=1)
