from invented_plans import EARLIER, HOME, LATER, compared_sides, event, plans

from analysis.provenance import provenance, with_other_plans
from analysis.selection import Selection, select
from data.schema import HalfYear

ROWS = (event(EARLIER, 1, "TUL"), event(LATER, 1, "TUL"), event(LATER, 2, "PSK", attendance="hosted"))


def test_an_export_tells_its_plan_and_its_filters(seed_selected):
    table = provenance(seed_selected(attendance=("remote",), months=((2023, 9),), fractional=True))
    facts = dict(zip(table.iloc[:, 0], table.iloc[:, 1], strict=True))
    assert facts["План"] == "II полугодие 2023 года"
    assert facts["Файл"] == "plan_2023_h2.txt"
    assert facts["Учтено"].replace("\N{NO-BREAK SPACE}", " ") == "6 мероприятий из 28 в плане"
    assert (facts["Форматы"], facts["Месяцы"], facts["Счёт"]) == ("дистанционно", "сентябрь", "дробный")
    assert "Ведомства" not in facts


def test_several_plans_stand_beside_each_other():
    both = compared_sides(*ROWS, attendance=("hosted",), fractional=True)
    table = provenance(*both.views)
    assert list(table.columns) == ["Что", "II полугодие 2023", "I полугодие 2024"]
    facts = {name: (then, now) for name, then, now in table.itertuples(index=False)}
    assert facts["Файл"] == ("2023-H2.txt", "2024-H1.txt")
    assert facts["Форматы"] == ("в своём регионе",) * 2
    assert facts["Счёт"] == ("дробный", "дробный")
    assert set(facts) == {"План", "Файл", "Учтено", "Форматы", "Счёт"}


def test_the_other_plans_are_told_whole_whatever_the_filters():
    library = plans(*ROWS, event(HalfYear(2022, 1), 1, "KO"))
    views = with_other_plans(select(library, HOME, Selection(EARLIER, kinds=("forum",))))
    table = provenance(*views, about="Тульская область").set_index("Что")
    assert list(table.columns) == ["II полугодие 2023", "I полугодие 2024", "I полугодие 2022"]
    assert set(table.loc["О ком"]) == {"Тульская область"}
    assert list(table.loc["Виды"]) == ["форум", "все", "все"]
