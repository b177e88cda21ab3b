"""Old formats (.doc, .rtf, .xls), converted by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from threading import Lock

from data.readers.process import ProcessFailed, run
from data.schema import PlanFormatError

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 90
EXPORT_FILTERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML"}

# A document is a stranger: its macros do not run, and nothing that it links to is fetched.
PROFILE = Path(__file__).with_name("office_profile.xcu")
NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")

# A conversion takes as much memory as the rest of the server.
_one_at_a_time = Lock()


def read_through_office(data: bytes, source: str, target: str) -> bytes:
    """``data`` of format ``source`` as ``target`` ("docx", "xlsx").

    Raises ``PlanFormatError`` where LibreOffice is not installed, fails or takes over ``SECONDS``.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise PlanFormatError(
            f"для файлов .{source} нужен LibreOffice: установите его или сохраните файл как .{target}"
        )
    with _one_at_a_time, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        document = folder / f"plan.{source}"
        document.write_bytes(data)
        try:
            run(_command(program, document, target), seconds=SECONDS, environment=NO_NETWORK)
            return document.with_suffix(f".{target}").read_bytes()
        except (ProcessFailed, FileNotFoundError) as error:
            raise PlanFormatError(
                f"LibreOffice не смог прочитать файл .{source}: проверьте, что он не повреждён и не защищён "
                f"паролем, и сохраните его как .{target}"
            ) from error


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
