"""Plans whose title is another region's: their numbers are counted from the wrong home."""

from __future__ import annotations

from analysis.selection import View
from analysis.texts import text
from analysis.wording import half_year_short, joined, region_genitive
from data.schema import HalfYear
from geo.gazetteer import locate
from geo.subjects import subjects


def other_regions(title: str, home: str) -> list[str]:
    """The names of the subjects that a title is about, none where it names ``home`` among them."""
    named = locate(title)
    return [] if home in named else sorted(subjects()[code].name for code in named)


def warning(view: View) -> str:
    """A sentence about the plans of the library that are titled for another region, or nothing."""
    titled = zip(view.plans.sources["half_year"], view.plans.sources["title"], strict=True)
    found = {half_year: other_regions(title, view.home) for half_year, title in titled}
    said = [
        f"{half_year_short(HalfYear.parse(key))} ({joined(names)})" for key, names in found.items() if names
    ]
    return text("shell.other_region", plans=joined(said), home=region_genitive(view.home)) if said else ""
