"""Which tokens in a row make a period: a table of patterns, each with its builder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from data.date_periods import APPROXIMATE, LAST, Period, numbered, third
from data.date_text import Token
from data.schema import Doubt, Severity

Values = dict[str, object]
Builder = Callable[[str, Values], Period | None]

# Months after December belong to the next year.
SEASONS = {1: (12, 14), 2: (3, 5), 3: (6, 8), 4: (9, 11)}
HOLIDAYS = {1: (12, 13), 2: (3, 4), 3: (6, 8), 4: (10, 11)}
SCHOOL_YEAR = (9, 17)
WHOLE_YEAR = (1, 12)


def _months(values: Values) -> tuple[int, int] | None:
    return (values["month"], values["month"]) if "month" in values else None


def _first_year(values: Values) -> int | None:
    return values["years"][0] if "years" in values else values.get("year")


def _date(text: str, values: Values) -> Period | None:
    day, month, year = values["date"]
    return numbered("day", day, text, (month, month), year)


def _month_year(text: str, values: Values) -> Period:
    month, year = values["month_year"]
    return Period("month", text, month, (month, month), year)


def _whole_month(text: str, values: Values) -> Period:
    return Period("month", text, months=_months(values), year=values.get("year"))


def _counted(unit: str) -> Builder:
    def build(text: str, values: Values) -> Period | None:
        number = LAST if "last" in values else values["number"]
        return numbered(unit, number, text, _months(values), values.get("year"))

    return build


def _tens_of_month(text: str, values: Values) -> Period | None:
    return numbered("tens", values["tens"], text, _months(values), values.get("year"))


def _edge_of_month(text: str, values: Values) -> Period | None:
    return numbered("edge", values["edge"], text, _months(values), values.get("year"))


def _edge_of(container: Builder) -> Builder:
    def build(text: str, values: Values) -> Period | None:
        whole = container(text, values)
        doubts = (Doubt(text, APPROXIMATE, Severity.INFO),)
        return whole and replace(whole, months=third(values["edge"], whole.months), doubts=doubts)

    return build


def _year(text: str, values: Values) -> Period:
    return Period("year", text, months=WHOLE_YEAR, year=values.get("year"))


def _month_to_year(text: str, values: Values) -> Period:
    first, last = values["years"]
    doubt = Doubt(text, "Конец срока назван только годом: учтён до конца года")
    months = (values["month"], 12 * (last - first + 1))
    return Period("year", text, months=months, year=first, doubts=(doubt,))


def _years(text: str, values: Values) -> Period:
    first, last = values["years"]
    return Period("year", text, months=(1, 12 * (last - first + 1)), year=first)


def _school_year(text: str, values: Values) -> Period:
    doubt = Doubt(text, "Учебный год учтён как сентябрь – май", Severity.INFO)
    return Period("year", text, months=SCHOOL_YEAR, year=_first_year(values), doubts=(doubt,))


def _season(text: str, values: Values) -> Period:
    months = SEASONS[values["season"]]
    is_unclear = values["season"] == 1 and "years" not in values
    severity = Severity.WARNING if is_unclear else Severity.INFO
    doubt = Doubt(text, "Время года учтено по календарным месяцам", severity)
    return Period("season", text, months=months, year=_first_year(values), doubts=(doubt,))


def _holidays(text: str, values: Values) -> Period:
    doubt = Doubt(text, "Дни каникул и праздников не указаны: учтены месяцы, на которые они приходятся")
    return Period(
        "season", text, months=HOLIDAYS[values["holidays"]], year=_first_year(values), doubts=(doubt,)
    )


def _plan_half_year(text: str, values: Values) -> Period:
    return Period("half_year", text, year=values.get("year"))


def _lone_number(text: str, values: Values) -> Period:
    return Period("", text, values["number"])


# The first pattern that fits a place of the cell is taken; "?" marks what may be missing.
PATTERNS: tuple[tuple[str, Builder], ...] = (
    ("date", _date),
    ("month_year", _month_year),
    ("years school_year", _school_year),
    ("year school_year", _school_year),
    ("school_year years", _school_year),
    ("school_year", _school_year),
    ("number day_word? month month_word? year?", _counted("day")),
    ("month years", _month_to_year),
    ("month month_word? year?", _whole_month),
    ("number decade month? month_word? year?", _counted("decade")),
    ("last decade month? month_word? year?", _counted("decade")),
    ("tens month? month_word? year?", _tens_of_month),
    ("number week month? month_word? year?", _counted("week")),
    ("last week month? month_word? year?", _counted("week")),
    ("number weekday month year?", _counted("week")),
    ("last weekday month year?", _counted("week")),
    ("number half_of month month_word? year?", _counted("half_of")),
    ("number half_of year", _counted("half_year")),
    ("number half_of year_word", _counted("half_year")),
    ("number half_of", _counted("half_of")),
    ("number half_year year?", _counted("half_year")),
    ("number quarter year?", _counted("quarter")),
    ("edge month month_word? year?", _edge_of_month),
    ("edge number quarter year?", _edge_of(_counted("quarter"))),
    ("edge number half_year year?", _edge_of(_counted("half_year"))),
    ("edge year", _edge_of(_year)),
    ("edge year_word", _edge_of(_year)),
    ("edge", _edge_of_month),
    ("season years", _season),
    ("season year?", _season),
    ("holidays years", _holidays),
    ("holidays year?", _holidays),
    ("half_year year?", _plan_half_year),
    ("years", _years),
    ("year", _year),
    ("number", _lone_number),
)
Steps = Sequence[tuple[str, bool]]  # the kind of each token, and whether it may be missing


def _by_first_kind() -> dict[str, list[tuple[Steps, Builder]]]:
    """The patterns that can begin with a kind of token, in the order of ``PATTERNS``."""
    found: dict[str, list[tuple[Steps, Builder]]] = {}
    for pattern, build in PATTERNS:
        steps = [(step.rstrip("?"), step.endswith("?")) for step in pattern.split()]
        found.setdefault(steps[0][0], []).append((steps, build))
    return found


_BY_FIRST_KIND = _by_first_kind()


def periods(tokens: Sequence[Token]) -> list[Period | Token]:
    """The tokens with every run that makes a period replaced by it."""
    items: list[Period | Token] = []
    place = 0
    while place < len(tokens):
        taken, item = _first_fit(tokens, place)
        items.append(item)
        place += taken
    return items


def _first_fit(tokens: Sequence[Token], place: int) -> tuple[int, Period | Token]:
    for steps, build in _BY_FIRST_KIND.get(tokens[place].kind, ()):
        found = _match(steps, tokens, place)
        if found:
            period = build(" ".join(token.text for token in found), {t.kind: t.value for t in found})
            if period is not None:
                return len(found), period
    return 1, tokens[place]


def _match(steps: Steps, tokens: Sequence[Token], place: int) -> list[Token]:
    found: list[Token] = []
    for kind, may_be_missing in steps:
        at = place + len(found)
        if at < len(tokens) and tokens[at].kind == kind:
            found.append(tokens[at])
        elif not may_be_missing:
            return []
    return found
