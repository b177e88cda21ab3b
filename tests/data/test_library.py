"""Plans that come into the library: versions, doubles, names, faults at every step, two at once."""

import errno
import shutil
import threading
from pathlib import Path

import pytest
from folder_writer import ROWS, small_plan
from seed_plan import SEED

from data import served, storage
from data.library import AlreadyStored, Library, StorageError, Upload
from data.loader import load_plans
from data.schema import HalfYear, Unfinished
from data.versions import NAME_LENGTH, safe_name

HALF_YEAR = HalfYear(2024, 1)
MOVED = [[*ROWS[0][:3], "июнь 2024 года", "г. Тула"], *ROWS[1:]]


@pytest.fixture
def library(tmp_path) -> Library:
    return Library(tmp_path / "plans", "RU-SMO")


def upload(data: bytes, name: str = "План.docx") -> Upload:
    return Upload(data, name, HALF_YEAR, "План на I полугодие 2024 года", by="Иванова")


def listing(library: Library) -> list[tuple[str, int, bool]]:
    return [(source.file, source.version, source.current) for source in library.versions()]


def state(library: Library) -> tuple:
    """What anybody can see of the library."""
    plans = library.plans()
    return listing(library), plans.events["event_id"].tolist(), plans.failures


def test_an_upload_is_read_by_everyone_at_once(library):
    assert library.plans().events.empty
    added = library.add(upload(small_plan()), make_current=True)
    assert (added.file, added.version) == ("2024-H1/v1 План.docx", 1)
    assert len(library.plans().events) == 3
    (row,) = library.plans().sources.to_dict("records")
    assert (row["by"], row["version"], row["current"]) == ("Иванова", 1, True)
    assert row["received"][:2] == "20"


def test_the_stored_document_is_the_uploaded_one(library):
    data = small_plan()
    assert library.add(upload(data), make_current=True).path.read_bytes() == data


def test_a_revision_is_the_next_version_and_the_earlier_one_stays(library):
    library.add(upload(small_plan()), make_current=True)
    library.add(upload(small_plan(*MOVED)), make_current=True)
    assert listing(library) == [("2024-H1/v1 План.docx", 1, False), ("2024-H1/v2 План.docx", 2, True)]
    assert library.plans().events["dates_text"].iloc[0] == "июнь 2024 года"


def test_a_revision_can_wait(library):
    library.add(upload(small_plan()), make_current=True)
    library.add(upload(small_plan(*MOVED)), make_current=False)
    assert [current for _, _, current in listing(library)] == [True, False]
    assert library.plans().events["dates_text"].iloc[0] == "май 2024 года"


def test_an_earlier_version_can_be_chosen_again(library):
    library.add(upload(small_plan()), make_current=True)
    library.add(upload(small_plan(*MOVED)), make_current=True)
    library.choose("2024-H1/v1 План.docx")
    assert [current for _, _, current in listing(library)] == [True, False]
    assert library.plans().events["dates_text"].iloc[0] == "май 2024 года"


def test_a_version_that_is_gone_cannot_be_chosen(library):
    added = library.add(upload(small_plan()), make_current=True)
    added.path.unlink()
    with pytest.raises(StorageError, match="больше нет в папке"):
        library.choose(added.file)


def test_a_document_that_is_gone_is_told(library):
    library.add(upload(small_plan()), make_current=True).path.unlink()
    assert "файл не открывается" in library.plans().failures["2024-H1/v1 План.docx"]


def test_the_same_bytes_are_not_stored_twice(library):
    library.add(upload(small_plan()), make_current=True)
    before = state(library)
    with pytest.raises(AlreadyStored, match=r"уже есть в библиотеке: «2024-H1/v1 План\.docx», версия 1"):
        library.add(upload(small_plan(), "другое имя.docx"), make_current=True)
    assert state(library) == before
    assert library.twin(small_plan()).version == 1
    assert library.twin(small_plan(*MOVED)) is None


