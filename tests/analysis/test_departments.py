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


def test_every_stem_of_the_table_stands_once():
    rows = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    stems = [row.split(",")[2] for row in rows]
    assert len(stems) == len(set(stems))
