"""Columns are found by the words of their headings."""

import pytest

from data.grid import Cell, Row, Table, plain_row
from data.plan_header import find_header, numbers_columns, repeats

PLAIN = [
    "№ п/п",
    "Субъект РФ",
    "Наименование мероприятия",
    "Сроки",
    "Место проведения",
    "Содержание",
    "Участники",
]


def fields_of(*headings: str) -> list[str | None]:
    return [heading.field for heading in find_header(Table([plain_row(1, headings)])).headings]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Субъект Российской Федерации, \nс которым планируется взаимодействие", "regions_text"),
        ("Субъекты РФ", "regions_text"),
        ("Регион-партнёр", "regions_text"),
        ("Наименование субъекта РФ", "regions_text"),
        ("Суб-\nъект Российской Федерации", "regions_text"),
        ("Субект РФ", "regions_text"),
        ("СУБЪЕКТ РФ", "regions_text"),
        ("Cубъeкт РФ", "regions_text"),
        ("Место проведения\nмероприятия", "venue"),
        ("Место и формат проведения", "venue"),
        ("Форма проведения", "venue"),
        ("Содержание мероприятия", "content"),
        ("Краткое содержание", "content"),
        ("Содержние мероприятия", "content"),
        ("Участники мероприятия", "participants"),
        ("Участники от субъекта РФ", "participants"),
        ("Состав участников", "participants"),
        ("№ п/п", "number"),
        ("№", "number"),
        ("N п/п", "number"),
        ("п/п", "number"),
        ("Ответственный исполнитель", "department"),
        ("Примечание", None),
    ],
)
def test_field_of_a_heading(heading, field):
    assert (
        fields_of(
            heading, "Наименование мероприятия", "Сроки проведения мероприятия", "Х", "Содержание", "У"
        )[0]
        == field
    )


@pytest.mark.parametrize(
    "heading", ["Наименование мероприятия", "Мероприятие", "Название", "Наименование\nмеро-\nприятия"]
)
def test_the_title_is_what_is_left_of_мероприятие(heading):
    assert fields_of("Регион", heading, "Срок проведения мероприятия")[1] == "title"


@pytest.mark.parametrize("heading", ["Сроки", "Срок проведения", "Дата проведения", "Период", "Даты"])
def test_dates(heading):
    assert fields_of("Регион", "Мероприятие", heading)[2] == "dates_text"


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["Место и сроки проведения"], ["place_and_dates"]),
        (["Дата и место проведения"], ["place_and_dates"]),
        (["Сроки и место проведения", "Место"], ["dates_text", "venue"]),
        (["Место (срок) проведения", "Срок"], ["venue", "dates_text"]),
        (["Дата начала", "Дата окончания"], ["dates_text", "dates_end"]),
        (["Срок окончания"], ["dates_text"]),
    ],
)
def test_place_and_dates_in_one_column_or_dates_in_two(headings, fields):
    assert fields_of("Регион", "Мероприятие", *headings, "Участники")[2:-1] == fields


def test_words_in_brackets_count_where_no_others_do():
    headings = ["Наименование мероприятия (дата и место)", "(субъект РФ)", "Дата", "Место"]
    assert fields_of(*headings) == ["title", "regions_text", "dates_text", "venue"]


def test_columns_in_another_order():
    assert fields_of("Сроки", "Мероприятие", "№", "Место", "Субъект РФ") == [
        "dates_text",
        "title",
        "number",
        "venue",
        "regions_text",
    ]


def test_a_first_column_without_heading_holds_the_numbers():
    assert fields_of("", "Субъект РФ", "Мероприятие", "Сроки")[0] == "number"


def test_a_header_in_two_merged_rows():
    upper = Row(1, (Cell("№", 0), Cell("Субъект РФ", 1), Cell("Мероприятие", 2), Cell("Проведение", 3, 2)))
    below = [Cell("", column, continues=True) for column in range(3)]
    lower = Row(2, (*below, Cell("Срок", 3), Cell("Место", 4)))
    header = find_header(Table([upper, lower]))
    assert [heading.field for heading in header.headings] == [
        "number",
        "regions_text",
        "title",
        "dates_text",
        "venue",
    ]
    assert header.last == 1


def test_a_header_in_two_rows_without_merges():
    upper = plain_row(1, ["№", "Субъект РФ", "Мероприятие", "Проведение", "", "Участники"])
    lower = plain_row(2, ["", "", "", "Срок", "Место", ""])
    header = find_header(Table([upper, lower], knows_merges=False))
    assert header.fields == {"number", "regions_text", "title", "dates_text", "venue", "participants"}
    assert header.last == 1


def test_a_table_without_headings_has_no_header():
    assert find_header(Table([plain_row(1, ["Губернатор", "", "И. И. Иванов"])])) is None


def test_a_repeated_header_is_known():
    header = find_header(Table([plain_row(1, PLAIN)]))
    assert repeats(header, plain_row(9, [heading.upper() for heading in PLAIN]))
    assert not repeats(
        header, plain_row(9, ["1.", "Субъекты РФ", "Участие в форуме", "май", "г. Москва", "", ""])
    )


def test_a_repeated_header_may_have_a_heading_without_letters():
    headings = ["№", "Наименование мероприятия", "Дата (срок)", "Регионы-партнёры"]
    header = find_header(Table([plain_row(1, headings)]))
    assert repeats(header, plain_row(9, headings))
    assert not repeats(header, plain_row(9, ["№", "—", "Дата (срок)", "Форум"]))


@pytest.mark.parametrize(
    ("texts", "is_row"),
    [(["1", "2", "3", "4"], True), (["1.", "2.", "3."], True), (["1", "2", "4"], False), (["1."], False)],
)
def test_the_row_of_column_numbers(texts, is_row):
    assert numbers_columns(plain_row(2, texts)) is is_row
