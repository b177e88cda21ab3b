"""The 89 federal subjects that plans may name: their codes, names for every place, and capitals."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

SUBJECTS_CSV = Path(__file__).with_name("subjects.csv")
DISTRICTS = ("ЦФО", "СЗФО", "ЮФО", "СКФО", "ПФО", "УФО", "СФО", "ДФО")
NO_DISTRICT = "вне округов"


@dataclass(frozen=True, slots=True)
class Subject:
    """One federal subject.

    ``name`` is for lists («Брянская область»), ``label`` for maps («Брянская»), ``genitive`` and
    ``instrumental`` for sentences («Брянской области», «с Брянской областью»). ``type`` is
    «республика», «край», «область», «город федерального значения», «автономная область» or
    «автономный округ». ``district`` is one of :data:`DISTRICTS`, or :data:`NO_DISTRICT` for the
    subjects that no federal district has been given. Coordinates are WGS 84 degrees (GeoNames).
    """

    code: str
    official: str
    name: str
    label: str
    type: str
    district: str
    genitive: str
    instrumental: str
    capital: str
    capital_lat: float
    capital_lon: float


@cache
def subjects() -> Mapping[str, Subject]:
    """Every federal subject by its ISO 3166-2 code, in the order of the codes."""
    with SUBJECTS_CSV.open(encoding="utf-8", newline="") as table:
        return MappingProxyType({row["code"]: _subject(row) for row in csv.DictReader(table)})


def by_district() -> dict[str, tuple[Subject, ...]]:
    """The subjects of every federal district, districts in their usual order, names sorted."""
    ordered = sorted(subjects().values(), key=lambda subject: subject.name)
    groups = {
        district: tuple(subject for subject in ordered if subject.district == district)
        for district in (*DISTRICTS, NO_DISTRICT)
    }
    return groups


def _subject(row: dict[str, str]) -> Subject:
    lat, lon = float(row.pop("capital_lat")), float(row.pop("capital_lon"))
    return Subject(**row, capital_lat=lat, capital_lon=lon)
