"""What the rows between events say: a department, a month, a theme, or nothing but a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from data.plan_cells import ReadRow
from data.plan_departments import names_department
from data.schema import Severity

REMARK = re.compile(r"\W*(?:примечани|справочно|внимание|сноск)|\s*\*", re.IGNORECASE)
SENTENCE = 5  # words; so many with a full stop after them are a remark
_MONTHS = "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"
MONTH = re.compile(rf"\W*({_MONTHS})(?:\s+\d{{4}}\s*(?:г\w*)?)?\W*", re.IGNORECASE)

WITHOUT_EVENTS = "Раздел без мероприятий"
NOT_A_DEPARTMENT = "Строка раздела не называет ведомства и не учитывается"
A_REMARK = "Примечание между строками таблицы не учитывается"
TAKEN_FOR_REMARK = "Строка похожа на примечание: за название ведомства не принята"
UNLIKE_OTHERS = "В строке раздела, в отличие от предыдущей, не названо ведомство: принята за его название"


@dataclass(slots=True)
class Heading:
    """What stands above the events: ``nested`` where a theme came below the department."""

    department: str = ""
    month: str = ""
    nested: bool = False
    remarks: list[tuple[ReadRow, str, Severity]] = field(default_factory=list)


def opened(rows: list[ReadRow], above: Heading) -> Heading:
    """The heading after section rows in a run, none of them with events of its own."""
    found = Heading(above.department, above.month, above.nested)
    themes: list[ReadRow] = []
    bodies: list[ReadRow] = []
    for row in rows:
        if MONTH.fullmatch(row.section):
            found.month = MONTH.fullmatch(row.section)[1].lower()
        elif REMARK.match(row.section):
            found.remarks.append((row, A_REMARK, Severity.INFO))
        elif names_department(row.section):
            bodies.append(row)
        elif row.section.endswith(".") and len(row.section.split()) >= SENTENCE:
            found.remarks.append((row, TAKEN_FOR_REMARK, Severity.WARNING))
        else:
            themes.append(row)
    if bodies:
        _open_department(found, bodies, themes)
    elif themes:
        _open_theme(found, themes)
    return found


def _open_department(found: Heading, bodies: list[ReadRow], themes: list[ReadRow]) -> None:
    found.department, found.month = bodies[-1].section, ""
    found.nested = any(theme.row > bodies[-1].row for theme in themes)
    found.remarks += [(row, WITHOUT_EVENTS, Severity.INFO) for row in bodies[:-1]]
    found.remarks += [(row, NOT_A_DEPARTMENT, Severity.INFO) for row in themes]


def _open_theme(found: Heading, themes: list[ReadRow]) -> None:
    if found.nested:
        found.remarks += [(row, NOT_A_DEPARTMENT, Severity.INFO) for row in themes]
        return
    found.remarks += [(row, WITHOUT_EVENTS, Severity.INFO) for row in themes[:-1]]
    if names_department(found.department):
        found.remarks.append((themes[-1], UNLIKE_OTHERS, Severity.WARNING))
    found.department, found.month = themes[-1].section, ""
