from itertools import chain, combinations, product

import pytest

from analysis.departments import TABLE, identities, short_name, short_names


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Департамент Смоленской области по сельскому хозяйству и продовольствию", "Сельское хозяйство"),
        ("Департамент государственной службы занятости населения Смоленской области", "Занятость"),
        ("Департамент Смоленской области по образованию и науке", "Образование, наука"),
        ("Министерство культуры и туризма Смоленской области", "Культура, туризм"),
        (
            "Главное управление Смоленской области по делам молодежи и гражданско-патриотическому воспитанию",
            "Молодёжь",
        ),
        ("Главное управление спорта Смоленской области", "Спорт"),
        ("Аппарат Правительства Смоленской области", "Аппарат Правительства Смоленской области"),
    ],
)
def test_short_names(full, short):
    assert short_name(full) == short


def test_two_departments_never_share_a_short_name():
    first, second = "Департамент спорта", "Комитет по спорту"
    assert short_names([first, second]) == {first: first, second: second}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Департамент Смоленской области по культуре", "Министерство культуры и туризма Смоленской области"),
        ("Главное управление спорта Смоленской области", "Министерство спорта Смоленской области"),
        (
            "Департамент государственной службы занятости населения",
            "Министерство труда и занятости населения",
        ),
        ("Комитет по физической культуре и спорту", "Министерство спорта"),
    ],
)
def test_a_renamed_department_keeps_its_identity(earlier, later):
    same = identities([earlier], [later])
    assert same[earlier] == same[later]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Департамент транспорта", "Министерство спорта"),
        ("Комитет по физической культуре", "Департамент по культуре"),
        ("Аппарат Правительства", "Аппарат Губернатора"),
    ],
)
def test_another_department_is_new(earlier, later):
    other = identities([earlier], [later])
    assert other[earlier] != other[later]


def test_a_code_that_two_departments_share_identifies_neither():
    earlier, later = ["Департамент спорта", "Комитет по спорту"], ["Министерство спорта"]
    assert len(set(identities(earlier, later).values())) == 3


DEPARTMENT, OFFICE, MINISTRY = "Департамент по культуре", "Управление культуры", "Министерство культуры"


@pytest.mark.parametrize("between", ["Комитет по культуре", DEPARTMENT])
def test_two_departments_in_one_plan_leave_the_other_plans_clear(between):
    same = identities([DEPARTMENT, OFFICE], [between], [MINISTRY])
    assert same[between] == same[MINISTRY]
    assert same[OFFICE] not in (same[MINISTRY], same[DEPARTMENT])


def test_a_department_is_continued_over_plans_that_have_none():
    same = identities([DEPARTMENT], ["Департамент транспорта"], [MINISTRY])
    assert same[DEPARTMENT] == same[MINISTRY] == "culture"


def test_after_a_plan_with_two_departments_a_third_name_continues_neither():
    same = identities([DEPARTMENT], [DEPARTMENT, OFFICE], [MINISTRY])
    assert len(set(same.values())) == 3


def test_one_department_spelled_in_two_ways_is_not_two():
    same = identities([DEPARTMENT, DEPARTMENT.upper()], [MINISTRY])
    assert set(same.values()) == {"culture"}


def test_no_library_makes_one_department_of_two_in_one_plan():
    names = (DEPARTMENT, OFFICE, MINISTRY)
    some = list(chain.from_iterable(combinations(names, size) for size in range(4)))
    continued = 0
    for library in product(some, repeat=4):
        same = identities(*library)
        continued += len(set(same.values())) < len(same)
        assert all(len({same[name] for name in plan}) == len(plan) for plan in library), library
    assert continued > 100


def test_every_stem_of_the_table_stands_once():
    rows = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    stems = [row.split(",")[2] for row in rows]
    assert len(stems) == len(set(stems))
