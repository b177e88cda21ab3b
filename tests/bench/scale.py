"""Every aggregate that a page uses, over 10 thousand to 10 million participations, beside polars and DuckDB.

``pip install -r tests/bench/requirements.txt``, then ``python tests/bench/scale.py [--largest 10000000]``.
All participations stand in one half-year, which no real plan comes near; the comparison is of its halves.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import duckdb
import pandas as pd
import polars as pl
from participations import invented_plans

from analysis.comparison.counts import partners
from analysis.comparison.sides import Sides
from analysis.coverage.counts import region_counts
from analysis.depth.counts import partner_measures
from analysis.matrix.counts import matrix
from analysis.selection import Selection, View, select
from analysis.timeline.counts import Activity, Split, monthly
from data.columnar import remembered
from data.loader import Plans
from data.schema import HalfYear

HOME = "RU-SMO"
HALF_YEAR = HalfYear(2024, 2)
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
AGGREGATES = ("matrix", "coverage", "coverage, shares", "months", "comparison", "profiles")
Queries = dict[str, Callable[[], object]]


def ours(view: View) -> Queries:
    """The functions that the pages call."""
    shares = replace(view, selection=replace(view.selection, fractional=True))
    middle = len(view.participations) // 2
    halves = Sides(
        replace(view, participations=view.participations.iloc[:middle]),
        replace(view, participations=view.participations.iloc[middle:]),
        {},
    )
    return {
        "matrix": lambda: matrix(view),
        "coverage": lambda: region_counts(view),
        "coverage, shares": lambda: region_counts(shares),
        "months": lambda: monthly(view.events, HALF_YEAR, Activity.ACTIVE, Split.DEPARTMENT),
        "comparison": lambda: partners(halves),
        "profiles": lambda: partner_measures(view),
    }


MATRIX = "select region, department, sum(weight), count(*) from pairs group by all"
DISTINCT = "select department, sum(weight) from pairs group by all"
COVERAGE = """select region, count(*), count(distinct department), count(*) filter (attendance = 'remote'),
    count(*) filter (attendance in ('hosted', 'visit', 'in_person', 'mixed')), sum(weight)
    from pairs group by all"""
MONTHS = """select month, department, count(*) from events, months
    where start < month + interval 1 month and "end" >= month group by all"""
COMPARISON = """select region, coalesce(a.n, 0), coalesce(b.n, 0), b.n - a.n
    from (select region, count(*) n from pairs where half = 0 group by all) a
    full join (select region, count(*) n from pairs where half = 1 group by all) b using (region)"""
PROFILES = """select region, count(*), sum(weight), count(distinct department),
    count(distinct kind) filter (kind <> 'unspecified'),
    count(*) filter (attendance in ('hosted', 'visit', 'in_person', 'mixed')), count(*) filter (weight = 1),
    count(*) filter (attendance = 'unspecified'), {months} from pairs group by all"""


def in_duckdb(pairs: pd.DataFrame, events: pd.DataFrame, months: list[pd.Timestamp]) -> Queries:
    base = duckdb.connect()
    base.register("given_pairs", pairs)
    base.register("given_events", events)
    base.execute("create table pairs as from given_pairs; create table events as from given_events")
    base.execute("create table months as select unnest($1::timestamp[]) as month", [months])
    base.unregister("given_pairs")
    active = " + ".join(
        f"""max(case when start < timestamp '{month}' + interval 1 month and "end" >= timestamp '{month}'
        then 1 else 0 end)"""
        for month in months[:6]
    )
    texts = {
        "matrix": [MATRIX, DISTINCT],
        "coverage": [COVERAGE],
        "coverage, shares": [COVERAGE],
        "months": [MONTHS],
        "comparison": [COMPARISON],
        "profiles": [PROFILES.format(months=active)],
    }
    return {
        name: lambda some=some: [base.execute(one).fetchall() for one in some] for name, some in texts.items()
    }


def in_polars(pairs: pd.DataFrame, events: pd.DataFrame, months: list[pd.Timestamp]) -> Queries:
    rows, held = pl.from_pandas(pairs), pl.from_pandas(events)
    attendance, kind = pl.col("attendance"), pl.col("kind")
    in_person = attendance.is_in(["hosted", "visit", "in_person", "mixed"]).sum().alias("in_person")

    def active(month: pd.Timestamp) -> pl.Expr:
        return (pl.col("start") < month + pd.DateOffset(months=1)) & (pl.col("end") >= month)

    coverage = (
        rows.lazy()
        .group_by("region")
        .agg(
            pl.len(),
            pl.col("department").n_unique(),
            (attendance == "remote").sum().alias("remote"),
            in_person,
            pl.col("weight").sum(),
        )
    )
    by_month = [held.lazy().filter(active(month)).group_by("department").len() for month in months]
    counts = rows.lazy().group_by("half", "region").len()
    profiles = (
        rows.lazy()
        .group_by("region")
        .agg(
            pl.len(),
            pl.col("weight").sum().alias("shares"),
            pl.col("department").n_unique(),
            kind.filter(kind != "unspecified").n_unique(),
            in_person,
            (pl.col("weight") == 1).sum().alias("bilateral"),
            (attendance == "unspecified").sum().alias("unspecified"),
            *[active(month).any().alias(str(month)) for month in months[:6]],
        )
    )
    matrix_of = rows.lazy().group_by("region", "department").agg(pl.len(), pl.col("weight").sum())
    distinct = rows.lazy().group_by("department").agg(pl.col("weight").sum())
    return {
        "matrix": lambda: pl.collect_all([matrix_of, distinct]),
        "coverage": coverage.collect,
        "coverage, shares": coverage.collect,
        "months": lambda: pl.collect_all(by_month),
        "comparison": counts.collect,
        "profiles": profiles.collect,
    }


def milliseconds(query: Callable[[], object], repeats: int) -> float:
    query()
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        query()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


def measure(size: int) -> None:
    plans = invented_plans(size, [HALF_YEAR.key], HOME)
    view = select(plans, HOME, Selection(HALF_YEAR))
    pairs = view.participations.drop(columns=["words", "rule", "event_id"])
    pairs = pairs.assign(half=(pairs.index >= len(pairs) // 2).astype("int8"))
    events = view.events[["department", "start", "end"]]
    table = monthly(view.events, HALF_YEAR, Activity.ACTIVE, Split.DEPARTMENT)
    months = [
        pd.Timestamp(*month, 1) for month in dict.fromkeys(zip(table["year"], table["month"], strict=True))
    ]
    engines = {"here": ours(view)}
    engines |= {"DuckDB": in_duckdb(pairs, events, months), "polars": in_polars(pairs, events, months)}
    repeats = 3 if size > 1_000_000 else 7
    results = {name: [milliseconds(q[a], repeats) for a in AGGREGATES] for name, q in engines.items()}
    for name, times in results.items():
        cells = " | ".join(f"{value:.1f}" for value in (*times, sum(times)))
        print(f"| {len(pairs):,} | {name} | {cells} |", flush=True)


def filter_cost(half_years: int, size: int) -> None:
    """The first and any later change of a filter in a library of so many half-years of one size."""
    keys = [f"{2000 + n // 2}-H{n % 2 + 1}" for n in range(half_years)]
    plans = invented_plans(size * half_years, keys, HOME)
    asked = Selection(HalfYear.parse(keys[-1]))
    begun = time.perf_counter()
    select(plans, HOME, asked)
    first = (time.perf_counter() - begun) * 1000
    later = milliseconds(lambda: select(plans, HOME, replace(asked, attendance=("remote",))), 7)
    cells = (
        f"{half_years} | {len(plans.participations):,} | {first:.0f} | {later:.1f} | {start_ms(plans):.0f}"
    )
    print(f"| {cells} |", flush=True)


def start_ms(plans: Plans) -> float:
    """Reading the frames from the columns that lie beside the documents."""
    with TemporaryDirectory() as folder:
        remembered(Path(folder), HOME, lambda: plans)
        begun = time.perf_counter()
        read = remembered(Path(folder), HOME, lambda: None)
        assert len(read.participations) == len(plans.participations)
        return (time.perf_counter() - begun) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    largest = parser.parse_args().largest
    print(f"| participations | engine, ms | {' | '.join(AGGREGATES)} | all |")
    print(f"| ---: | --- |{' ---: |' * (len(AGGREGATES) + 1)}")
    for size in SIZES:
        if size <= largest:
            measure(size)
    print("\n| half-years | participations | first look, ms | filter change, ms | start from columns, ms |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    for half_years in (1, 4, 40):
        filter_cost(half_years, 100_000)


if __name__ == "__main__":
    main()
