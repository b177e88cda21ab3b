"""Words in a table are all there to read, at the widths their columns are given."""

import pandas as pd
from streamlit.testing.v1 import AppTest

from analysis.page_tables import ROW_HEIGHTS, no_formulas, wrapped

LONG = "Проведение межрегионального фестиваля народного творчества на территории муниципальных образований"


def test_no_cell_is_a_formula_in_what_the_toolbar_saves():
    frame = pd.DataFrame({"№": [-1, 2], "Мероприятие": ['=HYPERLINK("http://evil")', "Форум"]})
    saved = no_formulas(frame)
    assert saved["Мероприятие"].tolist() == ['\N{WORD JOINER}=HYPERLINK("http://evil")', "Форум"]
    assert saved["№"].tolist() == [-1, 2]
    assert no_formulas(frame[["№"]]).equals(frame[["№"]])


def test_a_table_whose_words_fit_keeps_rows_of_one_line():
    frame = pd.DataFrame({"№": [1], "Мероприятие": ["Форум"], "Вид": ["форум"]})
    shown, layout = wrapped(frame, {"№": 40, "Мероприятие": 210})
    assert shown.equals(frame[["№", "Мероприятие"]])
    assert "row_height" not in layout
    assert {name: column["width"] for name, column in layout["column_config"].items()} == {
        "№": 40,
        "Мероприятие": 210,
    }


def test_long_words_take_several_lines():
    frame = pd.DataFrame({"№": [1, 2], "Мероприятие": [LONG, "Форум"]})
    shown, layout = wrapped(frame, {"№": 40, "Мероприятие": 400})
    assert shown.equals(frame)
    assert layout["row_height"] == ROW_HEIGHTS[3]


def test_longer_ones_end_in_an_ellipsis_and_numbers_stay_numbers():
    frame = pd.DataFrame({"№": [1], "Мероприятие": [f"{LONG} {LONG}"]})
    shown, layout = wrapped(frame, {"№": 40, "Мероприятие": 200})
    assert layout["row_height"] == ROW_HEIGHTS[4]
    title = shown["Мероприятие"][0]
    assert title.endswith("…")
    assert 60 < len(title) < 4 * 200 / 7
    assert shown["№"].tolist() == [1]
    assert frame["Мероприятие"][0] == f"{LONG} {LONG}"


def test_an_empty_number_is_shown_as_a_dash():
    def script():
        import pandas as pd

        from analysis.page_tables import picking_table, table

        numbers = pd.DataFrame({"№": pd.array([1, None], dtype="Int64")})
        table(numbers, "read", "числа")
        picking_table(numbers, "pick", "числа", None, lambda row: None)

    shown = AppTest.from_function(script).run()
    assert not shown.exception
    assert [each.proto.placeholder for each in shown.dataframe] == ["—", "—"]
