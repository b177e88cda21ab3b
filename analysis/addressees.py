"""Whom an event addresses that has no partner among the federal subjects."""

from __future__ import annotations

import pandas as pd

from data.schema import Scope

ABROAD, HOME_ONLY = "abroad", "home"


def addressees(events: pd.DataFrame) -> pd.Series:
    """For events without a participation: their scope, ``ABROAD`` or ``HOME_ONLY`` (str).

    The index is that of ``events``. A scope is ``named`` without a participation where only partners
    abroad are, or only the home region.
    """
    whom = events["scope"].astype("str")
    is_named, is_abroad = whom == Scope.NAMED, events["foreign"] != ""
    return whom.mask(is_named & is_abroad, ABROAD).mask(is_named & ~is_abroad, HOME_ONLY)
