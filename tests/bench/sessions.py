"""How many filter changes a second one process sustains, beside an empty Streamlit page.

``python tests/bench/sessions.py [--sessions 8] [--seconds 15]``: sessions without browsers, each asking
for the next change as soon as the last one is answered.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import threading
import time
from pathlib import Path

from server import FILTERS, ROOT, Server, empty_script
from session import Session


def sustained(script: Path, page: str, sessions: int, seconds: float) -> tuple[float, list[float]]:
    """Changes a second, and how long each took (s)."""
    durations: list[float] = []
    with Server(script) as server:
        server.wait()
        opened = [Session(server.url, page) for _ in range(sessions)]
        deadline = time.perf_counter() + seconds
        threads = [
            threading.Thread(target=_change_until, args=(session, deadline, durations)) for session in opened
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for session in opened:
            session.close()
    return len(durations) / seconds, durations


def _change_until(session: Session, deadline: float, durations: list[float]) -> None:
    turn = 0
    while (begun := time.perf_counter()) < deadline:
        session.change(turn)
        durations.append(time.perf_counter() - begun)
        turn += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=15)
    options = parser.parse_args()
    print("| page | changes/s | of the empty page's | median, ms | p95, ms |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        subjects = [("empty", empty_script(Path(folder), FILTERS), "")]
        subjects += [(page, ROOT / "dashboard.py", page) for page in ("karta", "matritsa", "reestr")]
        least = None
        for name, script, page in subjects:
            rate, durations = sustained(script, page, options.sessions, options.seconds)
            least = least or rate
            p95 = statistics.quantiles(durations, n=20)[-1]
            middle = statistics.median(durations)
            print(
                f"| {name} | {rate:.1f} | {rate / least:.2f} | {middle * 1000:.0f} | {p95 * 1000:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
