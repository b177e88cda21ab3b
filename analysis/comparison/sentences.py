"""What changed between two plans, in Russian sentences."""

from __future__ import annotations

from math import isnan

import pandas as pd

from analysis.comparison.continuations import filtered_out, held_again
from analysis.comparison.counts import Change, partners_of_each, permanent, possible_partners, tally, undated
from analysis.comparison.matching import MatchState
from analysis.comparison.sides import Sides
from analysis.texts import counted, number, plural, text
from analysis.wording import half_year_short, joined, percent
from data.schema import HalfYear
from geo.subjects import subjects

TALLIES = ("appeared", "stayed", "dropped")
LEFT_OUT = {"permanent": permanent, "undated": undated}
LISTED = {
    "appeared": (Change.APPEARED,),
    "stayed": (Change.MORE, Change.LESS, Change.SAME),
    "dropped": (Change.DROPPED,),
}


def lead(sides: Sides, partners: pd.DataFrame) -> str:
    """How many partners appeared, stayed and dropped out, and the coverage then and now."""
    sentences = [_selected(sides), _partner_sentence(sides, tally(partners)), _coverage_sentence(partners)]
    return " ".join(filter(None, sentences))


def _selected(sides: Sides) -> str:
    """How many events of each plan the filters leave; nothing without a filter."""
    if not sides.later.selection.is_filtered:
        return ""
    counts = [
        text("comparison.selected_of", shown=number(len(side.events)), total=number(len(side.plan_events)))
        for side in sides.views
    ]
    return text("comparison.selected", counts=joined(counts))


def _partner_sentence(sides: Sides, tallies: dict[str, int]) -> str:
    parts = [tally_words(name, tallies[name], has_noun=name == TALLIES[0]) for name in TALLIES]
    return text(
        "comparison.lead",
        now=half_year_in(sides.later.half_year),
        then=half_year_with(sides.earlier.half_year),
        changes=joined(parts),
    )


def tally_words(name: str, value: int, has_noun: bool) -> str:
    """«появилось 7 партнёров», «осталось 23», «выбыло 12»; none is said in words."""
    if value == 0:
        return text(f"comparison.none_{name}")
    amount = counted("comparison.partner", value) if has_noun else number(value)
    return f"{plural(f'comparison.{name}', value)} {amount}"


def _coverage_sentence(partners: pd.DataFrame) -> str:
    then, now = partners_of_each(partners)
    direction = "same" if then == now else "grew" if now > then else "fell"
    return text(
        f"comparison.coverage_{direction}",
        then=number(then),
        now=counted("common.region_genitive", now),
        kept=counted("common.region", now),
        total=number(possible_partners()),
    )


def half_year_in(half_year: HalfYear) -> str:
    """«В I полугодии 2024 года», «Во II полугодии …»."""
    return text(f"comparison.in_half_{half_year.half}", year=half_year.year)


def half_year_with(half_year: HalfYear) -> str:
    """«с I полугодием 2024 года», «со II полугодием …»."""
    return text(f"comparison.with_half_{half_year.half}", year=half_year.year)


def partner_lists(partners: pd.DataFrame, group: str, limit: int | None = None) -> dict[Change, str]:
    """For each change that occurs in a group, whom and how much: «Псковская область (2 → 4), …».

    Past ``limit`` partners of a change it says how many more there are.
    """
    rows = {change: partners[partners["change"] == change] for change in LISTED[group]}
    return {
        change: joined([_partner(row) for row in some.itertuples()], limit)
        for change, some in rows.items()
        if len(some)
    }


def _partner(row) -> str:
    amount = text("comparison.in_brackets", value=_amount(row))
    return f"{subjects()[row.region].name}\N{NO-BREAK SPACE}{amount}"


def _amount(row) -> str:
    then, now = number(row.then, 2), number(row.now, 2)
    if row.change in (Change.LESS, Change.MORE):
        return f"{then}\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}{now}"
    return then if row.change == Change.DROPPED else now


def list_title(group: str, partners: pd.DataFrame) -> str:
    """«Появились: 7»."""
    return text(f"comparison.list_{group}", count=number(tally(partners)[group]))


def change_title(change: Change, partners: pd.DataFrame) -> str:
    """«Стало больше: 2»."""
    return text(f"comparison.list_{change}", count=number((partners["change"] == change).sum()))


def renamed(sides: Sides) -> list[str]:
    """One sentence for each department that the two plans call differently."""
    codes = dict.fromkeys(sides.identity.values())
    names = {code: sides.names_of(code) for code in codes}
    return [
        text("comparison.renamed", then=several[0], now=several[-1])
        for several in names.values()
        if len(several) > 1
    ]


def recurring_lead(sides: Sides, pairs: pd.DataFrame) -> str:
    """How many events of the later plan continue one of the earlier plan, filtered out there or not."""
    continued, continuing = (int(again.sum()) for again in held_again(sides, pairs))
    said = text(
        "comparison.recurring_lead",
        recurring=counted("common.event", continuing),
        total=number(len(sides.later.events)),
        new=number(len(sides.later.events) - continuing),
        gone=number(len(sides.earlier.events) - continued),
        then=half_year_short(sides.earlier.half_year),
        now=half_year_short(sides.later.half_year),
    )
    return " ".join(filter(None, [said, _filtered_out_sentence(sides, pairs)]))


def _filtered_out_sentence(sides: Sides, pairs: pd.DataFrame) -> str:
    """How many continuations have their other half outside the filters; ``""`` where none has."""
    earlier, later = filtered_out(sides, pairs)
    if not earlier and not later:
        return ""
    return text("comparison.recurring_filtered", earlier=number(earlier), later=number(later))


def pair_lead(state: str, change) -> str:
    """What is held of a pair of events; of one that recurs, who joined it and who left."""
    held = text(f"comparison.pair_{state}")
    if state == MatchState.SPLIT:
        return held
    changes = [
        text(f"comparison.pair_{name}", names=joined(names))
        for name, names in (("joined", change.joined), ("left", change.left))
        if names
    ]
    same = text(f"comparison.pair_{'same' if change.are_read else 'unread'}")
    return " ".join([held, *(changes or [same])])


def evidence(pair) -> str:
    """How alike the titles of a pair are, how many partners are common if that is known, and whose events."""
    clauses = [text("comparison.evidence_titles", titles=percent(pair.titles))]
    if not isnan(pair.partners):
        clauses.append(text("comparison.evidence_partners", partners=percent(pair.partners)))
    clauses.append(text(f"comparison.evidence_{'same' if pair.same_department else 'other'}_department"))
    return f"{', '.join(clauses)}."


def months_note(sides: Sides) -> str:
    """What the monthly profile leaves out: permanent events and those without a date; ``""`` of neither."""
    left_out = {name: [count(view) for view in sides.views] for name, count in LEFT_OUT.items()}
    return " ".join(
        text(f"comparison.{name}", then=number(then), now=counted("common.event", now))
        for name, (then, now) in left_out.items()
        if then or now
    )
