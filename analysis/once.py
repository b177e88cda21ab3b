"""What depends on all plans and on nothing else is worked out once for them, not on every rerun of a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from analysis.selection import Plans

Result = TypeVar("Result")


def once_per_plans(make: Callable[[Plans], Result]) -> Callable[[Plans], Result]:
    """A function of the plans that keeps its result as long as the plans are kept.

    Everyone is given the same result, so that nobody may change it; it must not hold the plans itself.
    """
    kept: WeakKeyDictionary[Plans, Result] = WeakKeyDictionary()

    @wraps(make)
    def looked_up(plans: Plans) -> Result:
        if plans not in kept:
            kept[plans] = make(plans)
        return kept[plans]

    return looked_up
