"""The folder as a store: whole or not at all, one writer at a time, whatever fails at whatever step."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from seed_plan import ROOT

from data import storage
from data.storage import TEMPORARY, StorageError, append_lines, write_file, writing


@pytest.mark.parametrize("step", ["mkstemp", "fsync", "replace"])
def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path, monkeypatch, step):
    write_file(tmp_path / "a.csv", b"old")

    def fail(*args, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage.tempfile if step == "mkstemp" else storage.os, step, fail)
    with pytest.raises(OSError, match="No space"):
        write_file(tmp_path / "a.csv", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"old"}


def test_a_folder_that_cannot_be_synced_is_written_all_the_same(tmp_path, monkeypatch):
    real = os.fsync

    def files_only(handle):
        if os.path.isdir(f"/proc/self/fd/{handle}"):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(storage.os, "fsync", files_only)
    write_file(tmp_path / "a.csv", b"new")
    assert (tmp_path / "a.csv").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "На диске нет места"),
        (errno.EROFS, "Нет права записи"),
        (errno.EACCES, "Нет права записи"),
        (errno.EIO, "Не удалось записать"),
    ],
)
def test_what_went_wrong_is_one_sentence(tmp_path, code, words):
    with pytest.raises(StorageError, match=words) as error, writing(tmp_path):
        raise OSError(code, os.strerror(code))
    assert "ничего не изменено" in str(error.value)


def test_what_a_dead_writer_left_is_removed(tmp_path):
    (tmp_path / "2024-H1").mkdir()
    for leftover in (tmp_path / f"{TEMPORARY}x", tmp_path / "2024-H1" / f"{TEMPORARY}y"):
        leftover.write_bytes(b"half")
    with writing(tmp_path):
        pass
    assert [path for path in tmp_path.rglob(f"{TEMPORARY}*")] == []


def test_a_lock_that_is_never_freed_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(storage, "LOCK_TIMEOUT", 0.2)
    with (
        writing(tmp_path),
        pytest.raises(StorageError, match="сохраняет другой пользователь"),
        writing(tmp_path),
    ):
        pass


COUNT_UP = """
import sys
from pathlib import Path
from data.storage import write_file, writing
folder = Path(sys.argv[1])
for _ in range(10):
    with writing(folder):
        write_file(folder / "count", str(int((folder / "count").read_text()) + 1).encode())
"""
DIE = """
import os, sys
from pathlib import Path
from data.storage import write_file, writing
with writing(Path(sys.argv[1])):
    os.replace = lambda *paths: os._exit(1)
    write_file(Path(sys.argv[1]) / "a.csv", b"new")
"""


def process(script: str, folder: Path) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", script, str(folder)], cwd=ROOT)


def count_up(folder: Path) -> None:
    for _ in range(10):
        with writing(folder):
            write_file(folder / "count", str(int((folder / "count").read_text()) + 1).encode())


def test_threads_wait_for_each_other(tmp_path):
    (tmp_path / "count").write_text("0")
    threads = [threading.Thread(target=count_up, args=(tmp_path,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "count").read_text() == "40"


def test_processes_wait_for_each_other(tmp_path):
    (tmp_path / "count").write_text("0")
    processes = [process(COUNT_UP, tmp_path) for _ in range(3)]
    assert [each.wait(timeout=60) for each in processes] == [0, 0, 0]
    assert (tmp_path / "count").read_text() == "30"


def test_a_writer_that_is_killed_frees_the_lock_and_leaves_the_old_file(tmp_path):
    write_file(tmp_path / "a.csv", b"old")
    assert process(DIE, tmp_path).wait(timeout=60) == 1
    assert list(tmp_path.glob(f"{TEMPORARY}*"))
    assert (tmp_path / "a.csv").read_bytes() == b"old"
    with writing(tmp_path):
        assert not list(tmp_path.glob(f"{TEMPORARY}*"))


APPEND_TO_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from data.storage import append_lines
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))
try:
    append_lines(Path(sys.argv[1]) / "journal.csv", b"line\\r\\n" * 20, heading=b"heading\\r\\n")
except OSError:
    sys.exit(3)
"""


@pytest.mark.parametrize("before", [b"", b"heading\r\nfirst\r\n"])
def test_lines_are_added_all_or_none(tmp_path, before):
    (tmp_path / "journal.csv").write_bytes(before)
    assert process(APPEND_TO_A_FULL_DISK, tmp_path).wait(timeout=60) == 3
    assert (tmp_path / "journal.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"heading\r\nline\r\n"),
        (b"heading\r\n", b"heading\r\nline\r\n"),
        (b"heading\r\ncut", b"heading\r\ncut\r\nline\r\n"),
    ],
)
def test_lines_are_added_on_lines_of_their_own(tmp_path, before, after):
    (tmp_path / "journal.csv").write_bytes(before)
    append_lines(tmp_path / "journal.csv", b"line\r\n", heading=b"heading\r\n")
    assert (tmp_path / "journal.csv").read_bytes() == after
