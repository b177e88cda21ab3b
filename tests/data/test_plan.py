"""Layouts of plans: departments, numbers, merged cells, rows that are not events."""

import pytest
from word_writer import cell, document, paragraph, row, run, table, text_cell

from data.grid import Cell, Grid, Row, Table, plain_row
from data.plan import parse_plan
from data.readers import read_grid
from data.schema import HalfYear, PlanFormatError, Severity

TITLE = "План мероприятий на II полугодие 2023 года"
HEADINGS = ["№ п/п", "Субъект РФ", "Наименование мероприятия", "Сроки", "Место", "Содержание", "Участники"]


def event(
    number: str, region: str = "г. Москва", title: str = "Форум", dates: str = "май", **rest
) -> list[str]:
    texts = {"venue": "г. Москва", "content": "Обмен опытом", "participants": "Молодёжь"} | rest
    return [number, region, title, dates, *texts.values()]


def section(text: str, column: int = 0) -> list[str]:
    return ["" if at != column else text for at in range(7)]


def plan_of(*rows: list[str], knows_merges: bool = True, headings: list[str] = HEADINGS):
    """A plan whose table has no merged cells."""
    texts = [headings, *rows]
    return parse_plan(Grid([TITLE, Table([plain_row(n, t) for n, t in enumerate(texts, 1)], knows_merges)]))


def brief(plan) -> list[tuple]:
    return [(found.number, found.department, found.texts["title"]) for found in plan.rows]


def reasons(plan, *severities: Severity) -> list[tuple[int | None, str, str]]:
    wanted = severities or tuple(Severity)
    return [(found.row, found.field, found.reason) for found in plan.issues if found.severity in wanted]


def test_an_event_keeps_row_number_department_and_texts():
    plan = plan_of(section("Министерство спорта"), event("7. ", "г. Тула "))
    assert plan.title == TITLE
    assert plan.half_year == HalfYear(2023, 2)
    (found,) = plan.rows
    assert (found.row, found.number, found.department, found.inherited) == (3, 7, "Министерство спорта", ())
    assert found.texts == {
        "regions_text": "г. Тула",
        "title": "Форум",
        "dates_text": "май",
        "venue": "г. Москва",
        "content": "Обмен опытом",
        "participants": "Молодёжь",
    }
    assert plan.issues == []


@pytest.mark.parametrize("printed", ["5", "5.", "5. ", "5)", " 5 .", "№ 5"])
def test_numbers_as_printed(printed):
    assert plan_of(section("Отдел"), event(printed)).rows[0].number == 5


@pytest.mark.parametrize(
    "text",
    [
        "Министерство культуры",
        "Комитет по туризму",
        "Администрация",
        "I. Управление",
        "2. Департамент",
        "Спорт",
    ],
)
def test_a_section_is_known_by_its_structure(text):
    assert plan_of(section(text), event("1.")).rows[0].department == text


@pytest.mark.parametrize("column", [0, 1, 3, 6])
def test_an_unmerged_section_may_stand_in_any_column(column):
    assert plan_of(section("Спорт", column), event("1.")).rows[0].department == "Спорт"


def test_a_section_with_a_number_in_a_cell_of_its_own():
    rows = [plain_row(1, HEADINGS), Row(2, (Cell("1.", 0), Cell("Спорт", 1, 6))), plain_row(3, event("1."))]
    assert brief(parse_plan(Grid([TITLE, Table(rows)]))) == [(1, "Спорт", "Форум")]


def test_two_departments_in_one_section_row_stay_one_text():
    plan = plan_of(section("Министерство спорта,\nМинистерство  культуры"), event("1."))
    assert plan.rows[0].department == "Министерство спорта, Министерство культуры"


def test_numbering_may_restart_in_every_department():
    plan = plan_of(section("А"), event("1."), event("2."), section("Б"), event("1."))
    assert [(number, department) for number, department, _ in brief(plan)] == [(1, "А"), (2, "А"), (1, "Б")]
    assert plan.issues == []


def test_a_plan_may_have_no_numbers():
    plan = plan_of(section("А", 1)[1:], event("")[1:], event("")[1:], headings=HEADINGS[1:])
    assert [found.number for found in plan.rows] == [None, None]
    assert reasons(plan) == [(None, "number", "В таблице нет столбца «№ п/п»")]


def test_a_number_column_left_empty_is_told_once():
    plan = plan_of(section("А"), event(""), event(""))
    assert [found.number for found in plan.rows] == [None, None]
    assert reasons(plan) == [(None, "number", "Мероприятия не пронумерованы")]


def test_an_event_without_a_number_is_kept_and_told():
    plan = plan_of(section("А"), event("1."), event("", title="Слёт"), event("2."))
    assert brief(plan)[1] == (None, "А", "Слёт")
    assert reasons(plan) == [(4, "number", "Строка без номера")]


