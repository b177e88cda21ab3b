"""Old formats (.doc, .rtf, .xls), converted by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from data.readers.process import ProcessCutShort, ProcessFailed, run
from data.schema import PlanFormatError, Unfinished

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 90
EXPORT_FILTERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML"}

# A document is a stranger: its macros do not run, and nothing that it links to is fetched.
PROFILE = Path(__file__).with_name("office_profile.xcu")
NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")


def read_through_office(data: bytes, source: str, target: str) -> bytes:
    """``data`` of format ``source`` as ``target`` ("docx", "xlsx").

    Raises ``PlanFormatError`` where LibreOffice fails, and ``Unfinished`` where it is not installed, takes
    over ``SECONDS``, is ended from outside or cannot be started.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise Unfinished(
            f"для файлов .{source} нужен LibreOffice: установите его или сохраните файл как .{target}"
        )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        document = folder / f"plan.{source}"
        document.write_bytes(data)
        try:
            run(_command(program, document, target), seconds=SECONDS, environment=NO_NETWORK)
            return document.with_suffix(f".{target}").read_bytes()
        except ProcessCutShort as error:
            raise Unfinished(f"{error}: повторите позже или сохраните файл как .{target}") from error
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
