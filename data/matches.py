"""Decisions about recurring events, in a readable table beside the plans: ``matches.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pandas as pd

from data.folder_tables import damaged, read_table, table_bytes
from data.journal import Act, Entry, now, recorded
from data.sources import MATCHES_FILE
from data.storage import StorageError, write_file, writing

MATCH_COLUMNS = ("earlier", "later", "decision", "note", "earlier_title", "later_title")


class Decision(StrEnum):
    """What people decide about a pair of events: one event held again, or two events."""

    CONFIRMED = "confirmed"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Matches:
    """The table of one folder; ``editable`` says whether the person called ``who`` may change it."""

    folder: Path
    editable: bool
    who: str = ""

    def read(self) -> pd.DataFrame:
        """One row per decided pair: ``MATCH_COLUMNS`` (str); no rows where nothing was decided.

        Raises ``data.folder_tables.FolderDamaged`` where the file cannot be read.
        """
        return pd.DataFrame(self._rows(), columns=list(MATCH_COLUMNS), dtype="str")

    def record(self, decision: dict[str, str]) -> None:
        """Keep a row of ``MATCH_COLUMNS``, in place of what was decided about the pair before.

        A confirmed pair also takes the place of confirmed pairs that share an event with it. Raises
        ``StorageError`` where the table may not or could not be written.
        """
        self._replace(decision, [decision])

    def withdraw(self, earlier: str, later: str) -> None:
        """Forget what was decided about a pair; raises as ``record`` does."""
        self._replace({"earlier": earlier, "later": later, "decision": ""}, [])

    def _replace(self, decision: dict[str, str], rows: list[dict[str, str]]) -> None:
        if not self.editable:
            raise StorageError("Изменения здесь запрещены настройкой: ничего не изменено")
        with writing(self.folder):
            kept = self._rows()
            outdone = [row for row in kept if _is_outdone(row, decision)]
            others = [row for row in kept if row not in outdone]
            with recorded(self.folder, [_act(decision, outdone, self.who)]):
                write_file(self.folder / MATCHES_FILE, table_bytes(MATCH_COLUMNS, [*others, *rows]))

    def _rows(self) -> list[dict[str, str]]:
        rows = read_table(self.folder / MATCHES_FILE, MATCH_COLUMNS)
        if any(row["decision"] not in set(Decision) for row in rows):
            raise damaged(MATCHES_FILE)
        return rows


def _act(decision: dict[str, str], outdone: list[dict[str, str]], who: str) -> Entry:
    """The line of the journal; a withdrawn pair is called as it was when it was decided."""
    act = Act(decision["decision"]) if decision["decision"] else Act.WITHDRAWN
    named = next(iter(outdone), decision) if act is Act.WITHDRAWN else decision
    titles = [named.get(f"{side}_title") or named[side] for side in ("earlier", "later")]
    return Entry(
        when=now(),
        who=who,
        act=act,
        subject=" ↔ ".join(titles),
        before=", ".join(row["decision"] for row in outdone),
        after=decision["decision"],
        note=decision.get("note", ""),
    )


def _is_outdone(row: dict[str, str], decision: dict[str, str]) -> bool:
    """Whether a decision takes the place of a kept one: an event is held again in one other event."""
    same = [row[side] == decision[side] for side in ("earlier", "later")]
    both_confirmed = row["decision"] == decision["decision"] == Decision.CONFIRMED
    return any(same) if both_confirmed else all(same)
