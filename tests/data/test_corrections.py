"""Corrections: laid over the right cell only, kept through versions, told where they do not fit, undone."""

from datetime import date

import pandas as pd
import pytest
from folder_writer import ROWS, sheets, small_plan
from test_library import HALF_YEAR, MOVED, upload

from data.corrections import (
    Correction,
    Standing,
    dates_of,
    dates_value,
    fingerprints,
    is_valid,
    regions_value,
)
from data.library import Library, StorageError
from data.schema import (
    EVENT_DTYPES,
    ISSUE_DTYPES,
    PARTICIPATION_DTYPES,
    Correctable,
    PlanFormatError,
    Precision,
    Scope,
)
from data.storage import writing


@pytest.fixture
def library(tmp_path) -> Library:
    library = Library(tmp_path, "RU-SMO")
    library.add(upload(small_plan()), make_current=True)
    return library


def correction(library: Library, number: int, field: str, value: str, note: str = "") -> Correction:
    events = library.plans().events
    cells = {"regions": "regions_text", "dates": "dates_text", "attendance": "venue", "kind": "title"}
    (position,) = events.index[events["number"] == number]
    row = events.loc[position]
    return Correction(
        half_year=row["half_year"],
        event=fingerprints(events)[position],
        field=Correctable(field),
        cell=row[cells[field]],
        value=value,
        note=note,
        number=str(number),
        title=row["title"],
    )


def event(library: Library, number: int) -> dict:
    events = library.plans().events
    return events[events["number"] == number].to_dict("records")[0]


def regions(library: Library, number: int) -> list[str]:
    pairs = library.plans().participations
    return pairs.loc[pairs["event_id"] == event(library, number)["event_id"], "region"].tolist()


def standings(library: Library) -> list[Standing]:
    return [standing for _, standing in library.corrections()]


def test_a_region_that_could_not_be_read_is_put_in(library):
    assert event(library, 3)["scope"] == "unresolved"
    library.correct([correction(library, 3, "regions", "RU-TUL; RU-BRY")], who="Иванова")
    assert regions(library, 3) == ["RU-TUL", "RU-BRY"]
    assert (event(library, 3)["scope"], event(library, 3)["corrected"]) == ("named", "regions")
    assert standings(library) == [Standing.APPLIED]


def test_a_region_that_was_read_keeps_its_words_and_rule(library):
    library.correct([correction(library, 1, "regions", "RU-TUL; RU-ORL")])
    pairs = library.plans().participations
    rows = pairs[pairs["event_id"] == "2024-H1/01"][["region", "words", "rule"]].to_dict("records")
    assert "Тула" in rows[0]["words"]
    assert rows[1] == {"region": "RU-ORL", "words": "", "rule": "correction"}


def test_the_home_region_is_no_partner_of_its_own(library):
    library.correct([correction(library, 3, "regions", "RU-SMO; RU-TUL")])
    assert regions(library, 3) == ["RU-TUL"]
    assert event(library, 3)["scope"] == "named"


def test_a_row_can_be_for_everyone(library):
    library.correct([correction(library, 1, "regions", regions_value([], Scope.NATIONWIDE))])
    assert (event(library, 1)["scope"], regions(library, 1)) == ("nationwide", [])


@pytest.mark.parametrize(
    ("value", "scope", "districts", "codes"),
    [
        ("ЦФО; СЗФО", "district", "ЦФО; СЗФО", []),
        ("RU-TUL; ЦФО", "named", "ЦФО", ["RU-TUL"]),
        ("RU-TUL", "named", "", ["RU-TUL"]),
    ],
)
def test_a_row_can_be_for_whole_federal_districts(library, value, scope, districts, codes):
    library.correct([correction(library, 1, "regions", "ПФО")])
    library.correct([correction(library, 1, "regions", value)])
    found = event(library, 1)
    assert (found["scope"], found["districts"], regions(library, 1)) == (scope, districts, codes)


