"""Office documents are zip archives of XML: opened so that a hostile one can do no harm."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from lxml import etree

from data.schema import PlanFormatError

DAMAGED = "файл повреждён: откройте его в программе, где он создан, и сохраните заново"
TOO_LARGE = "файл после распаковки слишком велик для плана мероприятий: проверьте, тот ли это файл"
UNSAFE = "в файле есть определения DTD, которых в документах не бывает: файл не открыт в целях безопасности"

MAX_BYTES = 400 * 2**20  # all parts together, unpacked
MAX_RATIO = 400  # of a part unpacked to packed; text reaches 100
RATIO_MATTERS = 2**20  # bytes; smaller parts may be as dense as they like
MAX_XML_BYTES = 160 * 2**20  # of all XML parts together, unpacked
MAX_ELEMENTS = 4_000_000  # of all XML parts together; each costs lxml 130 bytes: a table of 100 000 rows
XML_PARTS = (".xml", ".rels")  # no other part is ever parsed
CHUNK = 2**20  # bytes
LONGEST_MARK = 64  # bytes that may be split between two chunks

# What zipfile raises on a broken archive: a part that is missing is a KeyError.
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, OSError)

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DTD = re.compile(rb"<!\s{0,20}(?:DOCTYPE|ENTITY)", re.IGNORECASE)

# For every lxml parser here: nothing is fetched, nothing is expanded.
SAFE_XML = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


@contextmanager
def open_archive(data: bytes, *, to_parse: bool = True) -> Iterator[zipfile.ZipFile]:
    """The archive, its sizes checked before anything is unpacked, its XML before it is parsed.

    Raises ``PlanFormatError`` where it is damaged, too large or unsafe. ``to_parse=False`` is for a look
    at the names and at small parts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive)
            if to_parse:
                _check_xml(archive)
            yield archive
    except (*BROKEN_ZIP, etree.XMLSyntaxError) as error:
        raise PlanFormatError(DAMAGED) from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.header_offset < 0 for part in parts):
        raise zipfile.BadZipFile("a part before the beginning of the file")
    if any(part.compress_type not in METHODS for part in parts):
        raise zipfile.BadZipFile("packed in a way that no office program packs")
    dense = any(
        part.file_size > RATIO_MATTERS and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if dense or sum(part.file_size for part in parts) > MAX_BYTES:
        raise PlanFormatError(TOO_LARGE)


def _check_xml(archive: zipfile.ZipFile) -> None:
    """Counts the elements of the XML parts and looks for DTDs, without parsing anything."""
    parts = [part for part in archive.infolist() if is_xml(part.filename)]
    if sum(part.file_size for part in parts) > MAX_XML_BYTES:
        raise PlanFormatError(TOO_LARGE)
    elements = 0
    for part in parts:
        with archive.open(part) as stream:
            elements += _count_elements(stream)
        if elements > MAX_ELEMENTS:
            raise PlanFormatError(TOO_LARGE)


def _count_elements(stream: IO[bytes]) -> int:
    elements, end = 0, b""
    while chunk := stream.read(CHUNK):
        text = chunk.replace(b"\0", b"") if b"\0" in chunk else chunk  # UTF-16
        if DTD.search(end + text):
            raise PlanFormatError(UNSAFE)
        elements += text.count(b"<") - text.count(b"</")
        end = text[-LONGEST_MARK:]
    return elements


def is_xml(name: str) -> bool:
    return name.lower().endswith(XML_PARTS)


def parse_part(archive: zipfile.ZipFile, name: str | None) -> etree._Element | None:
    """The root element of a part, ``None`` where the archive has no such part."""
    if name not in archive.namelist() or not is_xml(name):
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
