"""What may lie in a folder of plans: the rest is served, and what is wrong is said in a sentence."""

import os
import shutil
from pathlib import Path

import pytest
from folder_writer import small_plan
from seed_plan import SEED

from data import served
from data.served import current_plans

HEADING = "half_year,file,title,sha256,note,version,current,received,by\n"


@pytest.fixture
def folder(tmp_path) -> Path:
    shutil.copy(SEED, tmp_path)
    return tmp_path


def listed(line: str):
    def write(folder: Path) -> None:
        (folder / "sources.csv").write_text(f"{HEADING}{line}\n", encoding="utf-8")

    return write


def named_in_another_code(folder: Path) -> None:
    path = os.path.join(os.fsencode(folder), "план.docx".encode("cp1251"))
    with open(path, "wb") as file:
        file.write(small_plan())


def link_to_itself(folder: Path) -> None:
    (folder / "loop.docx").symlink_to("loop.docx")


def pipe_in_place_of_a_table(folder: Path) -> None:
    os.mkfifo(folder / "sources.csv")


def listed_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.docx")
    listed("2024-H1,pipe.docx,,,,1,yes,,")(folder)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (named_in_another_code, "план.docx: имя файла записано не в Юникоде, переименуйте файл"),
        (link_to_itself, ""),
        (pipe_in_place_of_a_table, "sources.csv: файл не открывается"),
        (listed_pipe, "pipe.docx: файл не открывается"),
        (listed("2024-H1,pl\0an.docx,,,,1,yes,,"), "sources.csv: файл повреждён"),
        (listed(f"2024-H1,{'я' * 300}.docx,,,,1,yes,,"), f"{'я' * 300}.docx: файл не открывается"),
        (listed("2023-H2,plan_2023_h2.txt,,,,99999999999999999999999,yes,,"), "sources.csv: файл повреждён"),
        (listed("2023-H2,plan_2023_h2.txt,,,,-5,yes,,"), "sources.csv: файл повреждён"),
        (listed("2024-H1,,,,,1,yes,,"), "sources.csv: файл повреждён"),
        (listed("2024-H1,.,,,,1,yes,,"), "sources.csv: файл повреждён"),
        (listed("2024-H1,../../etc/passwd,,,,1,yes,,"), "sources.csv: файл повреждён"),
    ],
)
def test_what_lies_there_fails_alone(folder, make, sentence):
    before = current_plans(folder, "RU-SMO")
    make(folder)
    plans = current_plans(folder, "RU-SMO")
    assert len(plans.events) == len(before.events) == 28
    assert "".join(plans.failures.values()).startswith(sentence)
    assert bool(plans.failures) == bool(sentence)


@pytest.mark.parametrize(
    "line",
    [
        "чушь,abc,kind,Форум,forum,,1,Форум,,",
        "9999-H9,abc,kind,Форум,forum,,1,Форум,,",
        "2023-H2,abc,dates,май,0001-01-01/0001-01-02 day,,1,Форум,,",
        "2023-H2,abc,dates,май,2023-08-01/9999-01-02 day,,1,Форум,,",
    ],
)
def test_a_correction_that_cannot_be_meant_leaves_what_was_read(folder, line):
    current_plans(folder, "RU-SMO")
    heading = "half_year,event,field,cell,value,note,number,title,when,who"
    (folder / "corrections.csv").write_text(f"{heading}\n{line}\n", encoding="utf-8")
    plans = current_plans(folder, "RU-SMO")
    assert len(plans.events) == 28
    assert "corrections.csv: " in "".join(plans.failures.values())


def test_a_folder_that_goes_away_is_served_as_it_was(folder):
    before = current_plans(folder, "RU-SMO")
    folder.rename(folder.with_name("away"))
    plans = current_plans(folder, "RU-SMO")
    assert plans.events.equals(before.events)
    assert list(plans.failures.values()) == [served.GONE]
    folder.with_name("away").rename(folder)
    assert not current_plans(folder, "RU-SMO").failures


def test_a_defect_of_the_program_leaves_what_was_read(folder, monkeypatch, caplog):
    before = current_plans(folder, "RU-SMO")
    monkeypatch.setattr(served, "load_plans", lambda *_: 1 / 0)
    (folder / "next.docx").write_bytes(small_plan())
    plans = current_plans(folder, "RU-SMO")
    assert plans.events.equals(before.events)
    assert list(plans.failures.values()) == [served.DEFECT]
    assert "ZeroDivisionError" in caplog.text


def test_a_plan_without_a_named_region_stands_beside_others(folder):
    rows = [["1.", "Субъекты РФ", "Форум", "май 2024 года", "г. Тула"]]
    (folder / "next.docx").write_bytes(small_plan(*rows))
    plans = current_plans(folder, "RU-SMO")
    assert (len(plans.events), len(plans.participations), plans.failures) == (29, 96, {})
