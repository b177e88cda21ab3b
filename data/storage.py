"""Writing to the folder of plans: whole files or nothing, and one writer at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Iterator
from io import RawIOBase
from pathlib import Path

LOCK_FILE = ".lock"
TEMPORARY = ".writing-"  # hidden, so that no reader takes it for a document
LOCK_TIMEOUT = 15.0  # seconds
LOCK_STEP = 0.05  # seconds
NO_SPACE = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


class StorageError(RuntimeError):
    """The folder could not be written and is as it was. Its text is one Russian sentence."""


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, so that what is read and then written within is one step for others.

    The folder is made if need be, and temporary files of writers that died are removed. The system
    frees the lock when its holder dies. Raises ``StorageError`` where the folder cannot be written or
    another writer keeps the lock for 15 seconds; an ``OSError`` within becomes one too.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LOCK_FILE).open("ab") as file:
            _wait_for(file.fileno())
            try:
                _sweep(folder)
                yield
            finally:
                _unlock(file.fileno())
    except OSError as error:
        raise StorageError(_sentence(folder, error)) from error


def read_file(path: Path) -> bytes:
    """A file's bytes. Raises ``OSError``, also for what is no file: a pipe would wait for its writer."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return path.read_bytes()


def write_file(path: Path, content: bytes) -> None:
    """Writes a whole file or leaves what was there: a crash at any point gives the old or the new one.

    To be called within :func:`writing`, which removes the temporary files of all others. The bytes are on
    the disk when this returns. Raises ``OSError`` where they could not be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(path.parent)


def append_lines(path: Path, lines: bytes, *, heading: bytes) -> None:
    """Adds whole lines to a file, after its ``heading`` where it is new; all of them or none.

    A line that a crash cut short is ended first. The bytes are on the disk when this returns. Raises
    ``OSError`` where they could not be written.
    """
    with path.open("a+b", buffering=0) as file:  # a buffer would be written out by closing after all
        end = file.seek(0, os.SEEK_END)
        try:
            _write_all(file, _beginning(file, end, heading) + lines)
            os.fsync(file.fileno())
        except BaseException:
            with contextlib.suppress(OSError):
                os.ftruncate(file.fileno(), end)
            raise
    if not end:
        _sync_folder(path.parent)


def _write_all(file: RawIOBase, content: bytes) -> None:
    """Every byte: without a buffer the system may take only some of them at a time."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def _beginning(file: RawIOBase, end: int, heading: bytes) -> bytes:
    """What must stand before new lines."""
    if not end:
        return heading
    file.seek(end - 1)
    return b"" if file.read(1) == b"\n" else b"\r\n"


def _sweep(folder: Path) -> None:
    """Removes what writers that died left behind: :func:`write_file` is called with the lock held."""
    for leftover in [*folder.glob(f"{TEMPORARY}*"), *folder.glob(f"*/{TEMPORARY}*")]:
        leftover.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Makes a new name last where the system can: Windows and some network folders cannot."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(folder: Path, error: OSError) -> str:
    if error.errno in NO_SPACE:
        return f"На диске нет места: в папке «{folder}» ничего не изменено, освободите место и повторите"
    if error.errno in READ_ONLY:
        return f"Нет права записи в папку «{folder}»: ничего не изменено, обратитесь к администратору сервера"
    if isinstance(error, TimeoutError):
        return "Сейчас изменения сохраняет другой пользователь: ничего не изменено, повторите через минуту"
    return f"Не удалось записать в папку «{folder}» ({error.strerror}): ничего не изменено, повторите"


def _wait_for(handle: int) -> None:
    deadline = time.monotonic() + LOCK_TIMEOUT
    while not _try_lock(handle):
        if time.monotonic() > deadline:
            raise TimeoutError("the lock of the plan folder is held")
        time.sleep(LOCK_STEP)


if os.name == "nt":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, 0, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
