"""The columnar copy of the frames: the same plans, and never a need for it."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from data import columnar, storage
from data.columnar import FILE, FRAMES, remembered
from data.library import current_plans
from data.loader import load_plans
from data.storage import writing

HOME = "RU-SMO"
SEED = Path(__file__).resolve().parents[2] / "data" / "plans" / "plan_2023_h2.txt"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A library of two plans that is large enough to be kept."""
    monkeypatch.setattr(columnar, "WORTH_KEEPING", 1)
    shutil.copy(SEED, tmp_path)
    later = SEED.read_text(encoding="utf-8").replace("2023 год", "2024 год")
    (tmp_path / "plan_2024_h2.txt").write_text(later.replace("2023", "2024"), encoding="utf-8")
    return tmp_path


def read_from_documents(folder):
    """What reads, and a list of the times it did."""
    times = []

    def read():
        times.append(folder)
        return load_plans(folder, HOME)

    return read, times


def assert_same(one, other):
    for name in FRAMES:
        assert_frame_equal(getattr(one, name), getattr(other, name), check_categorical=True)
    assert one.failures == other.failures


def test_the_copy_gives_the_same_frames_without_reading_a_document(folder):
    read, times = read_from_documents(folder)
    first, second = remembered(folder, HOME, read), remembered(folder, HOME, read)
    assert len(times) == 1
    assert len(first.events) == 56
    assert_same(first, second)


def test_the_same_plans_make_the_same_copy_whenever(folder, monkeypatch):
    read, _ = read_from_documents(folder)
    remembered(folder, HOME, read)
    stored = (folder / FILE).read_bytes()
    (folder / FILE).unlink()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    remembered(folder, HOME, read)
    assert (folder / FILE).read_bytes() == stored


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", "cut", "flipped"])
def test_a_damaged_copy_is_made_anew(folder, damage):
    read, times = read_from_documents(folder)
    whole = remembered(folder, HOME, read)
    copy = folder / FILE
    stored = copy.read_bytes()
    middle = len(stored) // 2
    flipped = stored[:middle] + bytes([stored[middle] ^ 1]) + stored[middle + 1 :]
    copy.write_bytes({"cut": stored[:middle], "flipped": flipped}.get(damage, damage))
    assert_same(remembered(folder, HOME, read), whole)
    assert len(times) == 2
    assert copy.read_bytes() == stored


def add_a_correction(folder):
    (folder / "corrections.csv").write_text("half_year\n", encoding="utf-8")


def change_a_document(folder):
    path = folder / SEED.name
    path.write_text(path.read_text(encoding="utf-8").replace("Пермский край", "Республика Коми"), "utf-8")


def take_a_document_away(folder):
    (folder / "plan_2024_h2.txt").unlink()


@pytest.mark.parametrize("change", [add_a_correction, change_a_document, take_a_document_away])
def test_a_stale_copy_is_made_anew(folder, change):
    read, times = read_from_documents(folder)
    remembered(folder, HOME, read)
    change(folder)
    assert_same(remembered(folder, HOME, read), load_plans(folder, HOME))
    assert len(times) == 2


def test_another_program_or_home_region_reads_again(folder, monkeypatch):
    read, times = read_from_documents(folder)
    remembered(folder, HOME, read)
    remembered(folder, "RU-BRY", read)
    monkeypatch.setattr(columnar, "_code", lambda: "another")
    remembered(folder, "RU-BRY", read)
    assert len(times) == 3


def test_a_folder_that_cannot_be_written_is_read_all_the_same(folder, monkeypatch):
    def refuse(path, content):
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(columnar, "write_file", refuse)
    read, _times = read_from_documents(folder)
    assert len(remembered(folder, HOME, read).events) == 56
    assert not (folder / FILE).exists()


def test_plans_with_a_failure_and_small_libraries_are_not_kept(folder, monkeypatch):
    failed = replace(load_plans(folder, HOME), failures={"plan.doc": "нужен LibreOffice"})
    remembered(folder, HOME, lambda: failed)
    monkeypatch.setattr(columnar, "WORTH_KEEPING", 57)
    remembered(folder, HOME, lambda: load_plans(folder, HOME))
    assert not (folder / FILE).exists()


def test_the_library_shows_a_change_that_follows_a_copy(folder):
    assert len(current_plans(folder, HOME).events) == 56
    assert (folder / FILE).exists()
    take_a_document_away(folder)
    assert len(current_plans(folder, HOME).events) == 28
    assert os.listdir(folder).count(FILE) == 1


def test_the_copy_is_not_written_while_another_writer_holds_the_folder(folder, monkeypatch):
    monkeypatch.setattr(storage, "LOCK_TIMEOUT", 0.1)
    read, _times = read_from_documents(folder)
    with writing(folder):
        assert len(remembered(folder, HOME, read).events) == 56
    assert not (folder / FILE).exists()
