"""The journal in words: who did what to which document or event, when, from what to what."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

import pandas as pd

from analysis.plans.correction_words import NOTHING, moment, value_words
from analysis.texts import text
from analysis.wording import half_year_short
from data.library import Correction, Entry, Outcome, is_valid
from data.schema import Correctable, HalfYear

COLUMNS = ("when", "who", "act", "half_year", "subject", "before", "after", "note")


def journal_table(entries: Sequence[Entry]) -> pd.DataFrame:
    """A row per act, in the order given; what cannot be understood stands as it is under the subject."""
    rows = [
        {
            "when": _moment(entry.when),
            "who": entry.who or text("plans.journal_nobody"),
            "act": _act(entry),
            "half_year": _half_year(entry.half_year),
            "subject": entry.subject,
            "before": _said(entry, entry.before),
            "after": _said(entry, entry.after),
            "note": entry.note,
        }
        for entry in entries
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.rename(columns={name: text(f"plans.journal_{name}") for name in COLUMNS})


def _act(entry: Entry) -> str:
    if entry.act is None:
        return text("plans.journal_not_understood")
    words = text(f"plans.act_{entry.act}")
    if entry.field in set(Correctable):
        words = f"{words}: {text(f'plans.field_{entry.field}')}"
    return text("plans.journal_failed", act=words) if entry.outcome is Outcome.FAILED else words


def _said(entry: Entry, said: str) -> str:
    """A corrected value or a decision in words; a cell, a file's name and what makes no sense as they are."""
    if entry.field in set(Correctable) and is_valid(Correctable(entry.field), said):
        with suppress(ValueError):  # of a half-year that is none
            return value_words(Correction(entry.half_year, "", Correctable(entry.field), "", said))
    if said in ("confirmed", "split"):
        return text(f"plans.decision_{said}")
    return said or NOTHING


def _moment(stamp: str) -> str:
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return stamp or NOTHING
    return moment(stamp)


def _half_year(key: str) -> str:
    try:
        return half_year_short(HalfYear.parse(key))
    except ValueError:
        return key or NOTHING
