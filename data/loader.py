"""Plan documents → the frames ``events``, ``participations`` and ``issues``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.events import read_event
from data.frames import stacked, typed
from data.plan import parse_plan
from data.readers import read_grid
from data.schema import (
    DEFAULT_HOME_REGION,
    EVENT_DTYPES,
    ISSUE_DTYPES,
    PARTICIPATION_DTYPES,
    HalfYear,
    Issue,
    PlanFormatError,
    Unopened,
)
from data.sources import SOURCE_DTYPES, Source, digest, list_sources
from data.storage import read_file


@dataclass(frozen=True, slots=True)
class Plan:
    """One document; the frames have the columns of ``EVENT_DTYPES`` and its fellows in the schema."""

    file: str
    half_year: HalfYear
    title: str
    home_region: str
    events: pd.DataFrame
    participations: pd.DataFrame
    issues: pd.DataFrame
    sha256: str  # of the bytes that were read


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Plans:
    """All documents of a folder; two are the same only if they are one object.

    ``sources`` has a row per document (``data.sources.SOURCE_DTYPES``); ``failures`` holds, by file
    name, the Russian sentence of each document that could not be read, and ``unopened`` the names of
    those among them that may open later.
    """

    events: pd.DataFrame
    participations: pd.DataFrame
    issues: pd.DataFrame
    sources: pd.DataFrame
    failures: dict[str, str]
    unopened: tuple[str, ...] = ()


def load_plan(
    source: Path | str | bytes,
    *,
    name: str = "",
    half_year: HalfYear | None = None,
    home: str = DEFAULT_HOME_REGION,
) -> Plan:
    """The plan in a file, or in bytes called ``name``; ``half_year`` wins over the title's.

    Raises ``PlanFormatError`` for a document that is not a readable plan (``HalfYearMissing`` where it
    does not say its half-year); its text names the file and says what to do.
    """
    data, file = (
        (source, name) if isinstance(source, bytes) else (read_bytes(Path(source)), name or Path(source).name)
    )
    try:
        document = parse_plan(read_grid(data, file), half_year)
    except PlanFormatError as error:
        raise type(error)(f"{file}: {error}") from error
    read = [read_event(row, position, document, file, home) for position, row in enumerate(document.rows, 1)]
    issues = [*document.issues, *(issue for event in read for issue in event.issues)]
    return Plan(
        file=file,
        half_year=document.half_year,
        title=document.title,
        home_region=home,
        events=typed([event.record for event in read], EVENT_DTYPES),
        participations=typed([pair for event in read for pair in event.participations], PARTICIPATION_DTYPES),
        issues=_issue_frame(file, issues, [event.record for event in read]),
        sha256=digest(data),
    )


def load_plans(
    folder: Path, home: str = DEFAULT_HOME_REGION, read_plan: Callable[..., Plan] = load_plan
) -> Plans:
    """Every plan of a folder, in order of half-year; a document that cannot be read fails alone.

    Of several versions the current one is read, by ``read_plan``, which is called as :func:`load_plan` is.
    Raises ``FolderDamaged`` for a ``sources.csv`` that cannot
    be read.
    """
    sources = [source for source in list_sources(folder) if source.current]
    plans, failures = {}, {}
    for source in sources:
        try:
            if not source.is_nameable:
                raise PlanFormatError(f"{source.file}: имя файла записано не в Юникоде, переименуйте файл")
            plan = read_plan(source.path, name=source.file, half_year=source.half_year, home=home)
            if earlier := plans.get(plan.half_year):
                raise PlanFormatError(
                    f"{plan.file}: за {plan.half_year} уже прочитан документ {earlier.file}"
                )
            plans[plan.half_year] = plan
        except PlanFormatError as error:
            failures[source.file] = error
    read = [plans[half_year] for half_year in sorted(plans)]
    return Plans(
        events=stacked([plan.events for plan in read], EVENT_DTYPES),
        participations=stacked([plan.participations for plan in read], PARTICIPATION_DTYPES),
        issues=stacked([plan.issues for plan in read], ISSUE_DTYPES),
        sources=_source_frame(sources, read),
        failures={file: str(error) for file, error in failures.items()},
        unopened=tuple(file for file, error in failures.items() if isinstance(error, Unopened)),
    )


def read_bytes(path: Path) -> bytes:
    """The file's bytes; ``Unopened`` where they cannot be read."""
    try:
        return read_file(path)
    except OSError as error:
        raise Unopened(f"{path.name}: файл не открывается, проверьте путь и права доступа") from error


def _issue_frame(file: str, issues: list[Issue], events: list[dict]) -> pd.DataFrame:
    """The issues in order of rows, each with the event of its row."""
    ids = {(event["source_sheet"], event["source_row"]): event["event_id"] for event in events}
    records = [
        {
            "file": file,
            "event_id": ids.get((issue.sheet, issue.row)),
            "row": issue.row,
            "field": issue.field,
            "text": issue.text,
            "reason": f"{issue.reason} (лист «{issue.sheet}»)" if issue.sheet else issue.reason,
            "severity": issue.severity.value,
        }
        for issue in sorted(issues, key=lambda issue: issue.row or 0)
    ]
    return typed(records, ISSUE_DTYPES)


def _source_frame(sources: list[Source], plans: list[Plan]) -> pd.DataFrame:
    read = {plan.file: plan for plan in plans}
    records = [
        source.record(plan.title, plan.half_year, plan.sha256)
        for source in sources
        if (plan := read.get(source.file))
    ]
    return typed(sorted(records, key=lambda record: record["half_year"]), SOURCE_DTYPES)
