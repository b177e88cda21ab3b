from datetime import date

import pandas as pd
import pytest
from invented_plans import HOME, LATER, event, plans

from analysis.selection import Selection, select
from analysis.timeline.counts import (
    PERMANENT,
    Activity,
    Split,
    beyond_drawn,
    intervals,
    is_permanent,
    monthly,
    shown_months,
)
from analysis.timeline.figure import monthly_bars
from analysis.timeline.intervals import interval_chart
from analysis.timeline.sentences import lead
from data.schema import HalfYear

H2 = HalfYear(2023, 2)


def totals(counts: pd.DataFrame) -> dict[int, int]:
    return counts.groupby("month")["events"].sum().to_dict()


def test_active_events_per_month_of_the_seed(seed_view):
    counts = monthly(seed_view.events, H2, Activity.ACTIVE, Split.ATTENDANCE)
    assert list(counts.columns) == ["year", "month", "series", "events"]
    assert totals(counts) == {6: 3, 7: 10, 8: 12, 9: 12, 10: 9, 11: 9, 12: 10}


def test_starting_events_are_counted_once(seed_view):
    counts = monthly(seed_view.events, H2, Activity.STARTING, Split.ATTENDANCE)
    assert sum(totals(counts).values()) == 28
    assert totals(counts)[6] == 3


def test_the_permanent_series_stands_apart(seed_view):
    counts = monthly(seed_view.events, H2, Activity.ACTIVE, Split.ATTENDANCE)
    assert counts[counts["series"] == PERMANENT]["events"].tolist() == [0, 5, 5, 5, 5, 5, 5]
    assert is_permanent(seed_view.events).sum() == 5


@pytest.mark.parametrize(
    ("precision", "start", "end", "expected"),
    [
        ("half_year", "2024-01-01", "2024-06-30", True),
        ("year", "2024-01-01", "2024-12-31", True),
        ("half_year", "2023-07-01", "2023-12-31", False),
        ("half_year", "2024-07-01", "2024-12-31", False),
        ("year", "2023-01-01", "2023-12-31", False),
        ("month", "2024-01-01", "2024-06-30", True),
        ("day", "2023-12-01", "2024-06-30", True),
        ("day", "2024-01-02", "2024-06-30", False),
        ("undated", None, None, False),
    ],
)
def test_permanent_is_what_covers_the_half_year_of_its_plan(precision, start, end, expected):
    dates = {"start": pd.Timestamp(start), "end": pd.Timestamp(end)}
    events = plans(event(LATER, 1, "MOW", precision=precision, **dates)).events
    assert is_permanent(events).tolist() == [expected]


def test_no_events_are_no_permanent_ones():
    assert is_permanent(plans().events).tolist() == []


@pytest.mark.parametrize(
    ("starts", "filters", "said"),
    [
        (["2024-01-05"], {}, "в январе — 1; в феврале, в марте, в апреле, в мае и в июне мероприятий нет."),
        ([f"2024-{month:02}-05" for month in range(1, 7)], {}, "Мероприятий во всех месяцах поровну — по 1."),
        (
            ["2024-01-05", "2024-02-05"],
            {"months": ((2024, 1),)},
            "По выбранным условиям — 1 мероприятие из 2 в плане.",
        ),
    ],
)
def test_the_words_over_the_months(starts, filters, said):
    days = [pd.Timestamp(start) for start in starts]
    rows = [event(LATER, number, "MOW", start=day, end=day) for number, day in enumerate(days, 1)]
    words = lead(select(plans(*rows), HOME, Selection(LATER, **filters))).replace("\N{NO-BREAK SPACE}", " ")
    assert words.endswith(said)


@pytest.mark.parametrize("split", list(Split))
def test_the_split_keeps_the_totals(seed_view, split):
    assert totals(monthly(seed_view.events, H2, Activity.ACTIVE, split))[8] == 12


def test_exact_and_approximate_intervals_are_bars_of_one_width(seed_view):
    few = intervals(seed_view.events, H2).iloc[:4]
    assert {trace.width for trace in interval_chart(few, H2).data} == {0.7}


def test_intervals_keep_the_part_before_the_half_year(seed_view):
    frame = intervals(seed_view.events, H2)
    assert len(frame) == 23
    assert sorted(frame.loc[frame["starts_early"], "number"]) == [15, 16, 19]
    assert frame["start"].min() == pd.Timestamp(2023, 6, 1)


def test_dates_far_away_cost_nothing_and_end_at_the_edge_of_the_picture():
    far = {"start": date(1990, 8, 1), "end": date(2199, 8, 31), "precision": "month"}
    events = plans(event(LATER, 1, "MOW", **far), event(LATER, 2, "MOW")).events
    assert list(beyond_drawn(events, LATER)) == [True, False]
    months = shown_months(events, LATER)
    assert (months[0], months[-1], len(months)) == ((2023, 1), (2025, 6), 30)
    dated = intervals(plans(event(LATER, 1, "MOW", **far | {"end": LATER.start})).events, LATER)
    _, bars = interval_chart(dated, LATER).data
    assert list(bars.base) == ["2023-01-01T00:00:00"]
    assert "1990" in bars.hovertext[0]


def test_exact_days_and_whole_months_look_different(seed_view):
    exact, approximate = interval_chart(intervals(seed_view.events, H2), H2).data
    assert len(exact.y) + len(approximate.y) == 23
    assert len(exact.y) == 7
    assert exact.marker.pattern.shape != approximate.marker.pattern.shape


def test_bars_start_at_zero(seed_view):
    counts = monthly(seed_view.events, H2, Activity.ACTIVE, Split.DEPARTMENT)
    assert monthly_bars(counts, H2, Split.DEPARTMENT).layout.yaxis.range[0] == 0


def test_a_long_title_is_cut_at_a_word_on_the_axis():
    title = "Межрегиональный\nфорум молодёжных правительств приграничных областей страны"
    dated = intervals(plans(event(LATER, 7, "MOW", title=title)).events, LATER)
    (label,) = interval_chart(dated, LATER).layout.yaxis.ticktext
    assert label.replace("\N{NO-BREAK SPACE}", " ") == "№ 7 Межрегиональный форум молодёжных правительств…"
