"""Versions of a half-year's plan: documents go in beside ``sources.csv`` and none is ever overwritten."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from data.folder_tables import table_bytes
from data.journal import Act, Entry, recorded
from data.schema import HalfYear
from data.sources import NO, SOURCE_DTYPES, SOURCES_FILE, YES, Source, digest, list_sources
from data.storage import StorageError, write_file, writing

NAME_LENGTH = 120  # UTF-8 bytes of a stored name; file systems end at 255
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that a person gives to the library; ``half_year`` and ``title`` are as it was read."""

    data: bytes
    name: str
    half_year: HalfYear
    title: str
    note: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A document of the folder as it was read: what ``sources.csv`` may not say yet."""

    half_year: HalfYear
    title: str


class AlreadyStored(StorageError):
    """The library holds exactly these bytes; ``source`` is the document."""

    def __init__(self, source: Source) -> None:
        self.source = source
        super().__init__(f"Этот файл уже есть в библиотеке: «{source.file}», версия {source.version}")


def add_version(
    folder: Path, upload: Upload, seen: dict[str, Seen], *, make_current: bool, when: str
) -> Source:
    """Saves the upload as the next version of its half-year and lists it; what it is called then.

    ``seen`` has the documents of the folder by name: those that ``sources.csv`` does not list yet get their
    line now. The document is written before it is listed, and what is not listed is not read. Raises
    ``AlreadyStored``, ``StorageError`` where nothing was changed, ``FolderDamaged``.
    """
    with writing(folder):
        lines = [_completed(source, seen) for source in list_sources(folder)]
        if twin := find_twin(lines, upload.data):
            raise AlreadyStored(twin)
        fellows = [source for source in lines if source.half_year == upload.half_year]
        is_current = make_current or not any(source.current for source in fellows)
        version = max((source.version for source in fellows), default=0) + 1
        name = _free_name(folder, upload, version)
        added = Source(
            path=folder / name,
            half_year=upload.half_year,
            note=upload.note,
            name=name,
            version=version,
            current=is_current,
            received=when,
            by=upload.by,
            sha256=digest(upload.data),
            title=upload.title,
            is_listed=True,
        )
        with recorded(folder, [_act(Act.UPLOADED, added, lines, when, upload.by)]):
            write_file(added.path, upload.data)
            _write(folder, [*lines, added], added)
        return added


def choose_version(folder: Path, file: str, seen: dict[str, Seen], *, when: str, who: str) -> None:
    """Makes a listed document the current version of its half-year. Raises ``StorageError``."""
    with writing(folder):
        lines = [_completed(source, seen) for source in list_sources(folder)]
        chosen = next((source for source in lines if source.file == file), None)
        if chosen is None or not chosen.path.is_file():
            raise StorageError(f"Документа «{file}» больше нет в папке: обновите страницу")
        act = _act(Act.CHOSEN, replace(chosen, current=True), lines, when, who)
        with recorded(folder, [act]):
            _write(folder, lines, replace(chosen, current=True))


def find_twin(sources: list[Source], data: bytes) -> Source | None:
    """The document that has exactly these bytes now, whatever ``sources.csv`` recorded of it."""
    return next((source for source in sources if _has_bytes(source.path, data)), None)


def safe_name(name: str) -> str:
    """An uploaded file's name as a plain name: no folders, control characters or signs that Windows bars.

    At most ``NAME_LENGTH`` bytes of UTF-8, the suffix kept.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    printable = "".join(sign if sign.isprintable() else " " for sign in last)
    plain = " ".join(re.sub(r'[<>:"|?*]', " ", printable).split()).strip(". ~")
    if not plain or RESERVED.match(plain):
        plain = f"plan {plain}".strip()
    path = PurePosixPath(plain)
    suffix = path.suffix if len(path.suffix.encode()) <= 12 else ""
    stem = plain.removesuffix(suffix).encode()[: NAME_LENGTH - len(suffix.encode())]
    return stem.decode(errors="ignore").strip(". ") + suffix


def _act(act: Act, source: Source, lines: list[Source], when: str, who: str) -> Entry:
    """The line of the journal: which document counted before, and which counts now."""
    fellows = [line for line in lines if line.half_year == source.half_year and line.current]
    before = fellows[0].file if fellows else ""
    return Entry(
        when=when,
        who=who,
        act=act,
        half_year=source.half_year.key if source.half_year else "",
        subject=source.file,
        before=before,
        after=source.file if source.current else before,
        note=source.note,
    )


def _free_name(folder: Path, upload: Upload, version: int) -> str:
    """«2024-H1/v2 План.docx»; a file that a crash left there unlisted keeps its name."""
    name = safe_name(upload.name)
    attempts = ["", *(f"-{number}" for number in range(2, 1000))]
    names = (f"{upload.half_year.key}/v{version}{attempt} {name}" for attempt in attempts)
    return next(free for free in names if not (folder / free).exists())


def _completed(source: Source, seen: dict[str, Seen]) -> Source:
    """A document's line with the half-year and title that were read where the line says none."""
    known = seen.get(source.file)
    if known is None:
        return source
    return replace(source, half_year=source.half_year or known.half_year, title=known.title)


def _has_bytes(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _digest_of(source: Source) -> str:
    if source.sha256:
        return source.sha256
    return digest(source.path.read_bytes()) if source.path.is_file() else ""


def _write(folder: Path, sources: list[Source], chosen: Source) -> None:
    """Writes ``sources.csv``; where ``chosen`` is the current version its fellows no longer are."""
    lines = []
    for source in sources:
        if chosen.current and source.half_year == chosen.half_year:
            source = replace(source, current=source.file == chosen.file)
        if source.half_year or source.is_listed:
            lines.append(_line(source))
    columns = dict.fromkeys([*SOURCE_DTYPES, *(name for line in lines for name in line)])
    write_file(folder / SOURCES_FILE, table_bytes(columns, lines))


def _line(source: Source) -> dict[str, object]:
    return {
        "half_year": source.half_year.key if source.half_year else "",
        "file": source.file,
        "title": source.title,
        "sha256": _digest_of(source),
        "note": source.note,
        "version": source.version,
        "current": YES if source.current else NO,
        "received": source.received,
        "by": source.by,
        **dict(source.extra),
    }
