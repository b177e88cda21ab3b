"""The folder of plans as the app sees it: read once, and again only when a file has changed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from data.loader import Plans, load_plans

Fingerprint = tuple[tuple[str, int, int], ...]


def current_plans(folder: Path, home: str) -> Plans:
    """The plans of a folder, shared by everyone who looks: their frames are read, never changed."""
    return _read(folder, home, _fingerprint(folder))


@lru_cache(maxsize=2)
def _read(folder: Path, home: str, _fingerprint: Fingerprint) -> Plans:
    return load_plans(folder, home)


def _fingerprint(folder: Path) -> Fingerprint:
    """Name, size and time of change of every file in the folder."""
    if not folder.is_dir():
        return ()
    stats = [(path.name, path.stat()) for path in folder.iterdir() if path.is_file()]
    return tuple(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats))
