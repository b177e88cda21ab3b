"""A document given to another process: with a limit of time, and with nothing left running after it."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path


class ProcessFailed(RuntimeError):
    """The process could not be started, ended with an error or took too long."""


def run(
    command: list[str],
    *,
    seconds: float,
    given: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """What ``command`` prints when it is ``given`` these bytes; past the limit it ends with all it started.

    Raises ``ProcessFailed``.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
    except OSError as error:
        raise ProcessFailed(str(error)) from error
    try:
        printed, _ = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise ProcessFailed(f"over {seconds} s") from error
    finally:
        _end(process)
    if process.returncode:
        raise ProcessFailed(f"exit code {process.returncode}")
    return printed


def _end(process: subprocess.Popen) -> None:
    """Ends the process and those that it started: a launcher that is killed alone leaves the program."""
    if hasattr(os, "killpg"):
        _kill_group(process.pid)
    elif process.poll() is None:
        process.kill()
    process.stdout.close()
    process.wait()


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
