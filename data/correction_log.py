"""``corrections.csv`` beside the plans: every correction and every taking back, in order, none erased."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path

from data.corrections import Correction, is_valid
from data.folder_tables import FolderDamaged, read_table, table_bytes
from data.schema import Correctable
from data.sources import CORRECTIONS_FILE
from data.storage import write_file, writing

COLUMNS = tuple(field.name for field in fields(Correction))


def read_log(folder: Path) -> list[Correction]:
    """The lines of the log in order. Raises ``FolderDamaged`` where one cannot be understood."""
    return [_correction(line) for line in read_table(folder / CORRECTIONS_FILE, COLUMNS)]


def append(folder: Path, corrections: list[Correction]) -> None:
    """Adds lines to the log, all or none.

    Raises ``StorageError`` where they cannot be written, ``FolderDamaged`` where the log cannot be read.
    """
    with writing(folder):
        log = [*read_log(folder), *corrections]
        write_file(folder / CORRECTIONS_FILE, table_bytes(COLUMNS, map(asdict, log)))


def _correction(line: dict[str, str]) -> Correction:
    texts = {name: line[name] for name in COLUMNS}
    try:
        correction = Correction(**texts | {"field": Correctable(line["field"])})
    except ValueError as error:
        raise _not_understood(line) from error
    if correction.value and not is_valid(correction.field, correction.value):
        raise _not_understood(line)
    return correction


def _not_understood(line: dict[str, str]) -> FolderDamaged:
    return FolderDamaged(
        f"{CORRECTIONS_FILE}: непонятное значение «{line['value']}» (мероприятие «{line['title'][:60]}»),"
        " восстановите файл из резервной копии папки с планами"
    )
