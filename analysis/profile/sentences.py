"""A partner and a department in a few Russian sentences."""

from __future__ import annotations

import pandas as pd

from analysis.counting import leading
from analysis.departments import short_names
from analysis.depth.counts import tournament_only
from analysis.escaping import markdown
from analysis.event_text import event_numbers
from analysis.profile.counts import by_value, for_whole_district
from analysis.selection import View
from analysis.texts import counted, number, plural, text
from analysis.wording import half_year_title, joined, region_instrumental
from data.schema import LIST_SEPARATOR, HalfYear
from geo.subjects import subjects

LEADERS, NUMBERS = 4, 8


def region_lead(profile: View, region: str, trend: pd.Series) -> str:
    """How many events of the plan, who runs them, what was before; ``profile`` holds the region's events.

    That all are of one kind, and what was before, is told of whole plans alone: a filter would make it true.
    """
    subject, filtered = subjects()[region], profile.selection.is_filtered
    sentences = [_region_events(profile, region_instrumental(region), filtered)]
    if not filtered:
        if region in tournament_only(profile.participations):
            sentences.append(text("profile.only_tournaments"))
        sentences += changes(_real(trend, profile), profile.half_year)
    return " ".join([*sentences, text("profile.capital", capital=subject.capital)])


def _region_events(profile: View, region: str, filtered: bool) -> str:
    events = len(profile.events)
    if not events:
        key = "profile.region_empty_filtered" if filtered else "profile.region_empty"
        return text(key, region=region, half_year=half_year_title(profile.half_year))
    counts = by_value(profile.events, "department")
    shorts = short_names(counts["value"])
    departments = [f"{shorts[row.value]} ({row.events})" for row in counts.itertuples()]
    values = {
        "events": counted("common.event", events),
        "total": number(len(profile.plan_events)),
        "departments": markdown(LIST_SEPARATOR.join(departments)),
    }
    if filtered:
        return text("profile.region_filtered", region=region, **values)
    begun = region[0].upper() + region[1:]
    return text("profile.region_lead", region=begun, planned=plural("profile.planned", events), **values)


def district_note(view: View, region: str) -> str:
    """How many events are for the whole federal district of a region, and which; ``""`` where none is."""
    events = for_whole_district(view, region)
    if events.empty:
        return ""
    values = {
        "district": subjects()[region].district,
        "events": counted("common.event", len(events)),
        "numbers": joined(event_numbers(events), limit=NUMBERS),
    }
    if view.selection.is_filtered:
        return text("profile.for_district_filtered", **values)
    return text("profile.for_district", planned=plural("profile.planned", len(events)), **values)


def department_lead(profile: View, name: str, trend: pd.Series) -> str:
    """How many events of the plan, with how many partners, what was before."""
    filtered = profile.selection.is_filtered
    sentences = [_department_events(profile, markdown(name), filtered)]
    if not filtered:
        sentences += changes(_real(trend, profile), profile.half_year)
    return " ".join(sentences)


def _department_events(profile: View, name: str, filtered: bool) -> str:
    if profile.events.empty:
        key = "profile.department_empty_filtered" if filtered else "profile.department_empty"
        return text(key, department=name, half_year=half_year_title(profile.half_year))
    reached = by_value(profile.participations, "region")
    return " ".join(filter(None, [_department_sizes(profile, name, len(reached)), _leaders(reached)]))


def _department_sizes(profile: View, name: str, regions: int) -> str:
    return text(
        "profile.department_filtered" if profile.selection.is_filtered else "profile.department_lead",
        department=name,
        events=counted("common.event", len(profile.events)),
        total=number(len(profile.plan_events)),
        regions=number(regions),
    )


def _leaders(reached: pd.DataFrame) -> str:
    """With whom most; that they are level where too many are to be named; that nobody is where nobody is."""
    times = reached.set_index("value")["events"]
    if times.empty:
        return text("profile.department_no_region")
    leaders = leading(times, LEADERS)
    if leaders.empty:
        level = int((times == times.max()).sum())
        return text(
            "profile.department_level" if level < len(times) else "profile.department_all_level",
            regions=counted("common.region_instrumental", level),
            events=counted("common.event_each", int(times.max())),
        )
    named = [f"{region_instrumental(region)} ({value})" for region, value in leaders.items()]
    return text("profile.department_most", leaders=joined(named))


def _real(trend: pd.Series, profile: View) -> pd.Series:
    """The trend without an invented plan, which is nothing to compare a real one with."""
    invented = profile.around.demonstration
    return trend if invented is None else trend.drop(invented.key, errors="ignore")


def changes(trend: pd.Series, half_year: HalfYear) -> list[str]:
    """What the plans half a year and a year before had; nothing for one that is not in the library.

    ``trend`` is a row of ``partner_trend`` or ``department_trend``.
    """
    earlier = {"half_year_earlier": half_year.previous, "year_earlier": half_year.previous.previous}
    known = {name: trend.get(then.key, pd.NA) for name, then in earlier.items()}
    return [
        text(
            f"profile.{name}",
            events=counted("common.event", int(value)) if value else text("common.none"),
        )
        for name, value in known.items()
        if not pd.isna(value)
    ]
