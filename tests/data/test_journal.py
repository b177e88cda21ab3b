"""The journal beside the plans: every act before it is done, one line each, nothing ever taken back."""

import csv
import errno
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from folder_writer import small_plan
from seed_plan import ROOT
from test_corrections import correction
from test_library import MOVED, upload
from test_matches import decision

from data import journal, storage
from data.journal import COLUMNS, LONGEST, Act, Entry, Outcome, read_journal, recorded
from data.library import Library, StorageError
from data.matches import Matches
from data.sources import list_sources

FILE = "journal.csv"
UPLOAD = Entry(
    when="2024-05-01T10:00:00+03:00",
    who="anna@region.example",
    act=Act.UPLOADED,
    half_year="2024-H1",
    subject="2024-H1/v1 План.docx",
    after="2024-H1/v1 План.docx",
)


@pytest.fixture
def library(tmp_path) -> Library:
    return Library(tmp_path, "RU-SMO")


def acts(folder: Path) -> list[tuple]:
    return [(entry.act, entry.outcome) for entry in read_journal(folder)]


def write(folder: Path, *entries: Entry) -> None:
    with storage.writing(folder), recorded(folder, entries):
        pass


def test_nothing_done_is_an_empty_journal(tmp_path):
    assert read_journal(tmp_path) == []
    assert read_journal(tmp_path / "absent") == []


def test_an_upload_says_who_when_and_which_document_counts_now(library):
    library.add(upload(small_plan()), make_current=True)
    library.add(upload(small_plan(*MOVED)), make_current=False)
    first, second = read_journal(library.folder)
    assert (first.act, first.who, first.half_year) == (Act.UPLOADED, "Иванова", "2024-H1")
    assert first.when[:2] == "20"
    assert (first.subject, first.before, first.after) == ("2024-H1/v1 План.docx", "", "2024-H1/v1 План.docx")
    assert second.subject == "2024-H1/v2 План.docx"
    assert second.before == second.after == "2024-H1/v1 План.docx"


def test_a_change_of_version_says_from_which_to_which(library):
    library.add(upload(small_plan()), make_current=True)
    library.add(upload(small_plan(*MOVED)), make_current=True)
    library.choose("2024-H1/v1 План.docx", "Петров")
    entry = read_journal(library.folder)[-1]
    assert (entry.act, entry.who, entry.half_year) == (Act.CHOSEN, "Петров", "2024-H1")
    assert (entry.before, entry.after) == ("2024-H1/v2 План.docx", "2024-H1/v1 План.docx")


def test_a_correction_and_its_undoing_say_what_held_before_and_after(library):
    library.add(upload(small_plan()), make_current=True)
    put_right = correction(library, 3, "regions", "RU-ORL", note="уточнено")
    library.correct([put_right], "Петров")
    library.correct([correction(library, 3, "regions", "RU-TUL")], "Петров")
    library.undo(put_right, "Иванова")
    first, second, third = read_journal(library.folder)[1:]
    assert (first.act, first.who, first.field) == (Act.CORRECTED, "Петров", "regions")
    assert (first.subject, first.note) == ("3. Круглый стол о туризме", "уточнено")
    assert (first.before, first.after) == ("Тридевятое царство", "RU-ORL")
    assert (second.before, second.after) == ("RU-ORL", "RU-TUL")
    assert (third.act, third.who) == (Act.UNDONE, "Иванова")
    assert (third.before, third.after) == ("RU-TUL", "Тридевятое царство")


def test_each_of_several_corrections_has_its_line(library):
    library.add(upload(small_plan()), make_current=True)
    changed = [correction(library, 3, "regions", "RU-ORL"), correction(library, 3, "attendance", "visit")]
    library.correct(changed, "Петров")
    assert [entry.field for entry in read_journal(library.folder)[1:]] == ["regions", "attendance"]


def test_decisions_about_recurring_events_are_written_down(tmp_path):
    kept = Matches(tmp_path, editable=True, who="Петров")
    kept.record(decision())
    kept.record(decision(kind="split", note="разные форумы"))
    kept.withdraw("2023-H2/a", "2024-H1/b")
    entries = read_journal(tmp_path)
    assert [entry.act for entry in entries] == [Act.CONFIRMED, Act.SPLIT, Act.WITHDRAWN]
    assert {entry.who for entry in entries} == {"Петров"}
    assert {entry.subject for entry in entries} == {"Форум; «Область будущего» ↔ Форум"}
    assert [(entry.before, entry.after) for entry in entries] == [
        ("", "confirmed"),
        ("confirmed", "split"),
        ("split", ""),
    ]
    assert entries[1].note == "разные форумы"


def test_what_is_refused_before_it_begins_is_no_act(library):
    library.add(upload(small_plan()), make_current=True)
    with pytest.raises(StorageError):
        library.add(upload(small_plan()), make_current=True)
    with pytest.raises(StorageError):
        library.choose("2024-H1/absent.docx")
    assert acts(library.folder) == [(Act.UPLOADED, Outcome.DONE)]