def test_a_deleted_document_can_be_uploaded_again(library):
    first = library.add(upload(small_plan()), make_current=True)
    first.path.unlink()
    assert library.twin(small_plan()) is None
    again = library.add(upload(small_plan()), make_current=True)
    assert (again.version, again.path.read_bytes()) == (2, small_plan())


def test_a_document_that_was_replaced_by_hand_is_known_by_what_it_is_now(library):
    stored = library.add(upload(small_plan()), make_current=True)
    stored.path.write_bytes(small_plan(*MOVED))
    assert library.twin(small_plan()) is None
    assert library.twin(small_plan(*MOVED)).file == stored.file


def test_a_folder_that_cannot_be_read_while_uploading_is_told(library, monkeypatch):
    library.add(upload(small_plan()), make_current=True)
    monkeypatch.setattr(Path, "read_bytes", unreadable(Path.read_bytes, ".docx"))
    with pytest.raises(StorageError, match="не читается"):
        library.twin(small_plan())


def test_a_document_is_read_from_the_disk_once(library, monkeypatch):
    library.add(upload(small_plan()), make_current=True)
    opened = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.suffix) or read(path))
    load_plans(library.folder)
    assert opened.count(".docx") == 1


def unreadable(read, suffix: str):
    """``Path.read_bytes`` that fails for files of a kind."""

    def reading(path: Path) -> bytes:
        if path.suffix == suffix:
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    return reading


def test_a_document_that_opens_at_last_is_read(library, monkeypatch):
    library.add(upload(small_plan()), make_current=True)
    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_bytes", unreadable(Path.read_bytes, ".docx"))
        assert library.plans().events.empty
        assert "не открывается" in "".join(library.plans().failures.values())
    assert len(library.plans().events) == 3
    assert library.plans().failures == {}


def test_an_index_that_opens_at_last_is_read(library, monkeypatch):
    library.add(upload(small_plan()), make_current=True)
    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_bytes", unreadable(Path.read_bytes, ".csv"))
        assert "не открывается" in library.plans().failures[str(library.folder)]
    assert len(library.plans().events) == 3


def test_a_document_put_there_by_hand_becomes_version_1(library):
    library.folder.mkdir()
    (library.folder / "сам.docx").write_bytes(small_plan())
    library.add(upload(small_plan(*MOVED)), make_current=True)
    assert listing(library) == [("сам.docx", 1, False), ("2024-H1/v2 План.docx", 2, True)]
    assert library.plans().failures == {}


def test_the_shipped_folder_takes_an_upload(library):
    shutil.copytree(SEED.parent, library.folder)
    library.add(upload(small_plan()), make_current=True)
    assert [file for file, _, _ in listing(library)] == ["plan_2023_h2.txt", "2024-H1/v1 План.docx"]
    assert len(library.plans().events) == 31
    assert library.versions()[0].note.startswith("Текст документа Word")


def test_what_is_not_listed_in_a_folder_below_is_no_document(library):
    library.add(upload(small_plan()), make_current=True)
    (library.folder / "2024-H1" / "v2 План.docx").write_bytes(small_plan(*MOVED))
    assert len(listing(library)) == 1
    added = library.add(upload(small_plan(*MOVED)), make_current=True)
    assert added.file == "2024-H1/v2-2 План.docx"


# --- faults ---------------------------------------------------------------------------------------


def failing_at(monkeypatch, name: str, call: int) -> None:
    """Makes the ``call``-th use of a step of writing fail."""
    module = storage.tempfile if name == "mkstemp" else storage.os
    real, calls = getattr(module, name), []

    def step(*args, **options):
        calls.append(args)
        if len(calls) == call:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*args, **options)

    monkeypatch.setattr(module, name, step)


FAULTS = [(name, call) for name in ("mkstemp", "replace") for call in (1, 2)]
FAULTS += [("fsync", call) for call in (1, 2, 4)]  # journal, document, list; the others are of folders


