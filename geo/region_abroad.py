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
        bracketed = found.cell.words[reading.first].gap.strip() == "("
        beside = bool(spans) and spans[-1].last + 1 == reading.first
        beside = beside and (bracketed or not found.cell.separated(reading.first))
        if beside and spans[-1].is_part:
            spans[-1] = _Abroad(spans[-1].first, reading.last, False)
        else:
            spans.append(_Abroad(reading.first, reading.last, part))
    return spans


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
