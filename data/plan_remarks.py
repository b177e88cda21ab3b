"""What is said of the rows of a plan as they are read: each row's doubts, and once what is so for all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.grid import Row
from data.plan_cells import ReadRow
from data.plan_header import REQUIRED, Header
from data.plan_numbers import NumberedRow, remarks_on_numbers
from data.schema import Issue, Severity

WITHOUT_NUMBER = "Строка без номера"
NUMBERS_OF_A_PLAN = {WITHOUT_NUMBER: "Мероприятия не пронумерованы"}


STRUCK = "Зачёркнутый текст учтён: если он отменён, удалите его из документа и загрузите документ снова"
OUTSIDE = "Текст стоит вне столбцов заголовка и не учитывается"


@dataclass(slots=True)
class Remarks:
    """The issues of a plan in the order in which they were found."""

    issues: list[Issue] = field(default_factory=list)
    told: set[str] = field(default_factory=set)  # reasons that are given once

    def inform(self, read: ReadRow, text: str, reason: str, name: str = "document") -> None:
        self.note(read, name, text, reason, Severity.INFO)

    def doubt(self, read: ReadRow, name: str, text: str, reason: str) -> None:
        self.note(read, name, text, reason, Severity.WARNING)

    def note(self, read: ReadRow, name: str, text: str, reason: str, severity: Severity) -> None:
        self.issues.append(Issue(read.row, name, text, reason, severity, read.sheet))

    def of_plan(self, name: str, reason: str, text: str = "", severity: Severity = Severity.WARNING) -> None:
        """Something that is so for the whole document."""
        self.issues.append(Issue(None, name, text, reason, severity))

    def inform_once(self, read: ReadRow, text: str, reason: str, name: str) -> None:
        if text and reason not in self.told:
            self.told.add(reason)
            self.inform(read, text, reason, name)

    def check_number(self, header: Header, read: ReadRow) -> None:
        if "number" in header.fields and read.number is None:
            printed = read.own.get("number", "")
            reason = f"Номер «{printed}» не читается" if printed else WITHOUT_NUMBER
            self.doubt(read, "number", printed, reason)

    def check_required(self, read: ReadRow, texts: Mapping[str, str]) -> None:
        for name, heading in REQUIRED.items():
            if not texts[name]:
                self.doubt(read, name, "", f"Ячейка «{heading}» пуста")

    def check_struck(self, header: Header, row: Row, read: ReadRow) -> None:
        """A cancelled event may be struck out by hand, which only a person can tell."""
        struck = [cell for cell in row.cells if re.search(r"\w", cell.struck)]
        fields = header.field_of(struck[0])[:1] if len(struck) == 1 else ()
        if struck:
            text = " | ".join(" ".join(cell.struck.split()) for cell in struck)
            self.doubt(read, fields[0] if fields else "document", text, STRUCK)

    def check_outside(self, read: ReadRow) -> None:
        if read.outside:
            self.doubt(read, "document", read.outside, OUTSIDE)

    def check_cells(self, header: Header, row: Row, read: ReadRow) -> None:
        for cell in row.cells:
            fields = header.field_of(cell)
            if len(fields) > 1 and cell.text.strip():
                reason = "Ячейка занимает несколько столбцов: прочитана по первому"
                self.doubt(read, fields[0], cell.text, reason)
        if row.cells and row.cells[-1].columns.stop < header.headings[-1].columns.stop:
            reason = "В строке меньше ячеек, чем в заголовке: значения могли попасть не в свои столбцы"
            self.doubt(read, "document", " | ".join(row.texts), reason)

    def check_numbering(self, rows: Sequence[NumberedRow]) -> None:
        """Numbers such as «1.2» are not compared."""
        if any(row.is_in_section for row in rows):
            return
        for number, reason in remarks_on_numbers(rows):
            self.of_plan("number", reason, number, Severity.INFO)

    def tell_numbers_once(self, events: int) -> None:
        """One remark on what is so for all numbers of a plan, instead of one for each of its rows."""
        for of_row, of_plan in NUMBERS_OF_A_PLAN.items():
            told = [issue for issue in self.issues if issue.reason == of_row]
            if told and len(told) == events:
                self.issues = [issue for issue in self.issues if issue.reason != of_row]
                self.of_plan("number", of_plan, told[0].text, Severity.INFO)

    def in_order(self) -> list[Issue]:
        """Those about the document, then those about rows from the top down."""
        return sorted(self.issues, key=lambda issue: issue.row or 0)