def test_a_number_that_cannot_be_read_is_told():
    plan = plan_of(section("А"), event("1."), event("2а"))
    assert plan.rows[1].number is None
    assert reasons(plan) == [(4, "number", "Номер «2а» не читается")]


def test_a_short_row_amid_events_is_kept_and_told():
    plan = plan_of(section("А"), event("1."), ["", "", "Слёт", "", "", "Обмен", ""], event("2."))
    assert brief(plan)[1] == (None, "А", "Слёт")
    assert (4, "title", "Строка заполнена не полностью и без номера") in reasons(plan, Severity.WARNING)


def test_what_stands_under_the_table_is_no_event():
    plan = plan_of(
        section("А"),
        event("1."),
        ["Итого", "", "1 мероприятие", "", "", "", ""],
        [""] * 7,
        section("Примечание: даты могут быть изменены"),
        ["Начальник управления", "", "", "", "", "", "И. И. Иванов"],
    )
    assert len(plan.rows) == 1
    assert [found[0] for found in reasons(plan, Severity.INFO)] == [4, 6, 7]
    assert reasons(plan, Severity.WARNING) == []


def test_a_row_with_nothing_but_a_number_is_told():
    plan = plan_of(section("А"), event("1."), section("2."))
    assert len(plan.rows) == 1
    assert reasons(plan) == [(4, "number", "В строке только номер: мероприятием не считается")]


def test_a_section_without_events_is_told():
    plan = plan_of(section("Раздел I"), section("А"), event("1."))
    assert brief(plan) == [(1, "А", "Форум")]
    assert reasons(plan) == [(2, "document", "Раздел без мероприятий")]


def test_a_plan_without_departments_is_told():
    assert reasons(plan_of(event("1."))) == [
        (None, "department", "В таблице нет строк с названием ведомства")
    ]


def test_the_department_may_have_a_column_of_its_own():
    plan = plan_of(
        [*event("1."), "Минспорт"],
        [*event("2."), "Минкультуры"],
        headings=[*HEADINGS, "Ответственный исполнитель"],
    )
    assert [found.department for found in plan.rows] == ["Минспорт", "Минкультуры"]


def test_blank_region_inherits_row_above_where_merges_are_not_marked():
    plan = plan_of(section("А"), event("1.", "г. Тула"), event("2.", ""), event("3.", ""), knows_merges=False)
    assert [found.texts["regions_text"] for found in plan.rows] == ["г. Тула"] * 3
    assert [found.inherited for found in plan.rows] == [(), ("regions_text",), ("regions_text",)]
    told = "Ячейка пуста: принято, что она объединена с ячейкой выше (строка 3)"
    assert reasons(plan) == [(4, "regions_text", told), (5, "regions_text", told)]


def test_blank_region_stays_blank_where_merges_are_marked():
    plan = plan_of(section("А"), event("1.", "г. Тула"), event("2.", ""))
    assert plan.rows[1].texts["regions_text"] == ""
    assert reasons(plan) == [(4, "regions_text", "Ячейка «Субъект РФ» пуста")]


def test_nothing_is_inherited_from_another_department():
    plan = plan_of(section("А"), event("1.", "г. Тула"), section("Б"), event("2.", ""), knows_merges=False)
    assert plan.rows[1].texts["regions_text"] == ""
    assert plan.rows[1].inherited == ()


def test_a_merged_cell_is_filled_down():
    below = Row(
        3,
        tuple(Cell("" if at in (1, 5) else text, at, 1, at in (1, 5)) for at, text in enumerate(event("2."))),
    )
    rows = [plain_row(1, HEADINGS), plain_row(2, event("1.", "г. Тула")), below]
    found = parse_plan(Grid([TITLE, Table(rows)])).rows[1]
    assert found.texts["regions_text"] == "г. Тула"
    assert found.inherited == ("regions_text", "content")


def test_a_row_merged_in_number_and_title_belongs_to_the_event_above():
    below = Row(3, (Cell("", 0, 1, True), Cell("г. Орёл", 1), Cell("", 2, 1, True), Cell("июнь", 3)))
    rows = [plain_row(1, HEADINGS), plain_row(2, event("1.", "г. Тула")), below]
    plan = parse_plan(Grid([TITLE, Table(rows)]))
    assert len(plan.rows) == 1
    assert plan.rows[0].texts["regions_text"] == "г. Тула\nг. Орёл"
    assert plan.rows[0].texts["dates_text"] == "май\nиюнь"