def test_a_whole_district_that_was_read_is_confirmed(library):
    rows = [["1.", "ЦФО, Тульская область", "Форум мастеров", "май 2024 года", "г. Тула"]]
    library.add(upload(small_plan(*rows)), make_current=True)
    for value, outcome in (("RU-TUL; ЦФО", "confirmed"), ("RU-TUL", "corrected")):
        library.correct([correction(library, 1, "regions", value)])
        assert event(library, 1)[outcome] == "regions"


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("attendance", "mixed", {"attendance": "mixed"}),
        ("kind", "seminar", {"kind": "seminar"}),
        (
            "dates",
            "2024-04-01/2024-04-30 month",
            {
                "start": pd.Timestamp(2024, 4, 1),
                "end": pd.Timestamp(2024, 4, 30),
                "precision": "month",
            },
        ),
        ("dates", "undated", {"start": pd.NaT, "end": pd.NaT, "precision": "undated"}),
    ],
)
def test_a_value_takes_the_place_of_what_was_read(library, field, value, expected):
    library.correct([correction(library, 2, field, value)])
    found = event(library, 2)
    assert found["corrected"] == field
    for column, wanted in expected.items():
        assert found[column] == wanted or (pd.isna(found[column]) and pd.isna(wanted))


def test_the_other_rows_stay_as_they_were(library):
    before = library.plans()
    library.correct([correction(library, 2, "kind", "seminar")])
    after = library.plans()
    assert before.events["corrected"].tolist() == ["", "", ""]
    pd.testing.assert_frame_equal(after.events.drop(index=1), before.events.drop(index=1))
    pd.testing.assert_frame_equal(after.participations, before.participations)


def test_the_promised_types_stay(library):
    library.correct([correction(library, 3, "regions", "RU-TUL"), correction(library, 3, "dates", "undated")])
    plans = library.plans()
    for frame, dtypes in (
        (plans.events, EVENT_DTYPES),
        (plans.participations, PARTICIPATION_DTYPES),
        (plans.issues, ISSUE_DTYPES),
    ):
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == dtypes
    assert event(library, 3)["corrected"] == "regions; dates"


def test_the_issues_of_a_corrected_cell_become_information(library):
    def doubts() -> list[tuple[str, str]]:
        issues = library.plans().issues
        rows = issues[(issues["row"] == 4) & (issues["field"] == "regions_text")]
        return list(zip(rows["severity"], rows["reason"].str.contains("исправлено"), strict=True))

    assert doubts() and all(severity != "info" for severity, _ in doubts())
    library.correct([correction(library, 3, "regions", "RU-TUL")])
    assert set(doubts()) == {("info", True)}


def test_a_correction_leaves_the_same_row_of_another_sheet_in_doubt(tmp_path):
    unknown = ["1.", "Тридевятое царство", "Форум мастеров", "май 2024 года", "г. Тула"]
    other = ["2.", "Тридесятое царство", "Выставка", "май 2024 года", "г. Тула"]
    library = Library(tmp_path, "RU-SMO")
    library.add(upload(sheets(Культура=[unknown], Спорт=[other]), "План.xlsx"), make_current=True)
    library.correct([correction(library, 1, "regions", "RU-TUL")])
    issues = library.plans().issues
    found = issues[issues["field"] == "regions_text"]
    assert found[["event_id", "row", "severity"]].values.tolist() == [
        ["2024-H1/01", 3, "info"],
        ["2024-H1/02", 3, "warning"],
    ]
    assert "(лист «Спорт»)" in found["reason"].iloc[1]
    assert library.plans().events["source_sheet"].tolist() == ["Культура", "Спорт"]


def test_the_document_is_never_edited(library):
    data = library.versions()[0].path.read_bytes()
    library.correct([correction(library, 3, "regions", "RU-TUL")])
    assert library.versions()[0].path.read_bytes() == data


def test_a_correction_survives_a_version_in_which_the_row_is_the_same(library):
    library.correct([correction(library, 3, "regions", "RU-TUL")])
    library.add(upload(small_plan(*MOVED)), make_current=True)
    assert regions(library, 3) == ["RU-TUL"]


def test_a_correction_is_not_applied_where_the_cell_has_changed(library):
    library.correct([correction(library, 1, "dates", "2024-05-15/2024-05-15 day")])
    library.add(upload(small_plan(*MOVED)), make_current=True)
    assert standings(library) == [Standing.CELL_CHANGED]
    assert (event(library, 1)["corrected"], event(library, 1)["precision"]) == ("", "month")
    library.choose("2024-H1/v1 План.docx")
    assert standings(library) == [Standing.APPLIED]


ABOVE = ["1.", "г. Псков", "Ярмарка", "май 2024 года", "г. Псков"]
TOURISM = ["4.", *ROWS[2][1:]]


def test_a_correction_follows_a_row_that_is_numbered_anew(library):
    library.correct([correction(library, 3, "regions", "RU-TUL"), correction(library, 2, "kind", "forum")])
    below = [[f"{number}.", *texts[1:]] for number, texts in enumerate(ROWS, 2)]
    library.add(upload(small_plan(ABOVE, *below)), make_current=True)
    assert standings(library) == [Standing.APPLIED, Standing.APPLIED]
    assert (regions(library, 4), event(library, 3)["kind"]) == (["RU-TUL"], "forum")


