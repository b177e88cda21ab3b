"""Invented participations of any number, as skewed as real plans: a few regions and departments lead."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator as Random

from data.frames import typed
from data.loader import Plans
from data.schema import CLOSED_SETS, EVENT_DTYPES, ISSUE_DTYPES, PARTICIPATION_DTYPES, Precision, Scope
from data.sources import SOURCE_DTYPES
from geo.subjects import subjects

DEPARTMENTS = 20
PARTNERS = (1, 1, 1, 2, 2, 3, 5, 9)  # of an event; drawn evenly, 3 on average
LONGEST = 150  # days; most events take one, some many months


def invented_plans(participations: int, half_years: list[str], home: str) -> Plans:
    """About so many participations, spread evenly over the half-years ("2023-H2")."""
    random = np.random.default_rng(7)
    partners = random.choice(PARTNERS, size=max(len(half_years), participations // 3))
    events = _events(len(partners), half_years, random)
    pairs = _pairs(events["event_id"], partners, home, random)
    empty = {
        name: typed([], dtypes) for name, dtypes in (("issues", ISSUE_DTYPES), ("sources", SOURCE_DTYPES))
    }
    return Plans(events=events, participations=pairs, **empty, failures={})


def _events(size: int, half_years: list[str], random: Random) -> pd.DataFrame:
    half_year = np.sort(np.arange(size) % len(half_years))
    keys = pd.Categorical.from_codes(half_year, half_years)
    first = np.array(
        [f"{key[:4]}-{'01' if key.endswith('1') else '07'}-01" for key in half_years], "datetime64[s]"
    )
    start = first[half_year] + random.integers(0, 180, size).astype("timedelta64[D]")
    days = np.where(random.random(size) < 0.7, 0, random.integers(1, LONGEST, size))
    numbers = pd.Series(np.arange(size)).astype("str")
    columns = dict.fromkeys(EVENT_DTYPES, pd.Series([""], dtype="str").repeat(size).reset_index(drop=True))
    columns |= {
        "event_id": pd.Series(keys.astype("str")) + "/" + numbers,
        "half_year": keys,
        "number": pd.array(np.arange(size), dtype="Int64"),
        "department": _category(random, size, [f"Министерство № {n:02}" for n in range(DEPARTMENTS)]),
        "start": start,
        "end": start + days.astype("timedelta64[D]"),
        "scope": _constant("scope", Scope.NAMED, size),
        "precision": _constant("precision", Precision.DAY, size),
        "attendance": _category(random, size, CLOSED_SETS["attendance"]),
        "kind": _category(random, size, CLOSED_SETS["kind"]),
        "source_file": pd.Categorical.from_codes(np.zeros(size, int), ["plan.docx"]),
        "source_sheet": pd.Categorical.from_codes(np.zeros(size, int), [""]),
        "source_row": np.arange(size),
    }
    return pd.DataFrame(columns)


def _pairs(event_ids: pd.Series, partners: np.ndarray, home: str, random: Random) -> pd.DataFrame:
    """Distinct regions for each event: steps of at least one around the ring of all of them."""
    codes = sorted(code for code in subjects() if code != home)
    event_at = np.repeat(np.arange(len(partners)), partners)
    first = np.repeat(_skewed(random, len(partners), len(codes)), partners)
    place = np.arange(len(event_at)) - np.repeat(np.cumsum(partners) - partners, partners)
    regions = (first + place) % len(codes)
    size = len(event_at)
    return pd.DataFrame(
        {
            "event_id": event_ids.take(event_at).reset_index(drop=True),
            "region": pd.Categorical.from_codes(regions, codes),
            "words": pd.Series([""], dtype="str").repeat(size).reset_index(drop=True),
            "rule": pd.Categorical.from_codes(np.zeros(size, int), ["name"]),
        }
    )[list(PARTICIPATION_DTYPES)]


def _category(random: Random, size: int, values: list[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(_skewed(random, size, len(values)), values)


def _constant(column: str, value: str, size: int) -> pd.Categorical:
    return pd.Categorical.from_codes(np.full(size, CLOSED_SETS[column].index(value)), CLOSED_SETS[column])


def _skewed(random: Random, size: int, values: int) -> np.ndarray:
    """Numbers below ``values``, the n-th as often as 1/n (Zipf)."""
    weights = 1 / np.arange(1, values + 1)
    return random.choice(values, size=size, p=weights / weights.sum())
