"""Old formats (.doc, .rtf, .xls), converted by LibreOffice where it is installed."""

from __future__ import annotations

from data.readers.office_program import converted, office_program
from data.readers.process import ProcessCutShort, ProcessFailed
from data.schema import PlanFormatError, Unfinished

SECONDS = 90


def read_through_office(data: bytes, source: str, target: str) -> bytes:
    """``data`` of format ``source`` as ``target`` ("docx", "xlsx").

    Raises ``PlanFormatError`` where LibreOffice fails, and ``Unfinished`` where it is not installed, takes
    over ``SECONDS``, is ended from outside or cannot be started.
    """
    program = office_program()
    if program is None:
        raise Unfinished(
            f"для файлов .{source} нужен LibreOffice: установите его или сохраните файл как .{target}"
        )
    try:
        return converted(program, data, source, target, SECONDS)
    except ProcessCutShort as error:
        raise Unfinished(f"{error}: повторите позже или сохраните файл как .{target}") from error
    except ProcessFailed as error:
        raise PlanFormatError(
            f"LibreOffice не смог прочитать файл .{source}: проверьте, что он не повреждён и не защищён "
            f"паролем, и сохраните его как .{target}"
        ) from error
