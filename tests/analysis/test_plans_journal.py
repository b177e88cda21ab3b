"""The journal in words."""

import pytest

from analysis.plans.journal_words import journal_table
from data.library import Act, Entry, Outcome

WHEN = "2024-05-01T10:00:00+03:00"


def said(entry: Entry) -> dict[str, str]:
    return journal_table([entry]).to_dict("records")[0]


def test_its_columns_are_always_there():
    assert list(journal_table([]).columns) == [
        "Когда",
        "Кто",
        "Что сделано",
        "План",
        "Документ или мероприятие",
        "Было",
        "Стало",
        "Основание",
    ]


def test_an_upload_in_words():
    entry = Entry(
        WHEN, "anna@region.example", Act.UPLOADED, "2024-H1", "2024-H1/v1 План.docx", after="План.docx"
    )
    assert list(said(entry).values()) == [
        "01.05.2024 10:00",
        "anna@region.example",
        "загрузка",
        "I полугодие 2024",
        "2024-H1/v1 План.docx",
        "—",
        "План.docx",
        "",
    ]


@pytest.mark.parametrize(
    ("field", "before", "after", "words"),
    [
        ("regions", "Тридевятое царство", "RU-ORL", ("Тридевятое царство", "Орловская область")),
        ("regions", "RU-ORL", "RU-TUL; RU-BRY", ("Орловская область", "Тульская область и Брянская область")),
        ("dates", "в мае", "2024-05-01/2024-05-31 month", ("в мае", "май 2024")),
        ("attendance", "г. Тула", "visit", ("г. Тула", "с выездом")),
    ],
)
def test_values_of_a_correction_are_said_and_cells_stay_as_they_are(field, before, after, words):
    row = said(Entry(WHEN, "", Act.CORRECTED, "2024-H1", "3. Форум", field, before, after))
    assert row["Кто"] == "без входа"
    assert row["Что сделано"].startswith("значение принято: ")
    assert (row["Было"], row["Стало"]) == words


@pytest.mark.parametrize("half_year", ["", "2024", "0000-H1", "2024-H3"])
def test_a_value_of_no_half_year_is_shown_as_it_is(half_year):
    value = "2024-05-01/2024-05-31 month"
    row = said(Entry(WHEN, "", Act.CORRECTED, half_year, "3. Форум", "dates", "в мае", value))
    assert row["Стало"] == value


def test_decisions_in_words():
    row = said(Entry(WHEN, "", Act.SPLIT, subject="Форум ↔ Форум", before="confirmed", after="split"))
    assert (row["Что сделано"], row["Было"], row["Стало"]) == ("повтор отклонён", "одно и то же", "разные")


def test_every_act_has_words():
    acts = {said(Entry(WHEN, act=act))["Что сделано"] for act in Act}
    assert len(acts) == len(Act)


def test_what_was_not_done_is_called_so():
    row = said(Entry(WHEN, act=Act.UPLOADED, outcome=Outcome.FAILED))
    assert row["Что сделано"] == "загрузка (не выполнено)"


def test_a_line_not_understood_is_shown_as_it_is():
    row = said(Entry(subject="2024-05-02,boris@reg"))
    assert row["Что сделано"] == "запись не разобрана"
    assert row["Документ или мероприятие"] == "2024-05-02,boris@reg"
    assert row["Когда"] == "—"


def test_a_moment_and_a_half_year_written_by_hand_are_shown_as_they_are():
    row = said(Entry("вчера", "", Act.CHOSEN, "полугодие"))
    assert (row["Когда"], row["План"]) == ("вчера", "полугодие")
