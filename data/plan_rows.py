"""Body rows of the plan's table → events: departments, numbers, merged cells filled down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from data.grid import Cell, Row
from data.plan_header import REQUIRED, Header
from data.plan_layout import Layout, Part, merged_into_one
from data.schema import Issue, Severity

FIELDS = ("regions_text", "title", "dates_text", "venue", "content", "participants")
FILLED_DOWN = ("regions_text", "dates_text", "venue", "content", "participants")

NUMBER = re.compile(r"\W*(\d{1,4})\s*[.)]?\s*")
ROMAN_NUMBER = re.compile(r"[IVXІХ]{1,5}[.)]?")
TOTAL = re.compile(r"\W*(?:итого|всего)\b", re.IGNORECASE)
WITHOUT_NUMBER = "Строка без номера"
SECTION_FIELDS = 3  # a cell over so many headings is a section row, though a number stands before it
EVENT_TEXTS = 3  # an unnumbered row of so many cells is an event, fewer after the last one are a note


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One event as the document has it: ``texts`` by field, outer white space taken off."""

    row: int
    number: int | None
    department: str
    texts: dict[str, str]
    inherited: tuple[str, ...] = ()


def read_rows(layout: Layout) -> tuple[list[PlanRow], list[Issue]]:
    """The events of the plan in order, and what is doubtful about its rows."""
    reader = _RowReader()
    for part in layout.parts:
        for row in part.rows:
            reader.read(part, row)
    return reader.finish()


@dataclass(slots=True)
class _Read:
    """One row under its headings."""

    row: int
    own: dict[str, str]
    continued: set[str]
    section: str = ""

    @property
    def number(self) -> int | None:
        found = NUMBER.fullmatch(self.own.get("number", ""))
        return int(found[1]) if found else None

    @property
    def text(self) -> str:
        return self.section or " | ".join(text for text in self.own.values() if text)


@dataclass(slots=True)
class _RowReader:
    """Goes down the rows, remembering the department and the event above."""

    events: list[PlanRow] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    department: str = ""
    pending: list[_Read] = field(default_factory=list)  # since the last event: maybe under the table
    above: PlanRow | None = None

    def read(self, part: Part, row: Row) -> None:
        read = _under_headings(part.header, row)
        if TOTAL.match(row.texts[0] if row.texts else ""):
            self._inform(row.number, row.texts[0], "Итоговая строка мероприятием не считается")
        elif section := _section(part.header, row, read):
            self.pending.append(replace(read, section=section))
        elif read.number is not None and not _has_content(read):
            self._doubt(row.number, "number", read.text, "В строке только номер: мероприятием не считается")
        elif _may_be_note(part.header, read):
            self.pending.append(read)
        else:
            self._settle(part)
            self._add(part, row, read)

    def finish(self) -> tuple[list[PlanRow], list[Issue]]:
        """Sections and short rows after the last event are the text under the table."""
        for read in self.pending:
            self._inform(read.row, read.text, "Текст после мероприятий не относится к таблице")
        self._tell_numbers_once()
        if self.events and not any(event.department for event in self.events):
            self._doubt(None, "department", "", "В таблице нет строк с названием ведомства")
        return self.events, sorted(self.issues, key=lambda issue: issue.row or 0)

    def _tell_numbers_once(self) -> None:
        """One remark on a plan without numbers, instead of one for each of its rows."""
        unnumbered = [issue for issue in self.issues if issue.reason == WITHOUT_NUMBER]
        if unnumbered and len(unnumbered) == len(self.events):
            self.issues = [issue for issue in self.issues if issue.reason != WITHOUT_NUMBER]
            self.issues.append(Issue(None, "number", "", "Мероприятия не пронумерованы", Severity.INFO))

    def _settle(self, part: Part) -> None:
        """What stands above another event is in the table: sections open, short rows are events."""
        for read, following in zip_longest(self.pending, self.pending[1:]):
            if not read.section:
                self._event(part, read)
                self._doubt(read.row, "title", read.text, "Строка заполнена не полностью и без номера")
            elif following and following.section:
                self._inform(read.row, read.section, "Раздел без мероприятий")
            else:
                self.department, self.above = read.section, None
        self.pending = []

    def _add(self, part: Part, row: Row, read: _Read) -> None:
        if self.above and {"number", "title"} <= read.continued:
            self._extend(read)
            return
        if not self.department or "department" in read.own:
            self.department = _one_line(read.own.get("department", "")) or self.department
        self._event(part, read)
        self._check_cells(part.header, row)

    def _event(self, part: Part, read: _Read) -> None:
        self._check_number(part.header, read)
        texts = {name: read.own.get(name, "") for name in FIELDS}
        inherited = self._fill_down(part, read, texts)
        self._check_required(read, texts)
        self.above = PlanRow(read.row, read.number, self.department, texts, inherited)
        self.events.append(self.above)

    def _fill_down(self, part: Part, read: _Read, texts: dict[str, str]) -> tuple[str, ...]:
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
                reason = f"Ячейка пуста: принято, что она объединена с ячейкой выше (строка {self._origin(name)})"
                self._inform(read.row, texts[name], reason, name)
        return tuple(merged)

    def _origin(self, name: str) -> int:
        """The row whose own cell the event above shows."""
        return next(event.row for event in reversed(self.events) if name not in event.inherited)

    def _extend(self, read: _Read) -> None:
        """Adds a row whose number and title are merged with the event above to that event."""
        self.events.pop()
        texts = {
            name: "\n".join(filter(None, (text, read.own.get(name, "")))) for name, text in self.above.texts.items()
        }
        self.above = replace(self.above, texts=texts)
        self.events.append(self.above)
        self._inform(read.row, read.text, f"Строка продолжает мероприятие строки {self.above.row}")

    def _check_number(self, header: Header, read: _Read) -> None:
        if "number" in header.fields and read.number is None:
            printed = read.own.get("number", "")
            reason = f"Номер «{printed}» не читается" if printed else WITHOUT_NUMBER
            self._doubt(read.row, "number", printed, reason)

    def _check_required(self, read: _Read, texts: dict[str, str]) -> None:
        for name, heading in REQUIRED.items():
            if not texts[name]:
                self._doubt(read.row, name, "", f"Ячейка «{heading}» пуста")

    def _check_cells(self, header: Header, row: Row) -> None:
        for cell in row.cells:
            fields = header.field_of(cell)
            if len(fields) > 1 and cell.text.strip():
                self._doubt(row.number, fields[0], cell.text, "Ячейка занимает несколько столбцов: прочитана по первому")
        if row.cells and row.cells[-1].columns.stop < header.headings[-1].columns.start:
            self._doubt(row.number, "title", " | ".join(row.texts), "В строке меньше ячеек, чем столбцов в заголовке")

    def _inform(self, row: int, text: str, reason: str, name: str = "document") -> None:
        self.issues.append(Issue(row, name, text, reason, Severity.INFO))

    def _doubt(self, row: int | None, name: str, text: str, reason: str) -> None:
        self.issues.append(Issue(row, name, text, reason, Severity.WARNING))


