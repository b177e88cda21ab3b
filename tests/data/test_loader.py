"""Plans as frames: the promised columns, the seed's totals, folders with something wrong in them."""

import csv
import hashlib
import shutil

import pandas as pd
import pytest
from seed_plan import ROOT, SEED, TITLE
from word_writer import document, paragraph, run, table, text_cell, word_plan
from word_writer import row as word_row

from data.loader import Plan, load_plan, load_plans
from data.plan import HalfYearMissing
from data.schema import EVENT_DTYPES, ISSUE_DTYPES, PARTICIPATION_DTYPES, HalfYear, PlanFormatError
from data.sources import SOURCE_DTYPES

HEADINGS = ["№", "Субъект РФ", "Наименование мероприятия", "Сроки", "Место проведения"]


@pytest.fixture(scope="module")
def seed() -> Plan:
    return load_plan(SEED)


def word_plan_of(*rows: list[str], title: str = TITLE) -> bytes:
    written = "".join(word_row(*map(text_cell, texts)) for texts in (HEADINGS, *rows))
    return document(paragraph(run(title)) + table(written, columns=5))


def write_sources(folder, *lines: dict[str, str]) -> None:
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["half_year", "file", "title", "sha256", "note"])
        writer.writeheader()
        writer.writerows(lines)


def assert_dtypes(frame: pd.DataFrame, promised: dict[str, str]) -> None:
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == promised
    assert list(frame.columns) == list(promised)


def test_frames_have_the_promised_columns(seed):
    assert_dtypes(seed.events, EVENT_DTYPES)
    assert_dtypes(seed.participations, PARTICIPATION_DTYPES)
    assert_dtypes(seed.issues, ISSUE_DTYPES)


def test_the_seed_has_28_events_and_96_participations_with_35_subjects(seed):
    assert len(seed.events) == 28
    assert len(seed.participations) == 96
    assert seed.participations["region"].nunique() == 35


def test_departments_of_the_seed(seed):
    assert seed.events.groupby("department", sort=False, observed=True).size().tolist() == [1, 5, 8, 4, 5, 5]


def test_attendance_of_the_seed(seed):
    counts = seed.events["attendance"].value_counts().to_dict()
    assert counts == {"remote": 13, "visit": 8, "hosted": 7, "in_person": 0, "mixed": 0, "unspecified": 0}


def test_active_events_by_month_of_the_seed(seed):
    def active(year: int, month: int) -> int:
        first = pd.Timestamp(year, month, 1)
        last = first + pd.offsets.MonthEnd()
        return int(((seed.events["start"] <= last) & (seed.events["end"] >= first)).sum())

    assert [active(*month) for month in seed.half_year.months] == [10, 12, 12, 9, 9, 10]


def test_row_18_of_the_seed_is_nationwide(seed):
    (row,) = seed.events[seed.events["number"] == 18].to_dict("records")
    assert row["scope"] == "nationwide"
    assert row["event_id"] not in set(seed.participations["event_id"])


def test_row_16_of_the_seed_inherits_moscow(seed):
    (row,) = seed.events[seed.events["number"] == 16].to_dict("records")
    assert (row["regions_text"], row["inherited"]) == ("г. Москва", "regions_text")
    assert seed.participations.set_index("event_id").loc[row["event_id"], "region"] == "RU-MOW"


def test_event_ids_are_unique_and_join_the_frames(seed):
    assert seed.events["event_id"].is_unique
    assert seed.events["event_id"].iloc[0] == "2023-H2/01"
    assert set(seed.participations["event_id"]) <= set(seed.events["event_id"])


def test_words_of_a_participation_stand_in_the_cell(seed):
    cells = seed.events.set_index("event_id")["regions_text"]
    for pair in seed.participations.to_dict("records"):
        assert pair["words"] in cells[pair["event_id"]]


def test_the_home_region_is_no_partner():
    plan = load_plan(
        word_plan_of(["1.", "Смоленская и Тульская области", "Форум", "август", "г. Тула"]), name="a"
    )
    assert plan.participations["region"].tolist() == ["RU-TUL"]


def test_the_home_region_alone_is_told():
    plan = load_plan(word_plan_of(["1.", "Смоленская область", "Форум", "август", "г. Смоленск"]), name="a")
    assert plan.participations.empty
    assert "Назван только свой регион: партнёров нет" in set(plan.issues["reason"])


def test_another_home_region_changes_partners_and_attendance():
    plan = load_plan(SEED, home="RU-MOW")
    assert "RU-MOW" not in set(plan.participations["region"])
    assert plan.events.set_index("number").loc[1, "attendance"] == "hosted"


@pytest.mark.parametrize(
    ("home", "regions", "venue", "attendance", "is_settled"),
    [
        ("RU-SMO", "Мурманская область", "г. Кировск", "visit", True),
        ("RU-SMO", "Калужская область", "г. Киров", "visit", True),
        ("RU-KIR", "Калужская область", "г. Киров", "unspecified", False),
        ("RU-KIR", "Тульская область", "г. Киров, ул. Ленина", "hosted", True),
        ("RU-AMU", "Тульская область", "г. Благовещенск", "hosted", True),
        ("RU-KIR", "Тульская область", "г. Киров, Калужская область", "visit", False),
        ("RU-SMO", "Амурская область", "г. Благовещенск, г. Смоленск", "mixed", True),
        ("RU-SMO", "Тульская область", "г. Кировск", "unspecified", False),
        ("RU-SMO", "Мурманская, Ленинградская области", "г. Кировск", "unspecified", False),
        ("RU-SMO", "Московская область", "МО «Вяземский район»", "unspecified", False),
    ],
)
def test_a_town_that_several_regions_have_lies_in_the_one_that_is_named(
    home, regions, venue, attendance, is_settled
):
    row = ["1.", regions, "Встреча", "август 2023 года", venue]
    plan = load_plan(word_plan_of(row), name="plan.docx", home=home)
    assert plan.events["attendance"].tolist() == [attendance]
    reasons = plan.issues.loc[plan.issues["field"] == "venue", "reason"]
    assert reasons.str.startswith("Город с таким названием").any() == is_settled