@pytest.mark.parametrize(("name", "call"), FAULTS)
def test_a_save_that_fails_at_any_step_changes_nothing(library, monkeypatch, name, call):
    library.add(upload(small_plan()), make_current=True)
    before = state(library)
    with monkeypatch.context() as patch:
        failing_at(patch, name, call)
        with pytest.raises(StorageError, match="На диске нет места"):
            library.add(upload(small_plan(*MOVED)), make_current=True)
    assert state(library) == before
    library.add(upload(small_plan(*MOVED)), make_current=True)
    assert len(listing(library)) == 2


class Killed(BaseException):
    """The process ends here: nothing after it runs."""


@pytest.mark.parametrize("write", [1, 2])
@pytest.mark.parametrize("is_done", [False, True])
def test_a_save_that_is_killed_leaves_the_old_state_or_the_new(library, monkeypatch, write, is_done):
    library.add(upload(small_plan()), make_current=True)
    before, real, writes = state(library), storage.os.replace, []

    def dying(*paths):
        writes.append(paths)
        if len(writes) < write:
            return real(*paths)
        if is_done:
            real(*paths)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "replace", dying)
        patch.setattr(storage.os, "unlink", lambda path: None)
        with pytest.raises(Killed):
            library.add(upload(small_plan(*MOVED)), make_current=True)
    is_new = write == 2 and is_done
    assert len(listing(library)) == (2 if is_new else 1)
    assert is_new or state(library) == before
    assert library.plans().failures == {}


def test_a_damaged_index_leaves_what_was_served_and_says_so(library):
    library.add(upload(small_plan()), make_current=True)
    library.plans()
    (library.folder / "sources.csv").write_bytes(b'half_year,file\r\n2024-H1,"cut')
    plans = library.plans()
    assert len(plans.events) == 3
    assert list(plans.failures.values()) == [
        "sources.csv: файл повреждён, восстановите его из резервной копии папки с планами"
    ]
    with pytest.raises(ValueError, match="файл повреждён"):
        library.add(upload(small_plan(*MOVED)), make_current=True)


@pytest.mark.parametrize("line", ["2024-H1,../outside.docx", "2024-H3,plan.docx", "нет,plan.docx"])
def test_an_index_that_makes_no_sense_is_damaged(library, line):
    library.folder.mkdir()
    (library.folder / "sources.csv").write_text(f"half_year,file\n{line}\n", encoding="utf-8")
    assert "файл повреждён" in library.plans().failures[str(library.folder)]


