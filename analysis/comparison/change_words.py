"""The five classes of a change in signs and words: for pictures, tables and sentences alike."""

from __future__ import annotations

from analysis.comparison.counts import Change
from analysis.texts import number, text

CHANGE_SIGNS = {
    Change.DROPPED: "×",
    Change.LESS: "▼",
    Change.SAME: "=",
    Change.MORE: "▲",
    Change.APPEARED: "+",
}


def change_name(change: str) -> str:
    """What became of one partner or department, as a noun: «выбытие», «снижение» …"""
    return text(f"comparison.change_{change}")


def change_mark(change: str, difference: float) -> str:
    """A class in signs, with the size of the change where there is one: «▲2», «×»."""
    sign = CHANGE_SIGNS[Change(change)]
    return f"{sign}{number(abs(difference), 2)}" if change in (Change.LESS, Change.MORE) else sign


def then_now(row) -> str:
    """«было 3, стало 5»."""
    return text("comparison.then_now", then=number(row.then, 2), now=number(row.now, 2))