def test_a_cell_over_several_columns_is_told():
    wide = Row(2, (Cell("1.", 0), Cell("г. Тула", 1), Cell("Форум", 2), Cell("май", 3), Cell("Онлайн", 4, 3)))
    plan = parse_plan(Grid([TITLE, Table([plain_row(1, HEADINGS), wide])]))
    assert plan.rows[0].texts["venue"] == "Онлайн"
    assert (2, "venue", "Ячейка занимает несколько столбцов: прочитана по первому") in reasons(plan)


def test_rows_off_the_grid_are_read_in_order():
    shifted = Row(2, tuple(Cell(text, 2 * at + 1, 2) for at, text in enumerate(event("1.", "г. Тула"))))
    head = Row(1, tuple(Cell(text, 2 * at, 2) for at, text in enumerate(HEADINGS)))
    found = parse_plan(Grid([TITLE, Table([head, shifted])])).rows[0]
    assert (found.number, found.texts["regions_text"], found.texts["participants"]) == (
        1,
        "г. Тула",
        "Молодёжь",
    )


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({1}, "нет столбца «Субъект РФ»"),
        ({3}, "нет столбца «Сроки»"),
        ({1, 3}, "нет столбцов «Субъект РФ», «Сроки»"),
    ],
)
def test_a_missing_required_column_is_refused(missing, sentence):
    headings = [heading for at, heading in enumerate(HEADINGS) if at not in missing]
    with pytest.raises(PlanFormatError, match=sentence):
        plan_of(headings=headings)


def test_a_missing_optional_column_is_told():
    plan = plan_of(section("А"), event("1.")[:4], headings=HEADINGS[:4])
    assert [found[2] for found in reasons(plan)] == [
        f"В таблице нет столбца «{name}»" for name in ("Место проведения", "Содержание", "Участники")
    ]


def test_an_unknown_column_is_told():
    plan = plan_of(section("А"), [*event("1."), "да"], headings=[*HEADINGS, "Примечание"])
    assert reasons(plan) == [(None, "document", "Столбец «Примечание» не распознан и не учитывается")]


def test_a_given_half_year_that_contradicts_the_title_is_told():
    rows = [plain_row(1, HEADINGS), plain_row(2, section("А")), plain_row(3, event("1."))]
    plan = parse_plan(Grid([TITLE, Table(rows)]), HalfYear(2024, 1))
    assert plan.half_year == HalfYear(2024, 1)
    assert [found[1] for found in reasons(plan, Severity.WARNING)] == ["half_year"]


def word_rows(*rows: list[str]) -> str:
    return "".join(row(*(text_cell(text) for text in texts)) for texts in rows)


def test_a_table_split_by_a_page_break_continues():
    first = table(word_rows(HEADINGS), row(text_cell("А", span=7)), word_rows(event("1.")))
    second = table(word_rows(event("2.")))
    third = table(word_rows(HEADINGS, event("3.")))
    body = paragraph(run(TITLE)) + first + paragraph("") + second + paragraph("") + third
    plan = parse_plan(read_grid(document(body), "plan.docx"))
    assert [(found.row, found.number, found.department) for found in plan.rows] == [
        (3, 1, "А"),
        (4, 2, "А"),
        (6, 3, "А"),
    ]


def test_tables_before_and_after_the_plan_are_not_the_plan():
    approval = table(row(text_cell("УТВЕРЖДАЮ"), text_cell("Губернатор")), columns=2)
    signature = table(row(text_cell("Начальник"), text_cell("И. И. Иванов")), columns=2)
    plan = table(word_rows(HEADINGS), row(text_cell("А", span=7)), word_rows(event("1.")))
    body = approval + paragraph(run(TITLE)) + plan + paragraph(run("Исполнитель")) + signature
    parsed = parse_plan(read_grid(document(body), "plan.docx"))
    assert brief(parsed) == [(1, "А", "Форум")]
    assert parsed.issues == []


def test_a_row_of_column_numbers_under_the_header_is_dropped():
    plan = plan_of([str(at) for at in range(1, 8)], section("А"), event("1."))
    assert brief(plan) == [(1, "А", "Форум")]
    assert plan.rows[0].row == 4


def test_a_header_in_two_rows():
    upper = row(*(text_cell(text, merge="restart") for text in HEADINGS[:3]), text_cell("Проведение", span=2))
    lower = row(
        *(cell(paragraph(""), merge="continue") for _ in range(3)), text_cell("Срок"), text_cell("Место")
    )
    body = paragraph(run(TITLE)) + table(
        upper, lower, row(text_cell("А", span=5)), word_rows(event("1.")[:5])
    )
    found = parse_plan(read_grid(document(body), "plan.docx")).rows[0]
    assert (found.row, found.texts["dates_text"], found.texts["venue"]) == (4, "май", "г. Москва")


def headed(*rows: list[str]) -> str:
    return table(word_rows(HEADINGS, *rows))