@pytest.mark.parametrize(
    "rows",
    [
        [TOURISM, ["5.", *TOURISM[1:]]],
        [["4.", "Тридесятое царство", *TOURISM[2:]]],
        [["4.", TOURISM[1], "Круглый стол о здоровье", *TOURISM[3:]]],
    ],
    ids=["two rows fit", "another cell", "another title"],
)
def test_a_correction_goes_to_no_row_that_is_not_surely_its_own(library, rows):
    library.correct([correction(library, 3, "regions", "RU-TUL")])
    library.add(upload(small_plan(*ROWS[:2], *rows)), make_current=True)
    assert standings(library) == [Standing.ROW_ABSENT]
    assert regions(library, 4) == []


def test_a_correction_of_the_row_itself_goes_before_one_that_would_follow_it(library):
    library.correct([correction(library, 3, "regions", "RU-TUL")])
    library.add(upload(small_plan(*ROWS[:2], TOURISM)), make_current=True)
    library.correct([correction(library, 4, "regions", "RU-ORL")])
    assert standings(library) == [Standing.ROW_ABSENT, Standing.APPLIED]
    assert regions(library, 4) == ["RU-ORL"]


def test_two_corrections_do_not_follow_to_the_same_row(library):
    library.add(upload(small_plan(*ROWS, TOURISM)), make_current=True)
    library.correct(
        [correction(library, 3, "regions", "RU-TUL"), correction(library, 4, "regions", "RU-ORL")]
    )
    library.add(upload(small_plan(*ROWS[:2], ["5.", *TOURISM[1:]])), make_current=True)
    assert standings(library) == [Standing.ROW_ABSENT, Standing.ROW_ABSENT]


def test_a_correction_of_a_row_that_is_gone_waits(library):
    library.correct([correction(library, 3, "regions", "RU-TUL")])
    library.add(upload(small_plan(*ROWS[:2])), make_current=True)
    assert standings(library) == [Standing.ROW_ABSENT]


def test_a_preview_says_what_becomes_of_the_corrections(library):
    library.correct([correction(library, 1, "dates", "undated"), correction(library, 3, "regions", "RU-TUL")])
    plan = library.read(small_plan(*MOVED), "План.docx")
    shown, found = library.preview(plan)
    assert [standing for _, standing in found] == [Standing.CELL_CHANGED, Standing.APPLIED]
    assert shown.events["corrected"].tolist() == ["", "", "regions"]
    assert plan.events["corrected"].tolist() == ["", "", ""]


def test_the_last_correction_counts_and_undoing_brings_the_document_back(library):
    library.correct([correction(library, 3, "regions", "RU-TUL")])
    library.correct([correction(library, 3, "regions", "RU-ORL", note="по письму")])
    assert regions(library, 3) == ["RU-ORL"]
    ((kept, _),) = library.corrections()
    library.undo(kept, who="Петров")
    assert (regions(library, 3), event(library, 3)["scope"]) == ([], "unresolved")
    assert library.corrections() == []