def test_an_act_that_failed_says_so(library, monkeypatch):
    def fail(*paths):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "replace", fail)
        with pytest.raises(StorageError, match="На диске нет места"):
            library.add(upload(small_plan()), make_current=True)
    assert acts(library.folder) == [(Act.UPLOADED, Outcome.DONE), (Act.UPLOADED, Outcome.FAILED)]
    assert library.plans().events.empty


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_nothing_is_done_that_cannot_be_written_down(library, monkeypatch, code):
    library.add(upload(small_plan()), make_current=True)
    before = {path: path.read_bytes() for path in library.folder.rglob("*") if path.is_file()}

    def fail(*args, **options):
        raise OSError(code, "no")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "append_lines", fail)
        for act in (
            lambda: library.add(upload(small_plan(*MOVED)), make_current=True),
            lambda: library.choose("2024-H1/v1 План.docx"),
            lambda: library.correct([correction(library, 3, "regions", "RU-ORL")]),
            lambda: Matches(library.folder, editable=True).record(decision()),
        ):
            with pytest.raises(StorageError, match="ничего не изменено"):
                act()
    assert {path: path.read_bytes() for path in library.folder.rglob("*") if path.is_file()} == before


def test_it_only_ever_grows(library):
    library.add(upload(small_plan()), make_current=True)
    before = (library.folder / FILE).read_bytes()
    library.correct([correction(library, 3, "regions", "RU-ORL")])
    after = (library.folder / FILE).read_bytes()
    assert after.startswith(before)
    assert len(after) > len(before)


HOSTILE = "=cmd|' /C calc'!A1\r\n2024-01-01,admin,uploaded\x00\u2028\tx"


def test_hostile_words_stay_on_their_line_and_are_no_formula(tmp_path):
    write(
        tmp_path, Entry(who="=1+1", act=Act.CORRECTED, subject=HOSTILE, note="@x", before="-1", after="'=2")
    )
    content = (tmp_path / FILE).read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") == 2
    (line,) = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert not any(value.startswith(("=", "+", "-", "@")) for value in line.values())
    (entry,) = read_journal(tmp_path)
    assert (entry.who, entry.note, entry.before, entry.after) == ("=1+1", "@x", "-1", "'=2")
    assert entry.subject == "=cmd|' /C calc'!A1 2024-01-01,admin,uploaded x"


def test_a_text_too_long_is_cut(tmp_path):
    write(tmp_path, Entry(act=Act.CORRECTED, before="а" * 100_000))
    (entry,) = read_journal(tmp_path)
    assert entry.before == "а" * (LONGEST - 1) + "…"


def test_spreadsheets_open_it(tmp_path):
    write(tmp_path, UPLOAD)
    content = (tmp_path / FILE).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")


def test_lines_that_a_russian_excel_saved_are_read_beside_those_written_after(tmp_path):
    noted = replace(UPLOAD, note="сверено; исправлено, см. письмо")
    write(tmp_path, noted)
    with (tmp_path / FILE).open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    with (tmp_path / FILE).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(lines)
    write(tmp_path, UPLOAD)
    assert read_journal(tmp_path) == [noted, UPLOAD]


def test_a_line_that_a_crash_cut_short_is_kept_apart(tmp_path):
    write(tmp_path, UPLOAD)
    with (tmp_path / FILE).open("ab") as file:
        file.write(b"2024-05-02T10:00:00+03:00,boris@reg")
    write(tmp_path, UPLOAD)
    entries = read_journal(tmp_path)
    assert (entries[0], entries[2]) == (UPLOAD, UPLOAD)
    assert entries[1] == Entry(subject="2024-05-02T10:00:00+03:00,boris@reg")


def test_a_line_that_is_being_written_is_left_out(tmp_path, monkeypatch):
    write(tmp_path, UPLOAD)
    path = tmp_path / FILE
    before, whole = path.read_bytes(), path.read_bytes().splitlines(keepends=True)[1]

    def more(*seconds):
        path.write_bytes(before + whole[:40])

    path.write_bytes(before + whole[:20])
    with monkeypatch.context() as patch:
        patch.setattr(journal.time, "sleep", more)
        assert read_journal(tmp_path) == [UPLOAD]
        path.write_bytes(before + whole[:20])
        patch.setattr(journal.time, "sleep", lambda *seconds: path.write_bytes(before + whole))
        assert read_journal(tmp_path) == [UPLOAD, UPLOAD]


def test_a_line_that_stays_cut_short_is_shown(tmp_path):
    write(tmp_path, UPLOAD)
    with (tmp_path / FILE).open("ab") as file:
        file.write(b"2024-05-02T10:00:00+03:00,boris@reg")
    assert read_journal(tmp_path)[1:] == [Entry(subject="2024-05-02T10:00:00+03:00,boris@reg")]


def test_a_line_that_cannot_be_written_whole_is_not_left_in_part(tmp_path, monkeypatch):
    write(tmp_path, UPLOAD)
    before = (tmp_path / FILE).read_bytes()

    def fail(handle):
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "fsync", fail)
        with pytest.raises(StorageError, match="ничего не изменено"):
            write(tmp_path, UPLOAD)
    assert (tmp_path / FILE).read_bytes() == before


WRITE_TEN = """
import sys
from pathlib import Path
from data.journal import Act, Entry, recorded
from data.storage import writing
for number in range(10):
    with writing(Path(sys.argv[1])), recorded(Path(sys.argv[1]), [Entry(who=sys.argv[2], act=Act.CHOSEN)]):
        pass
"""


def test_several_servers_write_into_one_journal(tmp_path):
    servers = [
        subprocess.Popen([sys.executable, "-c", WRITE_TEN, str(tmp_path), name], cwd=ROOT) for name in "abc"
    ]
    assert [server.wait(timeout=60) for server in servers] == [0, 0, 0]
    assert sorted(entry.who for entry in read_journal(tmp_path)) == sorted("abc" * 10)


def test_it_is_no_plan(library):
    write(library.folder, UPLOAD)
    assert list_sources(library.folder) == []
    assert library.plans().failures == {}