def test_two_who_save_at_once_lose_nothing(library):
    documents = [small_plan(["1.", "г. Тула", f"Форум {n}", "май", "г. Тула"]) for n in range(8)]
    threads = [
        threading.Thread(target=library.add, args=(upload(data),), kwargs={"make_current": True})
        for data in documents
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    versions = library.versions()
    assert sorted(source.version for source in versions) == list(range(1, 9))
    assert [source.current for source in versions].count(True) == 1
    assert {source.path.read_bytes() for source in versions} == set(documents)


# --- reading once ---------------------------------------------------------------------------------


def test_sessions_that_open_at_once_read_the_folder_once(library, monkeypatch):
    library.folder.mkdir()
    shutil.copy(SEED, library.folder)
    calls, real = [], served.load_plans
    monkeypatch.setattr(served, "load_plans", lambda *args: calls.append(args) or real(*args))
    found = []
    threads = [threading.Thread(target=lambda: found.append(library.plans())) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(calls) == 1
    assert len({id(plans.events) for plans in found}) == 1


def test_an_upload_is_read_once_however_often_it_is_looked_at(library, monkeypatch):
    calls, real = [], served.load_plan
    monkeypatch.setattr(served, "load_plan", lambda *args, **named: calls.append(1) or real(*args, **named))
    data = small_plan(["1.", "г. Тула", "Читается один раз", "май", "г. Тула"])
    plans = [library.read(data, "План.docx") for _ in range(3)]
    assert (len(calls), plans[0] is plans[2]) == (1, True)


@pytest.mark.parametrize("file", ["journal.csv", "matches.csv"])
def test_what_no_frame_comes_from_has_nothing_put_together_again(library, file):
    library.add(upload(small_plan()), make_current=True)
    before = library.plans()
    (library.folder / file).write_text("changed", encoding="utf-8")
    assert library.plans() is before
    (library.folder / "corrections.csv").write_text("changed", encoding="utf-8")
    assert library.plans() is not before


@pytest.fixture
def cut_short(monkeypatch) -> list[bytes]:
    """Reading is cut short until the list is cleared; it grows with every attempt."""
    attempts, real = [b""], served.load_plan

    def load(data: bytes, **named):
        if not attempts:
            return real(data, **named)
        attempts.append(data)
        raise Unfinished("чтение прервано")

    monkeypatch.setattr(served, "load_plan", load)
    return attempts


def test_an_upload_cut_short_is_read_when_it_comes_again(library, cut_short):
    data = small_plan(["1.", "г. Тула", "Прерванная загрузка", "май", "г. Тула"])
    with pytest.raises(Unfinished):
        library.read(data, "План.docx")
    cut_short.clear()
    assert len(library.read(data, "План.docx").events) == 1


def put(library: Library, *row: str) -> bytes:
    """A plan that somebody puts into the folder."""
    data = small_plan(["1.", *row])
    library.folder.mkdir(exist_ok=True)
    (library.folder / "План.docx").write_bytes(data)
    return data


def test_a_document_cut_short_is_not_tried_on_every_page(library, cut_short):
    put(library, "г. Тула", "Прерванное чтение", "май", "г. Тула")
    assert [library.plans().failures for _ in range(3)] == [{"План.docx": "чтение прервано"}] * 3
    assert len(cut_short) == 2


def test_a_document_cut_short_is_tried_again_when_the_folder_changes(library, cut_short):
    put(library, "г. Тула", "Чтение после перемены", "май", "г. Тула")
    assert library.plans().failures
    cut_short.clear()
    (library.folder / "sources.csv").write_text("file\n", encoding="utf-8")
    assert (len(library.plans().events), library.plans().failures) == (1, {})


def test_a_document_cut_short_is_tried_again_when_it_is_given_anew(library, cut_short):
    data = put(library, "г. Тула", "Чтение по просьбе", "май", "г. Тула")
    assert library.plans().failures
    cut_short.clear()
    library.look_again(small_plan())
    assert library.plans().failures
    library.look_again(data)
    assert (len(library.plans().events), library.plans().failures) == (1, {})


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("План на I полугодие.docx", "План на I полугодие.docx"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Планы\..\plan.docx", "plan.docx"),
        ("..", "plan"),
        ("", "plan"),
        (".hidden.docx", "hidden.docx"),
        ("~$plan.docx", "$plan.docx"),
        ("a\x00b\nc\u202ed.docx", "a b c d.docx"),
        ('план: "итог" <2>|?*.docx', "план итог 2.docx"),
        ("con.docx", "plan con.docx"),
        ("plan.docx. ", "plan.docx"),
    ],
)
def test_an_uploaded_name_becomes_a_plain_one(name, stored):
    assert safe_name(name) == stored


@pytest.mark.parametrize("name", ["я" * 400 + ".docx", "a." + "b" * 400, "я" * 400])
def test_a_long_name_is_cut_and_keeps_its_suffix(name):
    stored = safe_name(name)
    assert len(stored.encode()) <= NAME_LENGTH
    assert Path(stored).suffix == (".docx" if name.endswith(".docx") else Path(stored).suffix)


def test_a_column_that_somebody_added_to_the_list_stays(library):
    first = library.add(upload(small_plan()), make_current=True)
    table = library.folder / "sources.csv"
    head, line = table.read_text(encoding="utf-8-sig").splitlines()
    table.write_text(f"{head},дело\r\n{line},№ 15\r\n", encoding="utf-8-sig")
    library.add(upload(small_plan(*MOVED)), make_current=False)
    library.choose(first.file)
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[-1] for line in lines] == ["дело", "№ 15", ""]
