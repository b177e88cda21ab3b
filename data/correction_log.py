"""``corrections.csv`` beside the plans: every correction and every taking back, in order, none erased."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path

from data.corrections import Correction, current, is_valid
from data.folder_tables import FolderDamaged, read_table, table_bytes
from data.journal import Act, Entry, recorded
from data.schema import Correctable, HalfYear
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
        log = read_log(folder)
        with recorded(folder, _acts(log, corrections)):
            write_file(folder / CORRECTIONS_FILE, table_bytes(COLUMNS, map(asdict, [*log, *corrections])))


def _acts(log: list[Correction], corrections: list[Correction]) -> list[Entry]:
    """A line of the journal for each: what held before, an earlier correction or the cell, and what now."""
    held = {correction.target: correction.value for correction in current(log)}
    return [
        Entry(
            when=each.when,
            who=each.who,
            act=Act.CORRECTED if each.value else Act.UNDONE,
            half_year=each.half_year,
            subject=f"{each.number}. {each.title}" if each.number else each.title,
            field=each.field.value,
            before=held.get(each.target, each.cell),
            after=each.value or each.cell,
            note=each.note,
        )
        for each in corrections
    ]


def _correction(line: dict[str, str]) -> Correction:
    texts = {name: line[name] for name in COLUMNS}
    try:
        correction = Correction(**texts | {"field": Correctable(line["field"])})
        HalfYear.parse(correction.half_year)
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
