"""The Word document as PDF, by the LibreOffice of the machine where there is one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from analysis.texts import text

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 90

# A conversion takes as much memory as the rest of the server: one at a time.
_one_at_a_time = Lock()


class PdfError(RuntimeError):
    """A document that did not become a PDF. Its text is one sentence for the reader."""


def converter() -> str | None:
    """The path of LibreOffice, ``None`` where the machine has none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def to_pdf(document: bytes, run: Callable[[list[str]], None] | None = None) -> bytes:
    """The PDF of a .docx; ``run`` carries out a command, by default as a process with a time limit.

    The program gets a profile of its own, so that it neither waits for another user's nor changes it.
    Raises ``PdfError`` where there is no converter, it fails or it takes longer than ``SECONDS``.
    """
    program = converter()
    if program is None:
        raise PdfError(text("briefing.pdf_missing"))
    with _one_at_a_time, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "source.docx", folder / "source.pdf"
        source.write_bytes(document)
        (run or run_limited)(_command(program, source, folder))
        if not target.exists():
            raise PdfError(text("briefing.pdf_failed"))
        return target.read_bytes()


def _command(program: str, source: Path, folder: Path) -> list[str]:
    profile = (folder / "profile").as_uri()
    return [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        str(source),
    ]


def run_limited(command: list[str], seconds: float = SECONDS) -> None:
    """Run a command; past the limit end it with all processes it started."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        failed = process.wait(seconds) != 0
    except subprocess.TimeoutExpired:
        _end(process)
        raise PdfError(text("briefing.pdf_slow", seconds=round(seconds))) from None
    if failed:
        raise PdfError(text("briefing.pdf_failed"))


def _end(process: subprocess.Popen) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
