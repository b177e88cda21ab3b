"""A document given to another process: one at a time, within a time, with nothing left running after it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

# Ended by SIGKILL or SIGTERM from outside, as the system tells it and as a shell that started it does.
ENDED = {-9, -15, 128 + 9, 128 + 15}

# One document may take as much memory as the rest of the server.
READING = Lock()


class ProcessFailed(RuntimeError):
    """The process ended with an error."""


class ProcessCutShort(RuntimeError):
    """The process was not started, took too long or was ended from outside: half a Russian sentence."""


def run(
    command: list[str],
    *,
    seconds: float,
    given: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    turn: Lock = READING,
) -> bytes:
    """What ``command`` prints when it is ``given`` these bytes; past the limit it ends with all it started.

    Waits for the one that holds ``turn``; ``seconds`` count from the start. Raises ``ProcessFailed`` and
    ``ProcessCutShort``.
    """
    with turn:
        process = _start(command, folder, environment)
        try:
            printed, _ = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise ProcessCutShort(f"чтение заняло больше {seconds} с и остановлено") from error
        finally:
            _end(process)
    if process.returncode in ENDED:
        raise ProcessCutShort("чтение прервано системой, возможно, ей не хватило памяти")
    if process.returncode:
        raise ProcessFailed(f"exit code {process.returncode}")
    return printed


def _start(
    command: list[str], folder: Path | None, environment: Mapping[str, str] | None
) -> subprocess.Popen:
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
    except OSError as error:
        raise ProcessCutShort("программу чтения не удалось запустить") from error


def _end(process: subprocess.Popen) -> None:
    """Ends the process and those that it started: a launcher that is killed alone leaves the program."""
    if hasattr(os, "killpg"):
        _kill_group(process.pid)
    elif process.poll() is None:
        process.kill()
    process.stdout.close()
    with contextlib.suppress(OSError):  # what it did not take is flushed first
        process.stdin.close()
    process.wait()


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
