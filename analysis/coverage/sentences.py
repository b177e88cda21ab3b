"""What the map shows, in Russian sentences."""

from __future__ import annotations

import pandas as pd

from analysis.addressees import ABROAD, HOME_ONLY, addressees
from analysis.counting import leading
from analysis.event_text import printed_numbers
from analysis.selection import View
from analysis.texts import counted, number, plural, text
from analysis.wording import joined, region_instrumental
from data.schema import Scope, listed

NAMED_LEADERS = 4
NAMED_GAPS = 8


def lead(view: View, counts: pd.DataFrame) -> str:
    """How many events with how many subjects of all, and with whom most."""
    partners = counts[counts["events"] > 0]
    sentences = [
        text(
            "coverage.lead_filtered" if view.selection.is_filtered else "coverage.lead",
            planned=plural("common.planned", len(view.events)),
            events=counted("common.event", len(view.events)),
            regions=counted("common.region_instrumental", len(partners)),
            total=number(len(counts)),
            of_plan=number(len(view.plan_events)),
        )
    ]
    leaders = [
        f"{region_instrumental(region)} ({number(value)})"
        for region, value in leading(partners.set_index("region")["value"], NAMED_LEADERS).items()
    ]
    if leaders:
        most = "coverage.lead_most_fractional" if view.selection.fractional else "coverage.lead_most"
        sentences.append(text(most, leaders=joined(leaders)))
    return " ".join(sentences)


def map_alt(counts: pd.DataFrame) -> str:
    """What a screen reader says of a map or tiles of these counts."""
    return text("coverage.alt", covered=int((counts["events"] > 0).sum()), total=len(counts))


def gap_lines(counts: pd.DataFrame, events: pd.DataFrame) -> list[str]:
    """Subjects without an event, and the home region's neighbours among them; ``events`` are the view's."""
    missing = counts[counts["events"] == 0]
    lead = text(
        "coverage.gaps_lead", missing=counted("common.region", len(missing)), total=number(len(counts))
    )
    return [lead, neighbours_sentence(counts[counts["neighbour"]], events)]


def neighbours_sentence(neighbours: pd.DataFrame, events: pd.DataFrame) -> str:
    """Which neighbours have no event, or that all have one; ``neighbours`` are their rows of the counts.

    Of ``events`` those for the whole federal district of a missed neighbour are told besides.
    """
    if neighbours.empty:
        return text("coverage.no_neighbours")
    missed = neighbours[neighbours["events"] == 0]
    if missed.empty:
        names = joined(sorted(neighbours["name"]))
        return text("coverage.neighbours_covered", count=number(len(neighbours)), names=names)
    said = text("coverage.neighbours_missed", names=joined(sorted(missed["name"])))
    for_districts = _for_districts(events, set(missed["district"]))
    if not for_districts:
        return said
    return f"{said} {text('coverage.neighbours_by_district', events=counted('common.event', for_districts))}"


def _for_districts(events: pd.DataFrame, districts: set[str]) -> int:
    """Events that address one of the federal districts as a whole."""
    return sum(not districts.isdisjoint(listed(named)) for named in events["districts"])


def unpainted_note(events: pd.DataFrame) -> list[str]:
    """What is planned but paints no region, by whom it addresses; ``events`` come from ``unpainted``."""
    lines, whom = [], addressees(events)
    for scope in (Scope.NATIONWIDE, Scope.DISTRICT, ABROAD, HOME_ONLY, Scope.NONE, Scope.UNRESOLVED):
        some = events[whom == scope]
        if len(some):
            events_said = counted("common.event", len(some))
            lines.append(text(f"coverage.unpainted_{scope}", events=events_said, numbers=_numbers(some)))
    return lines


def _numbers(events: pd.DataFrame) -> str:
    """« (№ 2 и 5)», or nothing where the plan numbers none of them."""
    numbers = [str(value) for value in printed_numbers(events[events["number"].notna()])]
    return text("coverage.unpainted_numbers", numbers=joined(numbers, limit=NAMED_GAPS)) if numbers else ""
