"""Bytes → the key of their format in the registry. The file's name is not trusted."""

from __future__ import annotations

import re
import zipfile

from data.readers.counts import MOST_LINES, TOO_LARGE, allow
from data.readers.encoding import decode
from data.schema import PlanFormatError

COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED = "файл защищён паролем: снимите защиту и сохраните его без пароля"
UNKNOWN = "формат файла не распознан: нужен документ .docx, .xlsx, .odt, .pdf, .html, .csv или текст"

MAX_BYTES = 100 * 2**20  # of a file
MAX_TEXT_BYTES = 32 * 2**20  # of a text, a page or a table without a container: 100 000 rows take 12

HTML = re.compile(r"<\s*(?:!doctype\s+html|html|table|body|head|meta)\b", re.IGNORECASE)
START = 4096  # characters of a text file that show whether it is a page


def sniff(data: bytes) -> str:
    """A key of ``READERS``; ``PlanFormatError`` for an empty, encrypted or unknown file."""
    if not data.strip():
        raise PlanFormatError("файл пуст: выберите другой или сохраните документ заново")
    if len(data) > MAX_BYTES:
        raise PlanFormatError(TOO_LARGE)
    if data.startswith(b"PK"):
        return _sniff_archive(data)
    if data.startswith(COMPOUND_FILE):
        return _sniff_compound_file(data)
    if data.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _sniff_text(data)


def _sniff_archive(data: bytes) -> str:
    from data.readers.archive import open_archive  # brings lxml, which text plans do without

    with open_archive(data, to_parse=False) as archive:
        names = set(archive.namelist())
        if "mimetype" in names and b"opendocument" in archive.read("mimetype"):
            return _open_document(archive)
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise PlanFormatError(UNKNOWN)


def _open_document(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest:
        raise PlanFormatError(ENCRYPTED)
    return "odf"


def _sniff_compound_file(data: bytes) -> str:
    """The container of Word 97, Excel 97 and of everything that a password protects."""
    if _stream_name("EncryptedPackage") in data:
        raise PlanFormatError(ENCRYPTED)
    if _stream_name("WordDocument") in data:
        return "doc"
    if _stream_name("Workbook") in data or _stream_name("Book") in data:
        return "xls"
    raise PlanFormatError(UNKNOWN)


def _stream_name(name: str) -> bytes:
    return name.encode("utf-16-le")


def _sniff_text(data: bytes) -> str:
    allow(len(data), MAX_TEXT_BYTES)
    text = decode(data)
    if "\0" in text or "\ufffd" in text[:START]:
        raise PlanFormatError(UNKNOWN)
    if HTML.search(text[:START]):
        return "html"
    allow(max(text.count("\n"), text.count("\r")), MOST_LINES)
    cells = [line for line in text.splitlines() if line.startswith("\t")]
    single = [line for line in cells if line.count("\t") == 1]
    if len(single) > len(cells) / 2:
        return "txt"
    return "csv" if any(mark in text for mark in ";,\t") else "txt"
