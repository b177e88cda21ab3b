"""``python -m tests.fuzz.run --count 50000``: damaged documents by the thousand.

Only ``PlanFormatError`` with a one-line text may come out of the loader, and in time. What else
comes out is kept in the corpus, which the test run reads.
"""

from __future__ import annotations

import argparse
import random
import time
import traceback
from collections import Counter
from pathlib import Path

from data.events import read_event
from data.plan import parse_plan
from data.readers import read_grid
from data.schema import DEFAULT_HOME_REGION, HalfYear, PlanFormatError
from tests.fuzz.mutations import mutated
from tests.fuzz.samples import SAMPLES

CORPUS = Path(__file__).parent / "corpus"
HALF_YEAR = HalfYear(2023, 2)
MOST_SECONDS = 5.0
PROGRESS = 1000


def fuzz_input(number: int) -> tuple[str, bytes]:
    """Name and bytes of the ``number``-th input; the same whenever it is asked for."""
    name = list(SAMPLES)[number % len(SAMPLES)]
    return name, mutated(SAMPLES[name], random.Random(number))


def outcome(data: bytes, name: str) -> str:
    """``"read"`` or ``"refused"``; ``AssertionError`` for a refusal that is not one line.

    The half-year is given, so that a damaged title does not end the reading. Frames are not made.
    """
    try:
        document = parse_plan(read_grid(data, name), HALF_YEAR)
        for position, row in enumerate(document.rows, 1):
            read_event(row, position, document, name, DEFAULT_HOME_REGION)
    except PlanFormatError as error:
        assert "\n" not in str(error), f"a refusal of several lines: {error}"
        return "refused"
    return "read"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for number in range(options.first, options.first + options.count):
        name, data = fuzz_input(number)
        counts[_tried(number, name, data)] += 1
        if (number + 1) % PROGRESS == 0:
            print(number + 1, dict(counts), flush=True)
    print(dict(counts), flush=True)


def _tried(number: int, name: str, data: bytes) -> str:
    start = time.process_time()
    try:
        found = outcome(data, name)
    except Exception:
        print(f"{number} {name}\n{traceback.format_exc(limit=-4)}", flush=True)
        CORPUS.joinpath(f"{number:06}.{name}").write_bytes(data)
        return "failed"
    seconds = time.process_time() - start
    if seconds > MOST_SECONDS:
        print(f"{number} {name}: {seconds:.1f} s", flush=True)
        CORPUS.joinpath(f"{number:06}.{name}").write_bytes(data)
        return "slow"
    return found


if __name__ == "__main__":
    main()
