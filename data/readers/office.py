"""Old and foreign formats, converted by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from data.schema import PlanFormatError

PROGRAMS = ("soffice", "libreoffice")
TIMEOUT = 120  # seconds
IMPORT_FILTERS = {"pdf": ["--infilter=writer_pdf_import"]}


def read_through_office(data: bytes, source: str, target: str) -> bytes:
    """``data`` of format ``source`` as ``target`` ("docx", "xlsx").

    Raises ``PlanFormatError`` where LibreOffice is not installed, fails or takes over two minutes.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise PlanFormatError(
            f"для файлов .{source} нужен LibreOffice: установите его или сохраните файл как .{target}"
        )
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, f"plan.{source}")
        document.write_bytes(data)
        _convert(program, document, source, target)
        converted = document.with_suffix(f".{target}")
        if not converted.exists():
            raise PlanFormatError(
                f"LibreOffice не смог прочитать файл .{source}: сохраните его как .{target}"
            )
        return converted.read_bytes()


def _convert(program: str, document: Path, source: str, target: str) -> None:
    """Runs the conversion with a profile of its own, so that an open LibreOffice is no obstacle."""
    folder = document.parent
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += IMPORT_FILTERS.get(source, [])
    command += ["--convert-to", target, "--outdir", str(folder), str(document)]
    try:
        subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False)
    except (subprocess.TimeoutExpired, OSError) as error:
        raise PlanFormatError(
            f"LibreOffice не справился с файлом .{source}: сохраните его как .{target}"
        ) from error