def test_the_log_keeps_everything(library):
    library.correct([correction(library, 3, "regions", "RU-TUL", note="по письму")], who="Иванова")
    library.undo(library.corrections()[0][0], who="Петров")
    lines = (library.folder / "corrections.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "half_year,event,field,cell,value,note,number,title,when,who"
    assert [line.rsplit(",", 1)[1] for line in lines[1:]] == ["Иванова", "Петров"]
    assert "Тридевятое царство,RU-TUL,по письму,3,Круглый стол о туризме" in lines[1]


def test_rows_that_are_alike_are_told_apart(library):
    twins = [["1.", "г. Тула", "Форум", "май", "г. Тула"], ["1.", "г. Тула", "Форум", "май", "г. Тула"]]
    events = library.read(small_plan(*twins), "План.docx").events
    first, second = fingerprints(events)
    assert second == f"{first}-2"


@pytest.mark.parametrize(
    ("title", "is_same"),
    [("форум  мастеров", True), ("Форум «Мастеров»", True), ("Форум мастериц", False)],
)
def test_a_row_is_known_by_the_letters_of_its_title(library, title, is_same):
    events = library.read(small_plan(["1.", "г. Тула", title, "май", "г. Тула"]), "План.docx").events
    assert (fingerprints(events)[0] == fingerprints(library.plans().events)[0]) is is_same


@pytest.mark.parametrize("note", ["=1+1", "'кавычка", "+7 910", "две\nстроки", "запятая, «ёлочки»", '"'])
def test_a_note_comes_back_as_it_was_and_is_no_formula(library, note):
    library.correct([correction(library, 3, "regions", "RU-TUL", note=note)])
    assert library.corrections()[0][0].note == note
    table = (library.folder / "corrections.csv").read_text(encoding="utf-8-sig")
    assert ",=" not in table and ",+" not in table


@pytest.mark.parametrize(
    ("field", "value", "valid"),
    [
        ("regions", "RU-TUL; RU-BRY", True),
        ("regions", "RU-TUL; RU-TUL", False),
        ("regions", "", False),
        ("regions", "nationwide", True),
        ("regions", "RU-TUL; ЦФО", True),
        ("regions", "ЦФО; ЦФО", False),
        ("regions", "вне округов", False),
        ("regions", "RU-XXX", False),
        ("regions", "unresolved", False),
        ("dates", "2024-05-01/2024-05-31 month", True),
        ("dates", "undated", True),
        ("dates", "2024-05-31/2024-05-01 day", False),
        ("dates", "май", False),
        ("attendance", "remote", True),
        ("attendance", "заочно", False),
        ("kind", "forum", True),
        ("kind", "", False),
    ],
)
def test_what_can_stand_in_place_of_a_value(field, value, valid):
    assert is_valid(Correctable(field), value) is valid


def test_dates_are_written_and_read_the_same_way():
    start, end, precision = dates_of("2024-05-01/2024-05-31 month")
    assert dates_value(start, end, precision) == "2024-05-01/2024-05-31 month"
    assert dates_value(None, None, Precision.DAY) == "undated"


@pytest.mark.parametrize("content", [b"\xff\xfe", b"half_year,event\r\n", b'half_year,"cut'])
def test_a_damaged_log_is_told_kept_and_not_written_over(library, content):
    library.correct([correction(library, 3, "regions", "RU-TUL")])
    new = correction(library, 1, "kind", "seminar")
    path = library.folder / "corrections.csv"
    path.write_bytes(content)
    assert "восстановите его из резервной копии" in library.plans().failures[str(library.folder)]
    assert regions(library, 3) == ["RU-TUL"]
    with pytest.raises(PlanFormatError, match="файл повреждён"):
        library.correct([new])
    assert path.read_bytes() == content


def test_a_value_that_makes_no_sense_is_told(library):
    library.correct([correction(library, 3, "regions", "RU-TUL")])
    path = library.folder / "corrections.csv"
    path.write_bytes(path.read_bytes().replace(b"RU-TUL", b"RU-XYZ"))
    assert "непонятное значение «RU-XYZ»" in library.plans().failures[str(library.folder)]


def test_a_correction_that_cannot_be_written_changes_nothing(library, monkeypatch):
    def full(*paths):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("data.storage.os.replace", full)
        with pytest.raises(StorageError, match="На диске нет места"):
            library.correct([correction(library, 3, "regions", "RU-TUL")])
    assert library.corrections() == []
    with writing(library.folder):
        assert not (library.folder / "corrections.csv").exists()


def test_the_half_year_of_another_plan_is_left_alone(library):
    other = correction(library, 3, "regions", "RU-TUL")
    plan = library.read(small_plan(), "План.docx")
    assert plan.half_year == HALF_YEAR
    library.correct([other])
    title = "План на II полугодие 2024 года"
    shown, found = library.preview(library.read(small_plan(title=title), "План.docx"))
    assert (found, shown.events["corrected"].tolist()) == ([], ["", "", ""])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("regions", "RU-TUL"),
        ("dates", dates_value(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH)),
        ("attendance", "visit"),
        ("kind", "forum"),
    ],
)
def test_a_value_that_was_read_right_is_confirmed_not_corrected(library, field, value):
    before = event(library, 1)
    library.correct([correction(library, 1, field, value)])
    after = event(library, 1)
    assert (after["confirmed"], after["corrected"]) == (field, "")
    assert {**after, "confirmed": ""} == before


def test_a_confirmed_doubt_is_told_so(library):
    rows = [["1.", "Тамбовкая область", "Форум мастеров", "май 2024 года", "г. Тамбов"]]
    library.add(upload(small_plan(*rows)), make_current=True)
    library.correct([correction(library, 1, "regions", "RU-TAM")])
    (reason,) = library.plans().issues.query("field == 'regions_text'")["reason"]
    assert reason.endswith("(подтверждено)")
