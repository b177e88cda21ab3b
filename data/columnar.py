"""A copy of a large library's frames in columns (Parquet), so that a start need not read every document.

It lies hidden beside the plans and is never needed: what is stale, damaged or cannot be written is read
from the documents again. It is one archive, written whole or not at all, whose checksums tell damage.
"""

from __future__ import annotations

import hashlib
import io
import logging
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd

from data.loader import Plans
from data.schema import CLOSED_SETS, EVENT_DTYPES, ISSUE_DTYPES, PARTICIPATION_DTYPES
from data.sources import CORRECTIONS_FILE, SOURCE_DTYPES, SOURCES_FILE, list_sources
from data.storage import StorageError, read_file, write_file, writing

FILE = ".plans.columns"
WORTH_KEEPING = 500  # events; fewer are read from their documents as fast
CODE = Path(__file__).resolve().parents[1]
CODE_PATTERNS = ("data/**/*.py", "data/*.csv", "geo/*.py", "geo/*.csv")

FRAMES = {
    "events": EVENT_DTYPES,
    "participations": PARTICIPATION_DTYPES,
    "issues": ISSUE_DTYPES,
    "sources": SOURCE_DTYPES,
}


def remembered(folder: Path, home: str, read: Callable[[], Plans]) -> Plans:
    """The plans of a folder as ``read`` gives them; from the copy where that is of the same content.

    Plans with a document that failed are not kept: the next start may have what it lacked. Raises what
    ``read`` raises, and ``FolderDamaged`` where ``sources.csv`` cannot be read.
    """
    key = content_key(folder, home)
    if found := _stored(folder / FILE, key):
        return found
    plans = read()
    if len(plans.events) >= WORTH_KEEPING and not plans.failures and key == content_key(folder, home):
        _store(folder / FILE, key, plans)
    return plans


def content_key(folder: Path, home: str) -> str:
    """SHA-256 of all that the frames come from: the documents, the tables beside them, and the program."""
    tables = [folder / SOURCES_FILE, folder / CORRECTIONS_FILE]
    files = [*tables, *(source.path for source in list_sources(folder) if source.current)]
    parts = [home, _code(), *(f"{path.relative_to(folder)}:{_digest(path)}" for path in files)]
    return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()


@cache
def _code() -> str:
    files = sorted(path for pattern in CODE_PATTERNS for path in CODE.glob(pattern))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(read_file(path)).hexdigest()
    except OSError:
        return "unreadable"


def _stored(path: Path, key: str) -> Plans | None:
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.read("key").decode() != key:
                return None
            frames = {name: _restored(archive.read(name), dtypes) for name, dtypes in FRAMES.items()}
    except FileNotFoundError:
        return None
    except Exception:  # whatever is wrong with it, the documents are there
        logging.getLogger(__name__).warning("%s is damaged and is made anew", path, exc_info=True)
        return None
    return Plans(**frames, failures={})


def _store(path: Path, key: str, plans: Plans) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(zipfile.ZipInfo("key"), key)
        for name in FRAMES:
            frame = getattr(plans, name).to_parquet(engine="pyarrow", index=False)
            archive.writestr(zipfile.ZipInfo(name), frame)
    try:
        with writing(path.parent):
            write_file(path, content.getvalue())
    except (OSError, StorageError) as error:
        logging.getLogger(__name__).info("%s could not be written: %s", path, error)


def _restored(content: bytes, dtypes: dict[str, str]) -> pd.DataFrame:
    """The frame as it was; Parquet knows neither seconds nor the order of categories."""
    frame = pd.read_parquet(io.BytesIO(content), engine="pyarrow")[list(dtypes)]
    for name, dtype in dtypes.items():
        if name in CLOSED_SETS:
            frame[name] = frame[name].cat.set_categories(CLOSED_SETS[name])
        elif dtype == "category":
            frame[name] = frame[name].cat.set_categories(sorted(frame[name].cat.categories))
        elif frame[name].dtype != dtype:
            frame[name] = frame[name].astype(dtype)
    return frame
