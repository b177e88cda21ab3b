"""Two plans under one set of questions: what the sidebar asks of one half-year is asked of the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.depth.trend import department_identities
from analysis.selection import Selection, View, select
from data.schema import HalfYear


@dataclass(frozen=True, slots=True)
class Sides:
    """The earlier and the later plan; ``identity`` names a department's lasting identity by its name."""

    earlier: View
    later: View
    identity: dict[str, str]

    @property
    def views(self) -> tuple[View, View]:
        return self.earlier, self.later

    @property
    def is_filtered(self) -> bool:
        return self.later.selection.is_filtered

    def department(self, code: str) -> str:
        """The name that an identity has now, or had last."""
        return self.names_of(code)[-1]

    def names_of(self, code: str) -> list[str]:
        """The names of an identity in the two plans, the earlier plan's first; each once."""
        names = [name for view in self.views for name in view.plan_events["department"].unique()]
        return [name for name in dict.fromkeys(names) if self.identity[name] == code]


def half_years(view: View) -> list[HalfYear]:
    """All half-years of the library, in order."""
    return sorted(HalfYear.parse(key) for key in view.plans.events["half_year"].unique())


def sides(view: View, other: HalfYear) -> Sides:
    """The view's own plan and another one, in order of time, under the same filters."""
    views = sorted([view, seen_in(view, other)], key=lambda side: side.half_year)
    return Sides(*views, identity=_identity(views))


def whole(sides: Sides) -> Sides:
    """The same two plans without filters."""
    views = [select(view.plans, view.home, Selection(view.half_year), view.around) for view in sides.views]
    return Sides(*views, identity=sides.identity)


def all_views(view: View) -> list[View]:
    """The plan of every half-year under the view's filters, in order of time."""
    return [seen_in(view, half_year) for half_year in half_years(view)]


def seen_in(view: View, half_year: HalfYear) -> View:
    """Another half-year's plan under the view's filters.

    Departments are carried over by their identity, months by their position in the half-year.
    """
    if half_year == view.half_year:
        return view
    selection = replace(
        view.selection,
        half_year=half_year,
        departments=_carried_departments(view, half_year),
        months=_carried_months(view.selection, half_year),
    )
    return select(view.plans, view.home, selection, view.around)


def earlier_view(view: View) -> View | None:
    """The nearest earlier plan under the same filters; ``None`` where the library has none.

    An invented plan is nothing that a real one can be compared with.
    """
    earlier = [
        half_year
        for half_year in half_years(view)
        if half_year < view.half_year and half_year != view.around.demonstration
    ]
    return seen_in(view, max(earlier)) if earlier else None


def _carried_departments(view: View, half_year: HalfYear) -> tuple[str, ...]:
    if not view.selection.departments:
        return ()
    events = view.plans.events
    there = events.loc[events["half_year"] == half_year.key, "department"].unique()
    identity = department_identities(view.plans)
    chosen = {identity[name] for name in view.selection.departments}
    return tuple(name for name in there if identity[name] in chosen) or view.selection.departments


def _carried_months(selection: Selection, half_year: HalfYear) -> tuple[tuple[int, int], ...]:
    positions = [selection.half_year.months.index(month) for month in selection.months]
    return tuple(half_year.months[position] for position in positions)


def _identity(views: list[View]) -> dict[str, str]:
    """What the whole library tells of the departments of the two plans: every page says the same of them."""
    lasting = department_identities(views[0].plans)
    return {name: lasting[name] for view in views for name in view.plan_events["department"].unique()}
