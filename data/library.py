"""The library of plans, and the only way anything gets into its folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from data.correction_frames import ISSUE_FIELDS, Frames, corrected
from data.correction_log import append, read_log
from data.correction_rows import matched
from data.corrections import (
    EARLIEST,
    LATEST,
    Correction,
    Standing,
    cell_of,
    current,
    dates_of,
    dates_value,
    districts_of,
    fingerprints,
    is_valid,
    regions_of,
    regions_value,
    undoing,
)
from data.folder_tables import FolderDamaged
from data.journal import Act, Entry, Outcome, now, read_journal
from data.loader import Plan, Plans
from data.plan import HalfYearMissing
from data.schema import HalfYear
from data.served import current_plans, read_again, read_document
from data.sources import Source, list_sources
from data.storage import StorageError
from data.versions import AlreadyStored, Seen, Upload, add_version, choose_version, find_twin

__all__ = [
    "EARLIEST",
    "ISSUE_FIELDS",
    "LATEST",
    "Act",
    "AlreadyStored",
    "Correction",
    "Entry",
    "HalfYearMissing",
    "Library",
    "Outcome",
    "Plan",
    "Plans",
    "Source",
    "Standing",
    "StorageError",
    "Upload",
    "cell_of",
    "current_plans",
    "dates_of",
    "dates_value",
    "districts_of",
    "fingerprints",
    "is_valid",
    "regions_of",
    "regions_value",
]


@dataclass(frozen=True, slots=True)
class Library:
    """A folder of plans, seen from the region ``home``.

    What writes raises ``StorageError`` where nothing was changed, and ``PlanFormatError`` where a table of
    the folder is damaged; the text of either is one Russian sentence.
    """

    folder: Path
    home: str

    def plans(self) -> Plans:
        """What :func:`current_plans` gives."""
        return current_plans(self.folder, self.home)

    def versions(self) -> list[Source]:
        """Every listed document, the versions that are not current too; none of a damaged folder."""
        try:
            return [source for source in list_sources(self.folder) if source.is_listed]
        except FolderDamaged:
            return []

    def read(self, data: bytes, name: str, half_year: HalfYear | None = None) -> Plan:
        """A document that is not in the library (yet), uncorrected; read once however often it is asked for.

        Raises ``PlanFormatError``, and ``HalfYearMissing`` where the document does not say its half-year.
        """
        return read_document(data, name=name, half_year=half_year, home=self.home)

    def preview(self, plan: Plan) -> tuple[Plan, list[tuple[Correction, Standing]]]:
        """The plan as it would be shown, and what becomes of its half-year's corrections."""
        corrections = [
            each for each in current(read_log(self.folder)) if each.half_year == plan.half_year.key
        ]
        frames = corrected(Frames(plan.events, plan.participations, plan.issues), corrections, self.home)
        shown = replace(
            plan, events=frames.events, participations=frames.participations, issues=frames.issues
        )
        found = matched(corrections, plan.events)
        return shown, [(correction, standing) for correction, standing, _ in found]

    def twin(self, data: bytes) -> Source | None:
        """The document of the library that has exactly these bytes. Raises ``StorageError``."""
        try:
            return find_twin(list_sources(self.folder), data)
        except OSError as error:
            raise StorageError(f"Папка «{self.folder}» не читается ({error.strerror}): повторите") from error

    def look_again(self, data: bytes) -> None:
        """Has the library's document of these bytes tried again, where it could not be read.

        Raises ``StorageError`` and ``FolderDamaged``.
        """
        twin = self.twin(data)
        if twin and twin.file in self.plans().failures:
            read_again(self.folder, self.home)

    def add(self, upload: Upload, *, make_current: bool) -> Source:
        """Saves a document as the next version of its half-year. Raises ``AlreadyStored`` for a known one."""
        return add_version(self.folder, upload, self._seen(), make_current=make_current, when=now())

    def choose(self, file: str, who: str = "") -> None:
        """Makes a stored version the current one."""
        choose_version(self.folder, file, self._seen(), when=now(), who=who)

    def journal(self) -> list[Entry]:
        """Who changed what, the latest last. Raises ``PlanFormatError`` where it cannot be opened."""
        return read_journal(self.folder)

    def correct(self, corrections: list[Correction], who: str = "") -> None:
        """Puts values in place of those that were read; the document stays as it is."""
        append(self.folder, [replace(each, when=now(), who=who) for each in corrections])

    def undo(self, correction: Correction, who: str = "") -> None:
        """Takes a correction back; the log keeps both."""
        append(self.folder, [undoing(correction, when=now(), who=who)])

    def corrections(self) -> list[tuple[Correction, Standing]]:
        """The corrections that stand, and what became of each; none of a damaged folder."""
        try:
            log = current(read_log(self.folder))
        except FolderDamaged:
            return []
        return [(correction, standing) for correction, standing, _ in matched(log, self.plans().events)]

    def _seen(self) -> dict[str, Seen]:
        read = self.plans().sources
        rows = zip(read["file"], read["half_year"], read["title"], strict=True)
        return {file: Seen(HalfYear.parse(key), title) for file, key, title in rows}
