"""Files under a page: made on a click, in the language and for the rows that the page showed."""

import io
import shutil
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from analysis.exports import to_xlsx
from analysis.page_downloads import later
from analysis.register.tables import event_table, participation_table
from analysis.texts import LANGUAGE, text

SPORT = "Главное управление спорта Смоленской области"
SEED = Path(__file__).resolve().parents[2] / "data" / "plans" / "plan_2023_h2.txt"


@pytest.fixture
def offered(monkeypatch) -> dict:
    """What makes each file that the last run of a page offers, by the file's name; not the briefings."""
    files = {}

    def button(_label, data, file_name, **_options) -> None:
        if not file_name.startswith("Справка"):
            files[file_name] = data

    monkeypatch.setattr(streamlit, "download_button", button)
    return files


@pytest.fixture
def three_plans(tmp_path, monkeypatch):
    """The seed's plan, and the same a year before and a year after."""
    monkeypatch.setenv("PLANS_FOLDER", str(tmp_path))
    shutil.copy(SEED, tmp_path)
    for year in ("2022", "2024"):
        other = SEED.read_text(encoding="utf-8").replace("2023", year)
        (tmp_path / f"plan_{year}_h2.txt").write_text(other, encoding="utf-8")


def opening(path: str) -> None:
    import dashboard

    dashboard.main(path)


def run(path: str, offered: dict, **chosen: object) -> None:
    """Open a page, choose, and keep only what is offered then."""
    app = AppTest.from_function(opening, args=(path,), default_timeout=60).run()
    for key, value in chosen.items():
        app.session_state[key] = value
    offered.clear()
    assert not app.run().exception, app.exception


def last_sheet(file: bytes) -> dict[str, tuple]:
    """The last sheet of a workbook: its rows by their first cell."""
    sheet = openpyxl.load_workbook(io.BytesIO(file)).worksheets[-1]
    assert sheet.title == "Источник"
    return {name: tuple(values) for name, *values in sheet.iter_rows(values_only=True)}


def test_a_comparison_says_which_half_years_it_compares(three_plans, offered):
    run("sravnenie", offered, attendance=["hosted"])
    assert list(offered) == ["sravnenie_2023-H2_2024-H2.csv", "sravnenie_2023-H2_2024-H2.xlsx"]
    told = last_sheet(offered["sravnenie_2023-H2_2024-H2.xlsx"]())
    assert told["Что"] == ("Было", "Стало")
    assert told["План"] == ("II полугодие 2023 года", "II полугодие 2024 года")
    assert told["Файл"] == ("plan_2023_h2.txt", "plan_2024_h2.txt")
    assert told["Форматы"] == ("в своём регионе", "в своём регионе")
    assert (
        offered["sravnenie_2023-H2_2024-H2.csv"]()
        .decode("utf-8-sig")
        .startswith("Код ISO 3166-2;Регион;Было")
    )


def test_a_series_says_which_half_years_it_has(three_plans, offered):
    run("sravnenie", offered, mode="series")
    assert set(offered) == {f"sravnenie_ryad_2022-H2_2024-H2.{ending}" for ending in ("csv", "xlsx")}
    told = last_sheet(offered["sravnenie_ryad_2022-H2_2024-H2.xlsx"]())
    assert told["Что"] == ("II полугодие 2022", "II полугодие 2023", "II полугодие 2024")
    assert told["Файл"] == ("plan_2022_h2.txt", "plan_2023_h2.txt", "plan_2024_h2.txt")


@pytest.mark.parametrize(
    ("path", "choice", "stem", "about", "rows"),
    [
        ("region", {"region": "RU-BRY"}, "region_RU-BRY", "Брянская область", 8),
        ("vedomstvo", {"department": "sport"}, "vedomstvo_sport", SPORT, 5),
    ],
)
def test_a_profile_says_whose_it_is_and_which_plans_it_has(
    three_plans, offered, path, choice, stem, about, rows
):
    run(path, offered, **choice)
    assert list(offered) == [f"{stem}_2024-H2.csv", f"{stem}_2024-H2.xlsx"]
    told = last_sheet(offered[f"{stem}_2024-H2.xlsx"]())
    assert told["Что"] == ("II полугодие 2024", "II полугодие 2023", "II полугодие 2022")
    assert told["О ком"] == (about,) * 3
    assert {said.split("\N{NO-BREAK SPACE}")[0] for said in told["Учтено"]} == {str(rows)}


def test_a_file_is_made_in_the_language_of_the_page_that_offered_it():
    def offered():
        LANGUAGE.set("en")
        return later(lambda: text("register.column_content").encode())

    make = copy_context().run(offered)
    assert text("register.column_content") == "Содержание"
    assert make() == b"Content"


def test_the_register_gives_every_cell_of_an_event_typed(seed_view):
    table = event_table(seed_view)
    first = table.iloc[0]
    assert first["Содержание"].startswith("В рамках деловой программы")
    assert first["Участники"].startswith("Представители органов государственной власти")
    assert (first["Начало"], first["Окончание"]) == (pd.Timestamp("2023-10-01"), pd.Timestamp("2023-10-31"))
    book = pd.read_excel(io.BytesIO(to_xlsx({"events": table})))
    assert len(book) == 28
    assert book["Начало"].dtype.kind == "M"


def test_participations_give_their_words(seed_view):
    fourth = seed_view.events[seed_view.events["number"] == 4]
    ids = seed_view.participations["event_id"].isin(fourth["event_id"])
    table = participation_table(
        replace(seed_view, events=fourth, participations=seed_view.participations[ids])
    )
    assert table["Слова документа"].tolist() == ["Калужская", "Брянская области"]
