"""The LibreOffice of the machine, where there is one: one document in, the same in another format out."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from threading import Lock

from data.readers.process import READING, ProcessFailed, run

PROGRAMS = ("soffice", "libreoffice")
EXPORT_FILTERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML", "pdf": "writer_pdf_Export"}

# A document is a stranger: its macros do not run, and nothing that it links to is fetched.
PROFILE = Path(__file__).with_name("office_profile.xcu")
NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")


def office_program() -> str | None:
    """The path of LibreOffice, ``None`` where the machine has none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def converted(
    program: str, data: bytes, source: str, target: str, seconds: float, turn: Lock = READING
) -> bytes:
    """``data`` of format ``source`` as ``target``, one of ``EXPORT_FILTERS``; only ``program`` sees it.

    One at a time of those that share ``turn``. Raises ``ProcessCutShort``, and ``ProcessFailed`` too
    where the program ends well and writes nothing.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        document = Path(name) / f"plan.{source}"
        document.write_bytes(data)
        run(_command(program, document, target), seconds=seconds, environment=NO_NETWORK, turn=turn)
        try:
            return document.with_suffix(f".{target}").read_bytes()
        except FileNotFoundError as error:
            raise ProcessFailed("nothing was written") from error


def _command(program: str, document: Path, target: str) -> list[str]:
    """The conversion with a profile of its own, so that an open LibreOffice is no obstacle."""
    profile = document.parent / "profile"
    (profile / "user").mkdir(parents=True)
    shutil.copy(PROFILE, profile / "user" / "registrymodifications.xcu")
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        f"{target}:{EXPORT_FILTERS[target]}",
        "--outdir",
        str(document.parent),
        str(document),
    ]
