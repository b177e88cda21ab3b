"""Plans → the bytes of a JSON, CSV or XLSX file."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pandas as pd

from data.loader import Plan
from data.schema import EVENT_DTYPES, FORMULA_STARTS, ISSUE_DTYPES, PARTICIPATION_DTYPES, listed

CELL_LENGTH = 32_767  # characters that Excel keeps of a text
ISO_DATE = "%Y-%m-%d"


def to_json(plans: list[Plan]) -> bytes:
    """A list with an object per plan, as the architecture promises it; UTF-8."""
    return (json.dumps([_plan(plan) for plan in plans], ensure_ascii=False, indent=2) + "\n").encode()


def to_csv(plans: list[Plan]) -> bytes:
    """A row per event: the events frame, with ``regions`` (codes joined by a space) after the scope.

    UTF-8 with a byte order mark, semicolons, as Russian spreadsheet programs expect. A text that
    a spreadsheet would take for a formula gets an apostrophe before it.
    """
    frames = [plan.events.assign(regions=_codes(plan).map(" ".join)) for plan in plans]
    columns = list(EVENT_DTYPES)
    columns.insert(columns.index("scope") + 1, "regions")
    table = pd.concat(frames) if frames else pd.DataFrame(columns=columns)
    texts = table[columns].map(_neutral)
    return texts.to_csv(index=False, sep=";", date_format=ISO_DATE, lineterminator="\r\n").encode("utf-8-sig")


def to_xlsx(plans: list[Plan]) -> bytes:
    """The sheets ``events``, ``participations`` and ``issues``; texts are texts, dates are dates.

    A text that is longer than a cell of Excel may be ends in «…».
    """
    sheets = {"events": EVENT_DTYPES, "participations": PARTICIPATION_DTYPES, "issues": ISSUE_DTYPES}
    texts_only = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    file = io.BytesIO()
    with pd.ExcelWriter(
        file, engine="xlsxwriter", datetime_format="yyyy-mm-dd", engine_kwargs={"options": texts_only}
    ) as writer:
        for sheet, dtypes in sheets.items():
            frames = [getattr(plan, sheet) for plan in plans]
            table = pd.concat(frames) if frames else pd.DataFrame(columns=list(dtypes))
            table.map(_fitting).to_excel(writer, sheet_name=sheet, index=False, freeze_panes=(1, 0))
    return file.getvalue()


FORMATS: dict[str, Callable[[list[Plan]], bytes]] = {"json": to_json, "csv": to_csv, "xlsx": to_xlsx}


def _plan(plan: Plan) -> dict[str, Any]:
    events = plan.events.assign(regions=_codes(plan))
    return {
        "file": plan.file,
        "half_year": plan.half_year.key,
        "title": plan.title,
        "home_region": plan.home_region,
        "events": [_event(record) for record in events.to_dict("records")],
        "issues": [_issue(record) for record in plan.issues.to_dict("records")],
    }


def _codes(plan: Plan) -> pd.Series:
    """The region codes of each event, in document order; an empty list where there are none."""
    codes = plan.participations.groupby("event_id")["region"].agg(list).to_dict()
    return plan.events["event_id"].map(lambda event: codes.get(event, []))


def _event(record: dict[str, Any]) -> dict[str, Any]:
    verbatim = ("title", "precision", "attendance", "kind", "venue")
    text = {name: record[name] for name in verbatim}
    return {
        "number": _whole(record["number"]),
        "department": record["department"],
        "regions": record["regions"],
        "foreign": listed(record["foreign"]),
        "scope": record["scope"],
        "title": text.pop("title"),
        "start": _date(record["start"]),
        "end": _date(record["end"]),
        **text,
        "inherited": listed(record["inherited"]),
        "source_row": record["source_row"],
    }


def _issue(record: dict[str, Any]) -> dict[str, Any]:
    names = ("field", "text", "reason", "severity")
    return {"row": _whole(record["row"]), **{name: record[name] for name in names}}


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _date(value: Any) -> str | None:
    return None if pd.isna(value) else value.strftime(ISO_DATE)


def _fitting(value: Any) -> Any:
    is_long = isinstance(value, str) and len(value) > CELL_LENGTH
    return f"{value[: CELL_LENGTH - 1]}…" if is_long else value


def _neutral(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
