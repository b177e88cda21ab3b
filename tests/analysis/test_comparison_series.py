import pandas as pd
from invented_plans import EARLIER, HOME, LATER, event, plans, records

from analysis.comparison.figure_profiles import trend
from analysis.comparison.series import partner_series, series
from analysis.comparison.series_sentences import series_lead
from analysis.comparison.sides import all_views
from analysis.comparison.tables import partner_series_table, series_table
from analysis.exports import to_csv
from analysis.selection import Selection, select
from data.schema import HalfYear

FEW = (
    event(EARLIER, 1, "TUL PSK BRY"),
    event(EARLIER, 2, "TUL BRY PER"),
    event(LATER, 1, "TUL PSK BRY"),
    event(LATER, 2, "TUL PSK KO"),
)
MUCH_LATER = HalfYear(2025, 2)  # after a year without plans


def views_of(*events: dict, **choices: object):
    return all_views(select(plans(*events), HOME, Selection(LATER, **choices)))


def with_gap(**choices: object):
    return views_of(*FEW, event(MUCH_LATER, 1, "TUL PSK"), **choices)


def test_series():
    views = views_of(*FEW, event(HalfYear(2024, 2), 1, "TUL PSK KO"))
    table = series(views)
    assert records(table, "half_year", "events", "partners") == [
        ("2023-H2", 2, 4),
        ("2024-H1", 2, 4),
        ("2024-H2", 1, 3),
    ]
    assert table["coverage"].tolist() == [4 / 88, 4 / 88, 3 / 88]
    assert table["retention"].tolist()[1:] == [3 / 5, 3 / 4]
    assert pd.isna(table["retention"][0])
    assert partner_series(views).loc["RU-KO"].to_dict() == {"2023-H2": 0, "2024-H1": 1, "2024-H2": 1}
    assert "Нет плана" not in series_lead(views, table["partners"])


def test_a_half_year_without_a_plan_is_a_gap():
    table = series(with_gap())
    assert table["half_year"].tolist() == ["2023-H2", "2024-H1", "2024-H2", "2025-H1", "2025-H2"]
    for name in ("events", "partners", "coverage", "retention"):
        assert table[name].isna().tolist()[1:4] == [False, True, True]
    assert table["events"].tolist()[-1] == 1


def test_partners_are_in_common_only_with_the_half_year_directly_before():
    assert series(with_gap())["retention"].notna().tolist() == [False, True, False, False, False]


def test_no_partner_is_a_zero_and_no_plan_is_not():
    counts = partner_series(with_gap()).loc["RU-KO"]
    assert counts.isna().tolist() == [False, False, True, True, False]
    assert counts.dropna().to_dict() == {"2023-H2": 0, "2024-H1": 1, "2025-H2": 0}
    shares = partner_series(with_gap(fractional=True)).loc["RU-TUL"]
    assert shares.isna().tolist() == [False, False, True, True, False]
    assert shares.iloc[-1] == 0.5


def test_the_sentence_names_the_half_years_without_a_plan():
    views = with_gap()
    said = series_lead(views, series(views)["partners"]).replace("\N{NO-BREAK SPACE}", " ")
    assert "В библиотеке 3 полугодия: II полугодие 2023 — II полугодие 2025." in said
    assert said.endswith("Партнёров было от 2 до 4; во всех полугодиях — 2 региона. "
                         "Нет плана: II полугодие 2024 и I полугодие 2025.")  # fmt: skip


def test_the_line_is_broken_where_there_is_no_plan():
    line = trend(series(with_gap()), "coverage").data[0]
    assert [value is None for value in line.y] == [False, False, True, True, False]
    assert line.connectgaps is False
    assert list(line.x) == [
        "II<br>2023",
        "I<br>2024",
        "II<br>2024<br>нет<br>плана",
        "I<br>2025<br>нет<br>плана",
        "II<br>2025",
    ]
    assert list(line.text) == ["4,5", "4,5", "", "", "2,3"]


def test_files_leave_what_is_not_known_empty():
    lines = to_csv(series_table(series(with_gap()))).decode("utf-8-sig").splitlines()
    assert lines[2:5] == ["I полугодие 2024;2;4;4,5;60", "II полугодие 2024;;;;", "I полугодие 2025;;;;"]
    lines = to_csv(partner_series_table(with_gap())).decode("utf-8-sig").splitlines()
    assert "Республика Коми;0;1;;;0" in lines
