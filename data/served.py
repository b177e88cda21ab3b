"""What everyone looks at: the plans of a folder, read once and again only when a file has changed."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

from data.columnar import remembered
from data.correction_frames import Frames, corrected
from data.correction_log import read_log
from data.corrections import current
from data.folder_tables import FolderDamaged
from data.frames import typed
from data.loader import Plan, Plans, load_plan, load_plans, read_bytes
from data.memo import Memo
from data.schema import (
    EVENT_DTYPES,
    ISSUE_DTYPES,
    PARTICIPATION_DTYPES,
    HalfYear,
    PlanFormatError,
    Unfinished,
    Unopened,
)
from data.sources import JOURNAL_FILE, MATCHES_FILE, SOURCE_DTYPES, digest

Fingerprint = tuple[tuple[str, int, int, int], ...]

GONE = "папка с планами недоступна, показано прочитанное раньше: проверьте, подключён ли диск"
DEFECT = (
    "папку с планами прочитать не удалось из-за ошибки в программе, показано прочитанное раньше:"
    " передайте журнал сервера администратору"
)
NOT_IN_FRAMES = {JOURNAL_FILE, MATCHES_FILE}

_PLANS: Memo[Plans] = Memo(4, PlanFormatError, Unopened)
_DOCUMENTS: Memo[Plan] = Memo(64, PlanFormatError, Unopened, Unfinished)
_SERVED: dict[tuple[Path, str], Plans] = {}
_SERVED_LOCK = threading.Lock()


def current_plans(folder: Path, home: str) -> Plans:
    """The current version of every plan of a folder, with the corrections laid over it.

    Read once for everyone, and again when a file has changed or opens at last: the frames are shared, and
    never changed. A document whose reading was cut short is tried again with the next change only: each
    attempt may take a minute and more.
    Where the folder has gone, ``sources.csv`` or ``corrections.csv`` is damaged, or the program fails on what
    lies there, what was read before stays, and ``failures`` says so under the folder's name.
    """
    with _SERVED_LOCK:
        before = _SERVED.get((folder, home)) or _nothing()
    if len(before.sources) and not _is_there(folder):
        return _as_before(before, folder, GONE)
    key = folder, home, _fingerprint(folder)
    if any(_opens(folder / file) for file in before.unopened):
        _PLANS.forget(key)
    try:
        plans = _PLANS.get(key, lambda: _read_folder(folder, home))
    except FolderDamaged as error:
        return _as_before(before, folder, str(error))
    except Exception:
        logging.getLogger(__name__).exception("the folder could not be read")
        return _as_before(before, folder, DEFECT)
    with _SERVED_LOCK:
        _SERVED[folder, home] = plans
    return plans


def read_again(folder: Path, home: str) -> None:
    """Have the folder looked through anew when it is next asked for; what was read to its end stays read."""
    _PLANS.forget((folder, home, _fingerprint(folder)))


def _read_folder(folder: Path, home: str) -> Plans:
    return remembered(folder, home, lambda: _read_documents(folder, home))


def _read_documents(folder: Path, home: str) -> Plans:
    plans = load_plans(folder, home, read_document)
    log = current(read_log(folder))
    frames = corrected(Frames(plans.events, plans.participations, plans.issues), log, home)
    return replace(plans, events=frames.events, participations=frames.participations, issues=frames.issues)


def read_document(source: Path | bytes, *, name: str, half_year: HalfYear | None, home: str) -> Plan:
    """A document as it was read, uncorrected; read once however often it is asked for.

    Raises ``PlanFormatError``, ``Unfinished`` where another attempt may end otherwise, and
    ``HalfYearMissing`` where neither it nor ``half_year`` says its half-year.
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    read = partial(_read_safely, data, name=name, half_year=half_year, home=home)
    return _DOCUMENTS.get((digest(data), name, half_year, home), read)


def _read_safely(data: bytes, name: str, **options: object) -> Plan:
    """The plan; a defect of the program that one document brings out fails that document alone."""
    try:
        return load_plan(data, name=name, **options)
    except PlanFormatError:
        raise
    except Exception as error:
        logging.getLogger(__name__).exception("a document could not be read")
        raise PlanFormatError(
            f"{name}: документ прочитать не удалось из-за ошибки в программе, передайте его администратору"
        ) from error


def _as_before(before: Plans, folder: Path, reason: str) -> Plans:
    return replace(before, failures={**before.failures, str(folder): reason})


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _nothing() -> Plans:
    frames = (
        typed([], dtypes) for dtypes in (EVENT_DTYPES, PARTICIPATION_DTYPES, ISSUE_DTYPES, SOURCE_DTYPES)
    )
    return Plans(*frames, failures={})


def _fingerprint(folder: Path) -> Fingerprint:
    """Name, size, time of change and inode of every file that is not hidden and that the frames come from."""
    stats = []
    for path in [*folder.glob("[!.]*"), *folder.glob("[!.]*/[!.]*")]:
        name = path.relative_to(folder).as_posix()
        if name in NOT_IN_FRAMES:
            continue
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        except OSError:  # a link to itself or into a closed folder
            stats.append((name, 0, 0, 0))
        else:
            stats.append((name, stat.st_size, stat.st_mtime_ns, stat.st_ino))
    return tuple(sorted(stats))


def _opens(path: Path) -> bool:
    try:
        read_bytes(path)
    except Unopened:
        return False
    return True
