"""Two invented plans that between them bring out every finding; the words were worked out by hand."""

from datetime import date

import pytest
from invented_plans import EARLIER, HOME, LATER, event, plans

from analysis.overview.findings import findings
from analysis.selection import Selection, select

CULTURE, SCHOOLS, SPORT = (
    "Департамент по культуре",
    "Департамент по образованию и науке",
    "Департамент по физической культуре и спорту",
)


def on(half_year, position, regions, department, day, kind="forum"):
    return event(half_year, position, regions, department=department, start=day, end=day, kind=kind)


UNEVEN = [
    on(EARLIER, 1, "BRY KLU", CULTURE, date(2023, 7, 5)),
    on(EARLIER, 2, "BRY", CULTURE, date(2023, 8, 1)),
    on(EARLIER, 3, "MOW SPE TUL", SPORT, date(2023, 8, 9), "competition"),
    on(EARLIER, 4, "TUL", SPORT, date(2023, 8, 20), "competition"),
    on(EARLIER, 5, "", SCHOOLS, date(2023, 9, 1)),
]
EVEN = [
    on(LATER, 1, "BRY KLU MOS PSK TVE", CULTURE, date(2024, 1, 15)),
    on(LATER, 2, "BRY", SCHOOLS, date(2024, 2, 15)),
    on(LATER, 3, "TUL", SPORT, date(2024, 3, 15), "competition"),
    on(LATER, 4, "BRY", CULTURE, date(2024, 4, 15)),
    on(LATER, 5, "BRY", CULTURE, date(2024, 5, 15)),
    on(LATER, 6, "BRY", CULTURE, date(2024, 6, 15)),
]
OF_UNEVEN = [
    (
        "neighbours",
        "Соседи без мероприятий: Московская область, Псковская область и Тверская область.",
        [1, 2],
    ),
    (
        "fullest_month",
        "Больше всего мероприятий в августе — 3; в октябре, в ноябре и в декабре мероприятий нет.",
        [2, 3, 4],
    ),
    (
        "districts",
        "Ни одного мероприятия: ЮФО, СКФО, ПФО, УФО, СФО, ДФО и регионы вне округов — 60 регионов.",
        [],
    ),
    ("widest_department", "Больше всего партнёров у направления «Спорт»: 3 региона из 5.", [3, 4]),
    (
        "tournaments_only",
        "Только через соревнования — 3 региона: Москва, Санкт-Петербург и Тульская область.",
        [3, 4],
    ),
]
OF_EVEN = [
    (
        "changed",
        "По сравнению с планом на II полугодие 2023 появились: 3 — Московская область (1), "
        "Псковская область (1) и Тверская область (1); выбыли: 2 — Москва (1) и Санкт-Петербург (1).",
        [1, 3],
    ),
    ("busiest_partners", "Больше всего мероприятий с Брянской областью — 5.", [1, 2, 4, 5, 6]),
    ("widest_department", "Больше всего партнёров у направления «Культура»: 5 регионов из 6.", [1, 4, 5, 6]),
    (
        "districts",
        "Ни одного мероприятия: ЮФО, СКФО, ПФО, УФО, СФО, ДФО и регионы вне округов — 60 регионов.",
        [],
    ),
    (
        "neighbours",
        "Охвачены все соседи (5): Брянская область, Калужская область, Московская область, "
        "Псковская область и Тверская область.",
        [1, 2, 4, 5, 6],
    ),
]


@pytest.fixture(scope="module")
def told():
    """What was found for each of the two plans: kind, sentence and printed numbers of the rows behind it."""
    both = plans(*UNEVEN, *EVEN)
    earlier, later = (select(both, HOME, Selection(half_year)) for half_year in (EARLIER, LATER))
    numbers = dict(zip(both.events["event_id"], both.events["number"], strict=True))
    return {
        half_year: [
            (
                each.kind,
                each.sentence.replace("\N{NO-BREAK SPACE}", " "),
                [int(numbers[key]) for key in each.events],
            )
            for each in found
        ]
        for half_year, found in ((EARLIER, findings(earlier, None)), (LATER, findings(later, earlier)))
    }


@pytest.mark.parametrize(
    ("half_year", "expected"),
    [
        pytest.param(half_year, finding, id=f"{half_year.key} {finding[0]}")
        for half_year, of_plan in ((EARLIER, OF_UNEVEN), (LATER, OF_EVEN))
        for finding in of_plan
    ],
)
def test_a_finding_and_its_rows(told, half_year, expected):
    assert expected in told[half_year]


def test_the_most_unusual_come_first(told):
    assert [kind for kind, *_ in told[EARLIER]] == [kind for kind, *_ in OF_UNEVEN]
    assert {kind for kind, *_ in told[LATER][:1]} == {"changed"}
    assert [kind for kind, *_ in told[LATER]] == [kind for kind, *_ in OF_EVEN]


def test_level_partners_are_named_together():
    view = select(plans(event(LATER, 1, "BRY TUL"), event(LATER, 2, "BRY TUL")), HOME, Selection(LATER))
    sentence = next(each.sentence for each in findings(view, None) if each.kind == "busiest_partners")
    assert sentence == "Больше всего мероприятий с Брянской областью и с Тульской областью — по 2."


@pytest.mark.parametrize(
    "events",
    [
        pytest.param([event(LATER, n, "BRY TUL KLU PSK") for n in (1, 2)], id="many level"),
        pytest.param([event(LATER, 1, "BRY")], id="once"),
        pytest.param([event(LATER, 1)], id="nobody"),
    ],
)
def test_nobody_stands_out(events):
    view = select(plans(*events), HOME, Selection(LATER))
    assert "busiest_partners" not in [each.kind for each in findings(view, None)]


def test_a_plan_without_departments_has_no_widest_one():
    view = select(plans(event(LATER, 1, "BRY TUL", department="")), HOME, Selection(LATER))
    assert "widest_department" not in [each.kind for each in findings(view, None)]


def widest(departments, reached):
    rows = [
        event(LATER, n, "BRY TUL" if n < reached else "BRY", department=name)
        for n, name in enumerate(departments)
    ]
    view = select(plans(*rows), HOME, Selection(LATER))
    found = [each for each in findings(view, None) if each.kind == "widest_department"]
    return found[0] if found else None


def test_departments_that_are_level_are_named_together():
    found = widest([CULTURE, SPORT, SCHOOLS], reached=2)
    assert found.sentence.replace("\N{NO-BREAK SPACE}", " ") == (
        "Больше всего партнёров у направлений «Культура» и «Спорт» — по 2 региона из 2."
    )
    assert len(found.events) == 2
    assert found.note == f"{CULTURE}; {SPORT}"


def test_of_many_departments_that_are_level_three_are_named():
    found = widest([f"Отдел {letter}" for letter in "АБВГДЕ"], reached=5)
    assert "у направлений «Отдел А», «Отдел Б», «Отдел В» и ещё 2 — по 2" in found.sentence


def test_no_department_stands_out_where_all_are_level():
    assert widest([CULTURE, SPORT], reached=2) is None