def test_departments_may_stand_above_tables_of_their_own():
    body = paragraph(run(TITLE)) + paragraph(run("Министерство спорта")) + headed(event("1."))
    body += paragraph(run("Министерство культуры")) + headed(event("2."))
    plan = parse_plan(read_grid(document(body), "plan.docx"))
    assert plan.title == TITLE
    assert brief(plan) == [(1, "Министерство спорта", "Форум"), (2, "Министерство культуры", "Форум")]


def test_a_repeated_header_after_a_page_break_is_no_department():
    body = paragraph(run(TITLE)) + paragraph(run("(проект)")) + headed(event("1."))
    body += paragraph(run("Продолжение таблицы")) + headed(event("2."))
    assert {found.department for found in parse_plan(read_grid(document(body), "plan.docx")).rows} == {""}


def year_plan() -> Grid:
    body = paragraph(run("План на 2023 год")) + paragraph(run("I полугодие 2023 года")) + headed(event("1."))
    body += paragraph(run("II полугодие 2023 года")) + headed(event("2."))
    return read_grid(document(body), "plan.docx")


@pytest.mark.parametrize(("half", "number"), [(1, 1), (2, 2)])
def test_of_a_year_plan_the_half_year_asked_for_is_read(half, number):
    plan = parse_plan(year_plan(), HalfYear(2023, half))
    assert [found.number for found in plan.rows] == [number]
    assert (None, "half_year") in [found[:2] for found in reasons(plan, Severity.WARNING)]


def test_another_sheet_without_a_header_is_not_the_plan():
    rows = [plain_row(1, HEADINGS), plain_row(2, section("А")), plain_row(3, event("1."))]
    sheets = [Table(rows, name="План"), Table([plain_row(1, event("2."))], name="Сводка")]
    plan = parse_plan(Grid([TITLE, *sheets]))
    assert [found.number for found in plan.rows] == [1]
    assert reasons(plan) == [(None, "document", "Таблица не похожа на план и не учитывается")]


def test_a_table_on_another_grid_continues_when_its_rows_have_as_many_cells():
    first = table(word_rows(HEADINGS), row(text_cell("А", span=7)), word_rows(event("1.")))
    cells = [text_cell(text, span=2 if at == 2 else 1) for at, text in enumerate(event("2.", "г. Тула"))]
    body = paragraph(run(TITLE)) + first + paragraph("") + table(row(*cells), columns=8)
    found = parse_plan(read_grid(document(body), "plan.docx")).rows[1]
    assert (found.number, found.texts["regions_text"]) == (2, "г. Тула")
    assert found.texts["participants"] == "Молодёжь"


def test_a_row_of_too_few_cells_is_told():
    plan = plan_of(section("А"), event("1."), event("2.")[:6], knows_merges=False)
    reason = "В строке меньше ячеек, чем в заголовке: значения могли попасть не в свои столбцы"
    assert (4, "document", reason) in reasons(plan, Severity.WARNING)


STRUCK = "Зачёркнутый текст учтён: если он отменён, удалите его из документа и загрузите документ снова"
OUTSIDE = "Текст стоит вне столбцов заголовка и не учитывается"


def struck_plan(*struck: int):
    """One event, some of whose cells are struck out."""
    texts = event("1")
    cells = tuple(Cell(text, at, struck=text if at in struck else "") for at, text in enumerate(texts))
    rows = [plain_row(1, HEADINGS), plain_row(2, section("Отдел")), Row(3, cells)]
    return parse_plan(Grid([TITLE, Table(rows)]))


@pytest.mark.parametrize(
    ("struck", "field", "text"),
    [
        ([1], "regions_text", "г. Москва"),
        ([1, 2], "document", "г. Москва | Форум"),
        (range(7), "document", "1 | г. Москва | Форум | май | г. Москва | Обмен опытом | Молодёжь"),
    ],
)
def test_a_struck_row_counts_and_is_told(struck, field, text):
    plan = struck_plan(*struck)
    assert len(plan.rows) == 1
    (issue,) = plan.issues
    assert (issue.row, issue.field, issue.text, issue.reason, issue.severity) == (
        3,
        field,
        text,
        STRUCK,
        Severity.WARNING,
    )


def test_a_struck_comma_is_not_told():
    cells = (*(Cell(text, at, struck=",") for at, text in enumerate(event("1"))),)
    rows = [plain_row(1, HEADINGS), plain_row(2, section("Отдел")), Row(3, cells)]
    assert parse_plan(Grid([TITLE, Table(rows)])).issues == []


def test_text_beyond_the_last_heading_is_told():
    plan = plan_of(section("Отдел"), [*event("1"), "", "отменено"], event("2"))
    assert len(plan.rows) == 2
    assert [(i.row, i.text, i.reason, i.severity) for i in plan.issues] == [
        (3, "отменено", OUTSIDE, Severity.WARNING)
    ]
