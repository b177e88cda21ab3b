"""Corrections in words: what was in the document, what is held instead, by whom and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from analysis.event_text import event_number, event_numbers, shortened
from analysis.texts import text
from analysis.wording import attendance_name, date_span, half_year_short, joined, kind_name
from data.library import Correction, Standing, dates_of, districts_of, regions_of
from data.schema import LIST_SEPARATOR, Correctable, HalfYear
from geo.subjects import subjects

NOTHING = "—"


def correction_table(corrections: Sequence[tuple[Correction, Standing]]) -> pd.DataFrame:
    rows = [
        {
            "half_year": half_year_short(HalfYear.parse(each.half_year)),
            "number": each.number or text("common.no_number"),
            "event": each.title,
            "field": text(f"plans.field_{each.field}"),
            "cell": " ".join(each.cell.split()),
            "value": value_words(each),
            "note": each.note,
            "standing": text(f"plans.standing_{standing}"),
            "when": moment(each.when),
            "who": each.who or NOTHING,
        }
        for each, standing in corrections
    ]
    names = ("number", "event", "field", "cell", "value", "standing", "note", "half_year", "when", "who")
    return pd.DataFrame(rows, columns=list(names)).rename(
        columns={name: text(f"plans.column_{name}") for name in names}
    )


def correction_label(correction: Correction) -> str:
    """«№ 3 · регионы → Тульская область · Круглый стол о туризме»."""
    number = event_number(correction.number or pd.NA)
    change = f"{text(f'plans.field_{correction.field}')} → {value_words(correction)}"
    return f"{number} · {change} · {shortened(correction.title)}"


def correction_labels(corrections: Sequence[Correction]) -> list[str]:
    """A label for each, told apart by half-year where they repeat."""
    half_years = [half_year_short(HalfYear.parse(each.half_year)) for each in corrections]
    return told_apart([correction_label(each) for each in corrections], half_years)


def event_labels(events: pd.DataFrame) -> list[str]:
    """«№ 3 · Круглый стол о туризме» for each event, told apart by row where they repeat."""
    labels = [
        f"{number} · {shortened(title)}"
        for number, title in zip(event_numbers(events), events["title"], strict=True)
    ]
    return told_apart(labels, [text("plans.row_mark", row=row) for row in events["source_row"]])


def reasons_by_cell(issues: pd.DataFrame) -> list[str]:
    """«Сроки: «до 15» — Срок не распознан; …»: each cell of an event once, with every doubt about it."""
    return [
        text("plans.doubts_of_cell", field=text(f"register.field_{field}"), reasons=_reasons(some))
        for field, some in issues.groupby("field", sort=False, observed=True)
    ]


def _reasons(issues: pd.DataFrame) -> str:
    told = [_reason(*issue) for issue in zip(issues["text"], issues["reason"], strict=True)]
    return LIST_SEPARATOR.join(dict.fromkeys(told))


def _reason(words: str, reason: str) -> str:
    if not words:
        return reason
    return text("plans.doubt_of_words", words=shortened(words), reason=reason[:1].lower() + reason[1:])


def told_apart(labels: Sequence[str], marks: Sequence[str]) -> list[str]:
    """The labels of a choice, none twice: those that repeat with their mark, then with their count."""
    repeated = {label for label, times in Counter(labels).items() if times > 1}
    marked = [
        f"{label} · {mark}" if label in repeated else label for label, mark in zip(labels, marks, strict=True)
    ]
    seen: Counter[str] = Counter()
    found = []
    for label in marked:
        seen[label] += 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return found


def value_words(correction: Correction) -> str:
    """The value of a correction in words."""
    match correction.field:
        case Correctable.REGIONS:
            names = [subjects()[code].name for code in regions_of(correction.value)]
            named = joined([*names, *map(whole_district, districts_of(correction.value))])
            return named or text(f"common.scope_{correction.value}")
        case Correctable.DATES:
            start, end, precision = dates_of(correction.value)
            stamps = [None if day is None else pd.Timestamp(day) for day in (start, end)]
            return date_span(*stamps, precision, HalfYear.parse(correction.half_year))
        case Correctable.ATTENDANCE:
            return attendance_name(correction.value)
        case Correctable.KIND:
            return kind_name(correction.value)


def whole_district(district: str) -> str:
    """«весь ЦФО»: a federal district named instead of its subjects."""
    return text("plans.whole_district", district=district)


def moment(stamp: str) -> str:
    """«23.11.2026 14:05», or a dash; what somebody has written otherwise as it is."""
    try:
        return f"{datetime.fromisoformat(stamp):%d.%m.%Y %H:%M}" if stamp else NOTHING
    except ValueError:
        return stamp
