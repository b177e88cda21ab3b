"""Files under a page: made on a click, in the language and for the rows that the page showed."""

import io
from contextvars import copy_context
from dataclasses import replace

import pandas as pd

from analysis.exports import to_xlsx
from analysis.page_downloads import later
from analysis.register.tables import event_table, participation_table
from analysis.texts import LANGUAGE, text


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
