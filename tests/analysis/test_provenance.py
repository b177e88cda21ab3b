from analysis.provenance import provenance


def test_an_export_tells_its_plan_and_its_filters(seed_selected):
    table = provenance(seed_selected(attendance=("remote",), months=((2023, 9),), fractional=True))
    facts = dict(zip(table.iloc[:, 0], table.iloc[:, 1], strict=True))
    assert facts["План"] == "II полугодие 2023 года"
    assert facts["Файл"] == "plan_2023_h2.txt"
    assert facts["Учтено"].replace("\N{NO-BREAK SPACE}", " ") == "6 мероприятий из 28 в плане"
    assert (facts["Форматы"], facts["Месяцы"], facts["Счёт"]) == ("дистанционно", "сентябрь", "дробный")
    assert "Ведомства" not in facts
