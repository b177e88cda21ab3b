"""The documents of a plan folder, and what ``sources.csv`` beside them says about each."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from data.folder_tables import FolderUnopened, damaged, read_table
from data.readers.encoding import decode
from data.schema import HalfYear

SOURCES_FILE = "sources.csv"
CORRECTIONS_FILE = "corrections.csv"
MATCHES_FILE = "matches.csv"
JOURNAL_FILE = "journal.csv"
NOT_DOCUMENTS = {SOURCES_FILE, CORRECTIONS_FILE, MATCHES_FILE, JOURNAL_FILE}

SOURCE_DTYPES: dict[str, str] = {
    "half_year": "str",  # "2023-H2"
    "file": "str",  # path from the folder, with slashes
    "title": "str",
    "sha256": "str",  # of the bytes that were read
    "note": "str",
    "version": "int64",  # from 1 within a half-year
    "current": "bool",  # whether it is the one that is counted
    "received": "str",  # ISO 8601 with offset; empty for documents put there by hand
    "by": "str",  # who uploaded it; empty where nobody logs in
}
NO, YES = "no", "yes"  # ``current`` in the file; a missing one is yes
MOST_VERSIONS = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One document; ``half_year`` is what ``sources.csv`` says, ``None`` where it says nothing.

    ``name`` is its path from the folder, in letters that can be read where the file's own are not Unicode.
    ``sha256`` is of the bytes that were saved; it and ``title`` are empty where ``sources.csv`` has none.
    """

    path: Path
    half_year: HalfYear | None
    note: str
    name: str = ""
    version: int = 1
    current: bool = True
    received: str = ""
    by: str = ""
    sha256: str = ""
    title: str = ""
    is_listed: bool = False
    extra: tuple[tuple[str, str], ...] = ()  # columns that somebody has added to ``sources.csv``

    @property
    def file(self) -> str:
        return self.name or self.path.name

    @property
    def is_nameable(self) -> bool:
        """Whether its name is Unicode, so that tables and pages can say it."""
        return not any("\ud800" <= sign <= "\udfff" for sign in self.path.name)

    def record(self, title: str, half_year: HalfYear, sha256: str) -> dict[str, object]:
        """A row of the sources frame, with what was read from the document itself."""
        return {
            "half_year": half_year.key,
            "file": self.file,
            "title": title,
            "sha256": sha256,
            "note": self.note,
            "version": self.version,
            "current": self.current,
            "received": self.received,
            "by": self.by,
        }


def digest(data: bytes) -> str:
    """By what documents are told apart: SHA-256, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def list_sources(folder: Path) -> list[Source]:
    """The folder's documents: those of ``sources.csv`` in its order, then the others by name.

    Hidden files and the locks of office programs (``~$plan.docx``) are not documents; a folder that
    does not exist holds none. What lies in a folder below is a document only if it is listed. Raises
    ``FolderDamaged`` where ``sources.csv`` cannot be read, ``FolderUnopened`` where the folder cannot.
    """
    listed = {line["file"]: line for line in read_table(folder / SOURCES_FILE, ("file",))}
    names = {_readable(path.name): path for path in _documents(folder)}
    return [_listed(folder, line) for line in listed.values()] + [
        Source(path, None, "", name) for name, path in names.items() if name not in listed
    ]


def _documents(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if _is_document(path))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FolderUnopened("папка с планами не открывается, проверьте права доступа") from error


def _readable(name: str) -> str:
    """The name of a file; where it is not Unicode, as archives of Russian Windows have them."""
    return decode(os.fsencode(name))


def _is_document(path: Path) -> bool:
    return path.name not in NOT_DOCUMENTS and not path.name.startswith((".", "~")) and _is_file(path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a link into a folder that is closed: reading it says so
        return True


def _listed(folder: Path, line: dict[str, str]) -> Source:
    name, key = line["file"], line.get("half_year")
    path = folder / name
    try:
        is_inside = folder.resolve() in path.resolve().parents
        half_year, version = HalfYear.parse(key) if key else None, int(line.get("version") or 1)
    except (ValueError, OSError, RuntimeError) as error:  # a NUL, a name too long, a link to itself
        raise damaged(SOURCES_FILE) from error
    if not is_inside or not 0 < version <= MOST_VERSIONS:
        raise damaged(SOURCES_FILE)
    return Source(
        path=path,
        half_year=half_year,
        note=line.get("note") or "",
        name=name,
        version=version,
        current=(line.get("current") or YES) == YES,
        received=line.get("received") or "",
        by=line.get("by") or "",
        sha256=line.get("sha256") or "",
        title=line.get("title") or "",
        is_listed=True,
        extra=tuple((column, text) for column, text in line.items() if column not in SOURCE_DTYPES),
    )
