"""The list of plans in figures, and the form of corrections against what was read."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from invented_plans import LATER, plans
from invented_plans import event as invented

from analysis.event_text import event_place
from analysis.plans import counts, page
from analysis.plans.correction_words import (
    correction_labels,
    correction_table,
    event_labels,
    reasons_by_cell,
    told_apart,
)
from analysis.plans.counts import PLAN_COLUMNS, documents, doubtful, doubts, in_doubt, plan_frames, plan_list
from analysis.plans.edits import corrections, entry_of, form_key, is_backwards
from data import correction_frames
from data.frames import typed
from data.library import Correction, Standing
from data.schema import ISSUE_DTYPES, Correctable, Precision, Scope


@pytest.fixture
def seed(seed_plans):
    return plan_frames(seed_plans, "2023-H2")


def test_the_seed_in_the_list(seed_plans):
    table = plan_list(seed_plans, [])
    assert list(table.columns) == PLAN_COLUMNS
    (row,) = table.to_dict("records")
    assert (row["events"], row["participations"], row["regions"]) == (28, 96, 35)
    assert (row["share_regions"], row["share_dates"]) == (1.0, 1.0)
    assert (row["version"], row["versions"], row["corrected"]) == (1, 1, 0)


def test_every_document_is_listed_once(seed_plans):
    table = documents(seed_plans, [])
    assert table[["half_year", "file", "current"]].to_dict("records") == [
        {"half_year": "2023-H2", "file": "plan_2023_h2.txt", "current": True}
    ]


def test_a_warning_puts_its_cell_in_doubt_and_information_does_not(seed):
    events, _, issues = seed
    assert not in_doubt(events, issues, Correctable.DATES).any()
    severity = issues["severity"].where(issues["row"] != 20, "warning")
    worse = issues.assign(severity=pd.Categorical(severity, categories=issues["severity"].cat.categories))
    found = in_doubt(events, worse, Correctable.DATES)
    assert events.loc[found, "number"].tolist() == [15]
    assert doubts(events, worse)[found].tolist() == [["Срок выходит за пределы полугодия плана"]]


def test_the_doubts_of_an_event_are_told_cell_by_cell_each_once():
    told = [
        ("regions_text", "Тридевятое царство", "Регион не распознан"),
        ("dates_text", "до 15", "Срок не распознан"),
        ("regions_text", "Тамбовкая\nобласть", "Вероятная опечатка"),
        ("regions_text", "Тридевятое царство", "Регион не распознан"),
        ("venue", "", "Место не указано"),
    ]
    fields = ("field", "text", "reason")
    issue = {"file": "2024-H1.txt", "event_id": "2024-H1/01", "row": 4, "severity": "warning"}
    issues = typed([issue | dict(zip(fields, each, strict=True)) for each in told], ISSUE_DTYPES)
    assert reasons_by_cell(issues) == [
        "регион: «Тридевятое царство» — регион не распознан; «Тамбовкая область» — вероятная опечатка",
        "сроки: «до 15» — срок не распознан",
        "место: Место не указано",
    ]


def test_a_doubt_is_about_its_own_sheet_s_row():
    rows = (invented(LATER, 1, "TUL", source_sheet="А"), invented(LATER, 2, "BRY", source_sheet="Б"))
    events = plans(*[row | {"source_row": 4} for row in rows]).events
    issue = {"file": "2024-H1.txt", "event_id": "2024-H1/02", "row": 4, "field": "regions_text"}
    issues = typed([issue | {"text": "", "reason": "не распознан", "severity": "warning"}], ISSUE_DTYPES)
    assert in_doubt(events, issues, Correctable.REGIONS).tolist() == [False, True]
    assert doubts(events, issues).tolist() == [[], ["не распознан"]]
    assert event_place(events.loc[1]) == "Строка 4 листа «Б», файл «2024-H1.txt»"


def test_a_value_that_is_missing_is_in_doubt(seed):
    events, _, issues = seed
    kinds = events["kind"].where(events["number"] != 3, "unspecified")
    unknown = events.assign(kind=kinds)
    found = doubtful(unknown, issues)
    assert 3 in unknown.loc[found, "number"].tolist()
    assert Correctable.KIND in doubts(unknown, issues)[unknown["number"] == 3].iloc[0]


def test_the_cells_of_the_values_are_named_in_one_place():
    assert counts.ISSUE_FIELDS is correction_frames.ISSUE_FIELDS


@pytest.fixture
def event(seed):
    events, pairs, _ = seed
    row = events[events["number"] == 4].to_dict("records")[0]
    return row, pairs.loc[pairs["event_id"] == row["event_id"], "region"].tolist()


def changed(event, **values) -> dict[str, str]:
    row, regions = event
    opened = entry_of(row, regions)
    found = corrections(row, "mark", opened, replace(opened, **values))
    return {correction.field.value: correction.value for correction in found}


def test_a_form_sent_as_it_was_opened_corrects_nothing(event):
    assert changed(event) == {}
    assert changed(event, note="только заметка") == {}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"regions": ("RU-BRY",)}, {"regions": "RU-BRY"}),
        ({"regions": ("RU-KLU", "RU-BRY")}, {}),
        ({"scope": Scope.NATIONWIDE}, {"regions": "nationwide"}),
        ({"regions": ()}, {}),
        ({"kind": "forum", "attendance": "visit"}, {"kind": "forum", "attendance": "visit"}),
        (
            {"start": date(2023, 8, 1), "end": date(2023, 8, 31), "precision": Precision.MONTH},
            {"dates": "2023-08-01/2023-08-31 month"},
        ),
        ({"precision": Precision.UNDATED}, {"dates": "undated"}),
    ],
)
def test_only_what_was_changed_is_corrected(event, values, found):
    assert changed(event, **values) == found


def test_whole_districts_stand_in_the_form_beside_regions(event):
    row, regions = event
    row |= {"districts": "ЦФО", "scope": "district"}
    assert entry_of(row, []).regions == ("ЦФО",)
    assert changed((row, []), confirmed=(Correctable.REGIONS,)) == {"regions": "ЦФО"}
    assert changed((row, regions), regions=("СЗФО", "RU-BRY")) == {"regions": "RU-BRY; СЗФО"}


def test_a_value_in_doubt_can_be_confirmed_as_it_is(event):
    assert changed(event, confirmed=(Correctable.REGIONS,)) == {"regions": "RU-BRY; RU-KLU"}


def test_a_correction_carries_the_cell_and_the_row(event):
    row, regions = event
    opened = entry_of(row, regions)
    (found,) = corrections(row, "mark", opened, replace(opened, kind="forum", note=" по письму "))
    assert (found.event, found.cell, found.note) == ("mark", row["title"], "по письму")
    assert (found.half_year, found.number, found.title) == ("2023-H2", "4", row["title"])


@pytest.mark.parametrize(
    ("start", "end", "precision", "backwards"),
    [
        (date(2023, 8, 1), date(2023, 8, 1), Precision.DAY, False),
        (date(2023, 8, 2), date(2023, 8, 1), Precision.DAY, True),
        (None, date(2023, 8, 1), Precision.DAY, True),
        (None, None, Precision.MONTH, True),
        (None, None, Precision.UNDATED, False),
        (date(2023, 8, 2), date(2023, 8, 1), Precision.UNDATED, False),
    ],
)
def test_dates_that_cannot_be(event, start, end, precision, backwards):
    entry = replace(entry_of(*event), start=start, end=end, precision=precision)
    assert is_backwards(entry) is backwards


def test_a_form_is_another_when_the_row_has_changed(event):
    row, _ = event
    assert form_key("a", row) == form_key("a", dict(row))
    assert form_key("a", row) != form_key("a", row | {"dates_text": "иначе"})
    assert form_key("a", row) != form_key("b", row)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Форум", "Слёт", "Съезд"], ["Форум", "Слёт", "Съезд"]),
        (["Форум", "Слёт", "Форум"], ["Форум · 4", "Слёт", "Форум · 6"]),
        (["Форум", "Форум", "Форум"], ["Форум · 4", "Форум · 5", "Форум · 6"]),
    ],
)
def test_labels_of_a_choice_do_not_repeat(labels, expected):
    assert told_apart(labels, ["4", "5", "6"]) == expected


def test_labels_with_one_mark_are_counted():
    assert told_apart(["Форум", "Форум"], ["4", "4"]) == ["Форум · 4", "Форум · 4 (2)"]


def test_events_of_one_title_are_told_apart_by_row():
    twins = plans(*[invented(LATER, 1, title="Форум", source_row=row) for row in (4, 9)]).events
    assert [label.replace("\N{NO-BREAK SPACE}", " ") for label in event_labels(twins)] == [
        "№ 1 · Форум · строка 4",
        "№ 1 · Форум · строка 9",
    ]


def test_corrections_of_one_event_in_two_plans_are_told_apart():
    one = Correction("2024-H1", "a", Correctable.KIND, "Форум", "forum", number="1", title="Форум")
    labels = correction_labels([one, replace(one, half_year="2023-H2")])
    assert len(set(labels)) == 2
    assert "2024" in labels[0]


@pytest.mark.parametrize(("editable", "is_named"), [(True, True), (False, False)])
def test_who_corrected_is_for_editors(editable, is_named):
    correction = Correction("2024-H1", "", Correctable.KIND, "", "forum", who="anna@region.example")
    table = page.with_names(correction_table([(correction, Standing.APPLIED)]), editable)
    assert ("anna@region.example" in table.astype("str").to_numpy()) == is_named