def _under_headings(header: Header, row: Row) -> _Read:
    """The row's texts by field; cells that are off the grid are matched by order, if as many."""
    cells: dict[str, list[Cell]] = {}
    starts = [heading.columns.start for heading in header.headings]
    on_grid = all(cell.column in starts for cell in row.cells)
    in_order = not on_grid and len(row.cells) == len(starts)
    for position, cell in enumerate(row.cells):
        fields = [header.headings[position].field] if in_order else header.field_of(cell)[:1]
        for name in filter(None, fields):
            cells.setdefault(name, []).append(cell)
    own = {name: merged_into_one(cell for cell in found if not cell.continues) for name, found in cells.items()}
    return _Read(row.number, own, {name for name, found in cells.items() if all(cell.continues for cell in found)})


def _section(header: Header, row: Row, read: _Read) -> str:
    """The text of a section row: alone in its row, or so wide that only a number stands before it."""
    filled = [cell for cell in row.cells if cell.text.strip()]
    if not filled or any(cell.continues for cell in row.cells):
        return ""
    text = filled[-1].text.strip()
    alone = len(filled) == 1 and not NUMBER.fullmatch(text)
    before = read.own.get("number", "")
    headed = len(filled) == 2 and before == filled[0].text.strip()
    wide = len(header.field_of(filled[-1])) >= SECTION_FIELDS or ROMAN_NUMBER.fullmatch(before)
    return _one_line(text) if alone or (headed and wide) else ""


def _has_content(read: _Read) -> bool:
    return bool(read.continued - {"number"}) or any(text for name, text in read.own.items() if name != "number")


def _may_be_note(header: Header, read: _Read) -> bool:
    """An unnumbered row too short for an event, such as «Начальник управления … И. И. Иванов»."""
    filled = {name for name, text in read.own.items() if text}
    if "number" in header.fields and read.number is not None or read.continued:
        return False
    return len(filled) < EVENT_TEXTS and not ("title" in filled and filled & {"regions_text", "dates_text"})


def _one_line(text: str) -> str:
    return " ".join(text.split())