@pytest.mark.parametrize(
    ("venue", "attendance"),
    [
        ("г. Смоленск, г. Минск", "mixed"),
        ("г. Витебск, Республика Беларусь", "visit"),
        ("г. Смоленск", "hosted"),
    ],
)
def test_a_place_abroad_is_a_place_away(venue, attendance):
    plan = load_plan(word_plan_of(["1.", "г. Тула", "Форум", "август", venue]), name="a")
    assert plan.events["attendance"].tolist() == [attendance]


def test_an_issue_names_row_field_and_text(seed):
    issues = seed.issues[seed.issues["row"] == 21]
    assert issues[["file", "field", "text"]].to_dict("records")[0] == {
        "file": "plan_2023_h2.txt",
        "field": "regions_text",
        "text": "г. Москва",
    }


def test_a_plan_without_half_year_is_asked_about():
    data = word_plan_of(["1.", "г. Тула", "Форум", "август", "г. Тула"], title="План мероприятий")
    with pytest.raises(HalfYearMissing, match=r"^plan\.docx: .*укажите полугодие"):
        load_plan(data, name="plan.docx")
    assert load_plan(data, name="plan.docx", half_year=HalfYear(2024, 2)).half_year == HalfYear(2024, 2)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(PlanFormatError, match=r"нет\.txt: файл не открывается"):
        load_plan(tmp_path / "нет.txt")


def test_a_folder_of_plans(tmp_path):
    shutil.copy(SEED, tmp_path)
    later = word_plan_of(["1.", "г. Тула", "Форум", "май", "г. Тула"], title="План на I полугодие 2024 года")
    (tmp_path / "later.docx").write_bytes(later)
    plans = load_plans(tmp_path)
    assert plans.events["half_year"].tolist() == ["2023-H2"] * 28 + ["2024-H1"]
    assert_dtypes(plans.events, EVENT_DTYPES)
    assert_dtypes(plans.sources, SOURCE_DTYPES)
    assert plans.sources["file"].tolist() == ["plan_2023_h2.txt", "later.docx"]
    assert plans.failures == {}


def test_one_broken_document_does_not_take_the_others_along(tmp_path):
    shutil.copy(SEED, tmp_path)
    (tmp_path / "broken.docx").write_bytes(word_plan()[:3000])
    plans = load_plans(tmp_path)
    assert len(plans.events) == 28
    assert list(plans.failures) == ["broken.docx"]
    assert plans.failures["broken.docx"].startswith("broken.docx: файл повреждён")


def test_a_second_document_of_a_half_year_is_not_counted_twice(tmp_path):
    shutil.copy(SEED, tmp_path)
    (tmp_path / "z.docx").write_bytes(word_plan())
    plans = load_plans(tmp_path)
    assert len(plans.events) == 28
    assert "уже прочитан документ plan_2023_h2.txt" in plans.failures["z.docx"]


def test_locks_and_hidden_files_are_no_documents(tmp_path):
    shutil.copy(SEED, tmp_path)
    for name in ("~$plan.docx", ".plan.docx.swp", ".~lock.plan.docx#"):
        (tmp_path / name).write_bytes(b"lock")
    assert load_plans(tmp_path).failures == {}


def test_sources_say_the_half_year_that_a_title_does_not(tmp_path):
    data = word_plan_of(["1.", "г. Тула", "Форум", "май", "г. Тула"], title="План мероприятий")
    (tmp_path / "plan.docx").write_bytes(data)
    write_sources(tmp_path, {"half_year": "2024-H1", "file": "plan.docx", "note": "с сайта"})
    plans = load_plans(tmp_path)
    assert plans.sources[["half_year", "note"]].to_dict("records") == [
        {"half_year": "2024-H1", "note": "с сайта"}
    ]


@pytest.mark.parametrize("missing", [True, False])
def test_a_folder_without_plans_is_empty(tmp_path, missing):
    plans = load_plans(tmp_path / "нет" if missing else tmp_path)
    assert plans.events.empty
    assert_dtypes(plans.events, EVENT_DTYPES)
    assert_dtypes(plans.sources, SOURCE_DTYPES)


def test_shipped_plans_are_what_sources_say():
    folder = ROOT / "data" / "plans"
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as lines:
        sources = {line["file"]: line for line in csv.DictReader(lines)}
    assert set(sources) == {path.name for path in folder.iterdir()} - {"sources.csv"}
    for name, line in sources.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == line["sha256"]
        plan = load_plan(folder / name)
        assert (plan.half_year.key, plan.title) == (line["half_year"], line["title"])


def test_every_shipped_plan_has_a_golden_table():
    plans = {path.stem for path in (ROOT / "data" / "plans").iterdir()} - {"sources"}
    assert plans == {path.stem for path in (ROOT / "tests" / "golden").glob("*.csv")}
