"""Body rows of the plan's table → events: departments, numbers, merged cells filled down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from data.grid import Row
from data.plan_cells import TOTAL, ReadRow, has_content, may_be_note, section_text, under_headings
from data.plan_departments import names_department
from data.plan_layout import Layout, Part
from data.plan_numbers import NumberedRow
from data.plan_remarks import Remarks
from data.plan_sections import Heading, opened
from data.schema import Issue

FIELDS = ("regions_text", "title", "dates_text", "venue", "content", "participants")
FILLED_DOWN = ("regions_text", "dates_text", "venue", "content", "participants")

DAYS_ONLY = re.compile(r"[\d\s,;и–—-]*")

FROM_COLUMN = "Ведомства взяты из столбца таблицы, а не из строк раздела"
NOT_FROM_COLUMN = "Ведомства взяты из строк раздела, а не из столбца таблицы"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One event as the document has it: ``texts`` by field, outer white space taken off."""

    row: int
    number: int | None
    department: str
    texts: dict[str, str]
    inherited: tuple[str, ...] = ()
    sheet: str = ""
    number_section: str = ""


def read_rows(layout: Layout) -> tuple[list[PlanRow], list[Issue]]:
    """The events of the plan in order, and what is doubtful about its rows."""
    reader = _RowReader()
    for part in layout.parts:
        reader.begin(part)
        for row in part.rows:
            reader.read(part, row)
    return reader.finish()


@dataclass(slots=True)
class _RowReader:
    """Goes down the rows, remembering the department and the event above."""

    events: list[PlanRow] = field(default_factory=list)
    remarks: Remarks = field(default_factory=Remarks)
    heading: Heading = field(default_factory=Heading)
    column_department: str = ""
    origins: dict[str, int] = field(default_factory=dict)  # the row whose own cell the event above shows
    pending: list[ReadRow] = field(default_factory=list)  # since the last event: maybe under the table
    above: PlanRow | None = None
    numbers: list[NumberedRow] = field(default_factory=list)

    def begin(self, part: Part) -> None:
        if part.caption:
            self._open(Heading(part.caption))

    def read(self, part: Part, row: Row) -> None:
        read = under_headings(part.header, row, part.sheet)
        self.remarks.check_struck(part.header, row, read)
        if TOTAL.match(row.texts[0] if row.texts else ""):
            self.remarks.inform(read, row.texts[0], "Итоговая строка мероприятием не считается")
        elif section := section_text(part.header, row, read):
            self.pending.append(replace(read, section=section))
        else:
            self.remarks.check_outside(read)
            self._read_cells(part, row, read)

    def _read_cells(self, part: Part, row: Row, read: ReadRow) -> None:
        """A row that is neither a total nor a section."""
        if read.number is not None and not has_content(read):
            self.remarks.doubt(read, "number", read.text, "В строке только номер: мероприятием не считается")
            self._count(read, self.heading.department, is_event=False)
        elif may_be_note(part.header, read):
            self.pending.append(read)
        else:
            self._settle(part)
            self._add(part, row, read)

    def finish(self) -> tuple[list[PlanRow], list[Issue]]:
        """Sections and short rows after the last event are the text under the table."""
        for read in self.pending:
            self.remarks.inform(read, read.text, "Текст после мероприятий не относится к таблице")
        self.remarks.check_numbering(self.numbers)
        self.remarks.tell_numbers_once(len(self.events))
        if not self.events:
            self.remarks.of_plan("document", "В таблице плана не найдено ни одного мероприятия")
        if self.events and not any(event.department for event in self.events):
            self.remarks.of_plan("department", "В таблице нет строк с названием ведомства")
        return self.events, self.remarks.in_order()

    def _settle(self, part: Part) -> None:
        """What stands above another event is in the table: sections open, short rows are events."""
        for is_section, reads in groupby(self.pending, key=lambda read: bool(read.section)):
            if is_section:
                self._open(opened(list(reads), self.heading))
                continue
            for read in reads:
                self._event(part, read)
                self.remarks.doubt(read, "title", read.text, "Строка заполнена не полностью и без номера")
        self.pending = []

    def _open(self, heading: Heading) -> None:
        if heading.department != self.heading.department:
            self.above, self.column_department = None, ""
        self.heading = heading
        for read, reason, severity in heading.remarks:
            self.remarks.note(read, "document", read.section, reason, severity)

    def _add(self, part: Part, row: Row, read: ReadRow) -> None:
        if self.above and {"number", "title"} <= read.continued:
            self._extend(read)
            return
        self._event(part, read)
        self.remarks.check_cells(part.header, row, read)

    def _event(self, part: Part, read: ReadRow) -> None:
        self.remarks.check_number(part.header, read)
        texts = {name: read.own.get(name, "") for name in FIELDS}
        texts["dates_text"] = self._with_month(read, texts["dates_text"])
        inherited = self._fill_down(part, read, texts)
        self.remarks.check_required(read, texts)
        self.origins |= dict.fromkeys(set(FIELDS) - set(inherited), read.row)
        self.above = PlanRow(
            read.row,
            read.number,
            self._department(read),
            texts,
            inherited,
            read.sheet,
            read.number_section,
        )
        self.events.append(self.above)
        self._count(read, self.above.department)

    def _count(self, read: ReadRow, department: str, *, is_event: bool = True) -> None:
        in_section = bool(read.number_section)
        self.numbers.append(NumberedRow(read.row, read.number, department, read.sheet, is_event, in_section))

    def _department(self, read: ReadRow) -> str:
        """That of the section row; of the column where there is none or it names no public body."""
        of_section = self.heading.department
        self.column_department = read.department or self.column_department
        if not self.column_department or names_department(of_section):
            if of_section:
                of_column = read.own.get("department", "")
                self.remarks.inform_once(read, of_column, NOT_FROM_COLUMN, "department")
            return of_section
        self.remarks.inform_once(read, of_section, FROM_COLUMN, "department")
        return self.column_department

    def _with_month(self, read: ReadRow, dates: str) -> str:
        """«15–20» in a section headed «Январь» is of January."""
        if not self.heading.month or not DAYS_ONLY.fullmatch(dates):
            return dates
        self.remarks.inform(read, dates, f"Месяц взят из строки раздела: {self.heading.month}", "dates_text")
        return f"{dates}\n{self.heading.month}".strip()

    def _fill_down(self, part: Part, read: ReadRow, texts: dict[str, str]) -> tuple[str, ...]:
        """Fills in the cells merged with the row above: by the mark, or where there are none, if empty."""
        if not self.above:
            return ()
        merged = [
            name
            for name in FILLED_DOWN
            if self.above.texts[name]
            and not texts[name]
            and (name in read.continued or (not part.knows_merges and name in part.header.fields))
        ]
        for name in merged:
            texts[name] = self.above.texts[name]
            if not part.knows_merges:
                reason = "Ячейка пуста: принято, что она объединена с ячейкой выше"
                self.remarks.inform(read, texts[name], f"{reason} (строка {self.origins[name]})", name)
        return tuple(merged)

    def _extend(self, read: ReadRow) -> None:
        """Adds a row whose number and title are merged with the event above to that event."""
        self.events.pop()
        added = {name: read.own[name] for name in FIELDS if read.own.get(name)}
        texts = {
            name: f"{text}\n{added[name]}" if name in added else text
            for name, text in self.above.texts.items()
        }
        self.above = replace(self.above, texts=texts)
        self.events.append(self.above)
        self.remarks.inform(read, read.text, f"Строка продолжает мероприятие строки {self.above.row}")
