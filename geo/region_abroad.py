"""Partners abroad: countries, and the regions and cities that are said to be parts of them."""

from __future__ import annotations

from typing import NamedTuple

from geo.region_cell import Cell
from geo.region_findings import Findings
from geo.region_terms import Role

_ABROAD = frozenset({Role.FOREIGN, Role.FOREIGN_CITY})


class _Abroad(NamedTuple):
    """Words ``first`` to ``last`` that name a country or, alone, a part of one: a region, a city."""

    first: int
    last: int
    is_part: bool
    country: str = ""


def foreign_of(found: Findings) -> tuple[str, ...]:
    """Partners abroad; «Витебская область Республики Беларусь» and «Беларусь (Витебск)» are one each.

    A country whose brackets name several of its parts stands for them: «Беларусь (Брест, Витебск)» are two.
    """
    partners: list[list[_Abroad]] = []
    for span in _abroad(found):
        if partners and _specifies(found.cell, span, partners[-1]):
            partners[-1].append(span)
        else:
            partners.append([span])
    return tuple(dict.fromkeys(name for named in partners for name in _names_abroad(found.cell, named)))


def _abroad(found: Findings) -> list[_Abroad]:
    """What is named abroad, a part together with the country after it."""
    spans: list[_Abroad] = []
    for reading in found.kept(*_ABROAD):
        part = reading.role is Role.FOREIGN_CITY or reading.type in ("область", "город")
        span = _Abroad(reading.first, reading.last, part, reading.entry.value)
        if spans and spans[-1].is_part and _goes_with(found.cell, span, spans[-1]):
            spans[-1] = _Abroad(spans[-1].first, span.last, False)
        else:
            spans.append(span)
    return spans


def _goes_with(cell: Cell, span: _Abroad, part: _Abroad) -> bool:
    """Whether a country follows its part; after a comma only the one that the part is known to lie in."""
    if part.last + 1 != span.first:
        return False
    gap = cell.words[span.first].gap.strip()
    its_country = not span.is_part and bool(span.country) and span.country == part.country
    return gap == "(" or (gap == "," and its_country) or not cell.separated(span.first)


def _specifies(cell: Cell, span: _Abroad, named: list[_Abroad]) -> bool:
    """Whether a part stands in the brackets that open right after its country."""
    country, before = named[0], named[-1]
    if country.is_part or not span.is_part:
        return False
    if before is country:
        return country.last + 1 == span.first and cell.words[span.first].gap.strip() == "("
    return not any(")" in word.gap for word in cell.words[before.last + 1 : span.first + 1])


def _names_abroad(cell: Cell, named: list[_Abroad]) -> list[str]:
    country, *parts = named
    whole = cell.verbatim(country.first, named[-1].last)
    if len(parts) < 2 and whole.count("(") == whole.count(")"):
        return [whole]
    return [cell.verbatim(part.first, part.last) for part in parts or named]
