"""Many viewers at once, for minutes or hours: what they wait for, what fails, what the server comes to hold.

``python tests/bench/load.py [--sessions 50] [--every 10] [--minutes 10] [--processes 1]``: sessions without
browsers, spread over all pages, each changing a filter at its own moment of every ten seconds; one in
twenty changes is a person who leaves and another who comes. Half-way a plan is uploaded into the folder that
all processes share, and every session must be offered it at its next change. All come within the first
period, to a server that has just begun; what follows is also told apart from it.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree

from server import ROOT, SEED, Server
from session import Session

from data.library import Library, Upload
from data.settings import DEFAULT_HOME_REGION

PAGES = ("obzor", "karta", "matritsa", "kalendar", "formaty", "sravnenie", "reestr", "plany")
LOG_SHOWN = 4000  # bytes
STAY = 20  # changes until a person leaves
ARRIVAL = 60.0  # seconds, in which all have come to a server that has just begun
UPLOADED = "I полугодие 2024"


@dataclass
class Tally:
    """What all sessions together have seen."""

    changes: list[tuple[float, float]] = field(default_factory=list)  # when each began, and its seconds
    failures: Counter[str] = field(default_factory=Counter)
    uploaded_at: float = float("inf")
    late: int = 0
    offered: int = 0


@dataclass(frozen=True, slots=True)
class Watch:
    """When the run ends, and how often a session changes something; seconds."""

    begun: float
    lasts: float
    every: float

    @property
    def deadline(self) -> float:
        return self.begun + self.lasts


def person(url: str, place: int, sessions: int, watch: Watch, tally: Tally) -> None:
    """Changes a filter at its own moment of every period until the run ends."""
    turn, session = 0, None
    due = watch.begun + watch.every * place / sessions
    while due < watch.deadline:
        time.sleep(max(0.0, due - time.monotonic()))
        try:
            if session is None or (turn + place) % STAY == 0:
                session = _replaced(session, url, PAGES[(place + turn // STAY) % len(PAGES)])
            _change(session, turn, tally)
        except Exception as error:
            tally.failures[f"{type(error).__name__}: {error}"] += 1
            session = None
        turn += 1
        due += watch.every
    if session:
        session.close()


def _replaced(session: Session | None, url: str, page: str) -> Session:
    if session:
        session.close()
    return Session(url, page)


def _change(session: Session, turn: int, tally: Tally) -> None:
    begun = time.monotonic()
    messages = session.change(turn)
    tally.changes.append((begun, time.monotonic() - begun))
    errors = [message for message in messages if _is_error(message)]
    tally.failures.update(f"on screen: {message.delta.new_element}" for message in errors)
    if begun > tally.uploaded_at:
        is_offered = any(UPLOADED.encode() in message.SerializeToString() for message in messages)
        tally.offered += is_offered
        tally.late += not is_offered


def _is_error(message) -> bool:
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    return kind == "exception" or (kind == "alert" and element.alert.format == element.alert.ERROR)


def upload(folder: Path, tally: Tally) -> None:
    """The seed's plan as that of another half-year, through the library as the app does it."""
    seed = next(SEED.glob("*.txt")).read_bytes().decode("utf-8")
    data = seed.replace("II полугодие 2023", UPLOADED).encode()
    library = Library(folder, DEFAULT_HOME_REGION)
    plan = library.read(data, "next.txt")
    library.add(Upload(data, "next.txt", plan.half_year, plan.title), make_current=True)
    tally.uploaded_at = time.monotonic()


def watched(servers: list[Server], folder: Path, watch: Watch, tally: Tally) -> list[tuple[float, float]]:
    """Uploads half-way; minutes since the start and memory of all processes in MB, twenty times or more."""
    samples, step = [], min(60.0, watch.lasts / 20)
    is_uploaded = False
    while (now := time.monotonic()) < watch.deadline:
        samples.append(((now - watch.begun) / 60, sum(server.resident_mb() for server in servers)))
        if not is_uploaded and now > watch.begun + watch.lasts / 2:
            upload(folder, tally)
            is_uploaded = True
        time.sleep(step)
    return samples


def report(tally: Tally, samples: list[tuple[float, float]], watch: Watch, cpu: float) -> None:
    print("| part | changes | changes/s | median, ms | p95, ms | p99, ms |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    _report_part("whole run", tally, watch.begun, watch)
    if watch.lasts > 2 * ARRIVAL:
        _report_part("after its first minute", tally, watch.begun + ARRIVAL, watch)
    print(f"\nOf one core {cpu / watch.lasts:.0%}; {tally.failures.total()} failures.")
    print(f"\nAfter the upload {tally.offered} changes were offered the new plan, {tally.late} were not.\n")
    print("| minute | memory, MB |")
    print("| ---: | ---: |")
    for minute, megabytes in samples[:: max(1, len(samples) // 12)] + samples[-1:]:
        print(f"| {minute:.0f} | {megabytes:.0f} |")
    for failure, times in tally.failures.most_common(10):
        print(f"\n{times} × {failure[:500]}")


def _report_part(name: str, tally: Tally, since: float, watch: Watch) -> None:
    seconds = [took for begun, took in tally.changes if begun >= since]
    hundredths = statistics.quantiles(seconds, n=100)
    middle, p95, p99 = (round(hundredths[n] * 1000) for n in (49, 94, 98))
    rate = len(seconds) / (watch.deadline - since)
    print(f"| {name} | {len(seconds)} | {rate:.1f} | {middle} | {p95} | {p99} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--every", type=float, default=10, help="seconds between two changes of a session")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as running:
        folder = Path(temporary) / "plans"
        copytree(SEED, folder)
        script = ROOT / "dashboard.py"
        log = running.enter_context((Path(temporary) / "log").open("w+b"))
        servers = [
            running.enter_context(Server(script, folder, log)).wait() for _ in range(options.processes)
        ]
        watch, tally = Watch(time.monotonic(), options.minutes * 60, options.every), Tally()
        before = sum(server.cpu_seconds() for server in servers)
        people = [
            threading.Thread(
                target=person,
                args=(servers[place % len(servers)].url, place, options.sessions, watch, tally),
            )
            for place in range(options.sessions)
        ]
        for each in people:
            each.start()
        samples = watched(servers, folder, watch, tally)
        for each in people:
            each.join()
        cpu = sum(server.cpu_seconds() for server in servers) - before
        report(tally, samples, watch, cpu)
        log.seek(0)
        print(f"\nThe servers' log ends with:\n{log.read()[-LOG_SHOWN:].decode(errors='replace')}")


if __name__ == "__main__":
    main()
