"""PDF documents, read in a process of their own: a hostile one is cut short without harm to the server."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from data.grid import Cell, Grid, Row, Table
from data.readers.archive import DAMAGED
from data.readers.counts import allow_cells
from data.readers.process import ProcessCutShort, ProcessFailed, run
from data.schema import Issue, PlanFormatError, Severity, Unfinished

SECONDS = 90  # a page of a plan takes a sixth of a second
PROJECT = Path(__file__).resolve().parents[2]


def read_portable_document(data: bytes, name: str) -> Grid:
    """Lines and ruled tables; a table goes on over the pages, and so does a row that a page break cuts.

    Raises ``PlanFormatError`` for a document that is damaged, protected or scanned, and ``Unfinished``
    where reading it takes over ``SECONDS``, is ended from outside or cannot begin.
    """
    command = [sys.executable, "-m", "data.readers.portable_pages"]
    try:
        found = json.loads(run(command, seconds=SECONDS, given=data, folder=PROJECT))
    except ProcessCutShort as error:
        raise Unfinished(f"{error}: повторите позже или сохраните документ как .docx") from error
    except (ProcessFailed, ValueError) as error:
        raise PlanFormatError(DAMAGED) from error
    if "failure" in found:
        raise PlanFormatError(found["failure"])
    blocks = [block if isinstance(block, str) else _table(block) for block in found["blocks"]]
    allow_cells(sum(len(row.cells) for block in blocks if isinstance(block, Table) for row in block.rows))
    notes = [
        Issue(row, "document", text, reason, Severity(severity))
        for row, text, reason, severity in found["notes"]
    ]
    return Grid(blocks, notes)


def _table(rows: list) -> Table:
    return Table([Row(number, tuple(Cell(*cell) for cell in cells)) for number, cells in enumerate(rows, 1)])
