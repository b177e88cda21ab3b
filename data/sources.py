"""The documents of a plan folder, and what ``sources.csv`` beside them says about each."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from data.schema import HalfYear

SOURCES_FILE = "sources.csv"

SOURCE_DTYPES: dict[str, str] = {
    "half_year": "str",  # "2023-H2"
    "file": "str",
    "title": "str",
    "sha256": "str",  # of the bytes that were read
    "note": "str",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One document; ``half_year`` is what ``sources.csv`` says, ``None`` where it says nothing."""

    path: Path
    half_year: HalfYear | None
    note: str

    @property
    def file(self) -> str:
        return self.path.name

    def record(self, title: str, half_year: HalfYear) -> dict[str, str]:
        """A row of the sources frame, with what was read from the document itself."""
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        return {
            "half_year": half_year.key,
            "file": self.file,
            "title": title,
            "sha256": digest,
            "note": self.note,
        }


def list_sources(folder: Path) -> list[Source]:
    """The folder's documents: those of ``sources.csv`` in its order, then the others by name.

    Hidden files and the locks of office programs (``~$plan.docx``) are not documents; a folder that
    does not exist holds none.
    """
    if not folder.is_dir():
        return []
    listed = _listed(folder)
    files = {path.name: path for path in sorted(folder.iterdir()) if _is_document(path)}
    names = [name for name in listed if name in files] + [name for name in files if name not in listed]
    return [_source(files[name], listed.get(name, {})) for name in names]


def _listed(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / SOURCES_FILE
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {line["file"]: line for line in csv.DictReader(lines)}


def _is_document(path: Path) -> bool:
    return path.is_file() and path.name != SOURCES_FILE and not path.name.startswith((".", "~"))


def _source(path: Path, line: dict[str, str]) -> Source:
    key = line.get("half_year") or ""
    return Source(path, HalfYear.parse(key) if key else None, line.get("note") or "")
