"""Office documents are zip archives of XML: opened so that a hostile one can do no harm."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from data.schema import PlanFormatError

DAMAGED = "файл повреждён: откройте его в программе, где он создан, и сохраните заново"
TOO_LARGE = "файл после распаковки слишком велик для плана мероприятий: проверьте, тот ли это файл"
UNSAFE = "в файле есть определения DTD, которых в документах не бывает: файл не открыт в целях безопасности"

MAX_BYTES = 400 * 2**20  # all parts together, unpacked
MAX_RATIO = 400  # of a part unpacked to packed; text reaches 100
RATIO_MATTERS = 2**20  # bytes; smaller parts may be as dense as they like
PROLOG = 64 * 2**10  # bytes in which a DTD would stand

# What zipfile raises on a broken archive: a part that is missing is a KeyError.
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, OSError)

DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)

# For every lxml parser here: nothing is fetched, nothing is expanded.
SAFE_XML = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


@contextmanager
def open_archive(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive, its sizes checked before anything is unpacked; ``PlanFormatError`` if damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive)
            _refuse_dtd(archive)
            yield archive
    except (*BROKEN_ZIP, etree.XMLSyntaxError) as error:
        raise PlanFormatError(DAMAGED) from error


def _check_sizes(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.header_offset < 0 for part in parts):
        raise zipfile.BadZipFile("a part before the beginning of the file")
    dense = any(
        part.file_size > RATIO_MATTERS and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if dense or sum(part.file_size for part in parts) > MAX_BYTES:
        raise PlanFormatError(TOO_LARGE)


def _refuse_dtd(archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        if name.lower().endswith((".xml", ".rels")):
            with archive.open(name) as part:
                if DTD.search(part.read(PROLOG).replace(b"\0", b"")):
                    raise PlanFormatError(UNSAFE)


def parse_part(archive: zipfile.ZipFile, name: str | None) -> etree._Element | None:
    """The root element of a part, ``None`` where the archive has no such part."""
    if name not in archive.namelist():
        return None
    return etree.fromstring(archive.read(name), etree.XMLParser(**SAFE_XML))


def related_parts(archive: zipfile.ZipFile, part: str = "") -> dict[str, str]:
    """The parts an OOXML part points to, by kind: ``{"officeDocument": "word/document.xml", …}``."""
    folder, file = posixpath.split(part)
    relations = parse_part(archive, posixpath.join(folder, "_rels", f"{file}.rels"))
    if relations is None:
        return {}
    return {
        posixpath.basename(link.get("Type", "")): posixpath.normpath(
            posixpath.join("/", folder, link.get("Target", ""))
        )[1:]
        for link in relations
        if link.get("TargetMode") != "External"
    }
