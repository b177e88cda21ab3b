"""``journal.csv`` beside the plans: who changed what, and when. One line per act, only ever added to.

A line is on the disk before its act begins, so that nothing is done unrecorded; an act that then fails has
a second line that says so.
"""

from __future__ import annotations

import contextlib
import csv
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from data.folder_tables import FolderUnopened, heading_bytes, line_bytes, unmarked
from data.sources import JOURNAL_FILE
from data.storage import append_lines, read_file

LONGEST = 500  # characters of a text; what is longer is cut, with «…»
MOMENT = 0.1  # seconds, in which a line that is being written is


class Act(StrEnum):
    """What a person did."""

    UPLOADED = "uploaded"
    CHOSEN = "chosen"
    CORRECTED = "corrected"
    UNDONE = "undone"
    CONFIRMED = "confirmed"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """Whether the act took place."""

    DONE = ""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: ``when`` (ISO 8601 with offset), by whom, on which document or event, from what to what.

    ``who`` is empty where nobody logs in, ``half_year`` is a key ("2023-H2") or empty, ``field`` is the
    corrected one. A line that cannot be understood is an entry with nothing but its text in ``subject``.
    """

    when: str = ""
    who: str = ""
    act: Act | None = None
    half_year: str = ""
    subject: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    note: str = ""
    outcome: Outcome = Outcome.DONE


COLUMNS = tuple(field.name for field in fields(Entry))


def now() -> str:
    """This moment as tables of the folder write it."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


@contextlib.contextmanager
def recorded(folder: Path, entries: Sequence[Entry]) -> Iterator[None]:
    """What is done within stands in the journal; to be entered while the folder's lock is held.

    Raises ``OSError``, with nothing done, where the journal cannot be written.
    """
    _append(folder, entries)
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            _append(folder, [replace(entry, outcome=Outcome.FAILED) for entry in entries])
        raise


def read_journal(folder: Path) -> list[Entry]:
    """Every line in order, without one that is being written just now.

    Raises ``FolderUnopened`` where the file cannot be opened.
    """
    try:
        text = _whole_lines(folder / JOURNAL_FILE).decode("utf-8-sig", errors="replace")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FolderUnopened(f"{JOURNAL_FILE}: файл не открывается, проверьте права доступа") from error
    lines = [line for line in text.split("\n") if line.strip()]
    return [_entry(line.rstrip("\r")) for line in lines[1:]]


def _whole_lines(path: Path) -> bytes:
    """The file; a last line without its end is left out, unless it stays so: then a crash cut it short."""
    content = read_file(path)
    if content.endswith(b"\n"):
        return content
    time.sleep(MOMENT)
    later = read_file(path)
    return later if later == content else later[: later.rfind(b"\n") + 1]


def _append(folder: Path, entries: Sequence[Entry]) -> None:
    lines = [{name: _on_one_line(text) for name, text in asdict(entry).items()} for entry in entries]
    append_lines(folder / JOURNAL_FILE, line_bytes(COLUMNS, lines), heading=heading_bytes(COLUMNS))


def _on_one_line(text: str | None) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in text or "")
    words = " ".join(shown.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _entry(line: str) -> Entry:
    """The entry of a line as it was written, or as a Russian Excel saved it: with semicolons."""
    for delimiter in ",;":
        with contextlib.suppress(csv.Error, ValueError):
            values = [unmarked(value) for value in next(csv.reader([line], delimiter=delimiter, strict=True))]
            known = dict(zip(COLUMNS, values, strict=True))
            return Entry(**known | {"act": Act(known["act"]), "outcome": Outcome(known["outcome"])})
    return Entry(subject=line)
