"""How long a process needs from nothing to the frames, for the shipped plan and for a large library.

``python tests/bench/start.py [--events 1000000] [--half-years 40]``: writes that many events as CSV plans of
consecutive half-years, and starts one process that reads them, then others that find the columnar copy.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from server import ROOT, SEED

from data.schema import HalfYear

REPEATS = 3
DEPARTMENT_ROWS = 500  # rows until the next department
FIRST = HalfYear(2004, 1)
HEADINGS = ["№ п/п", "Субъект Российской Федерации", "Наименование мероприятия", "Сроки проведения"]
HEADINGS += ["Место проведения", "Содержание мероприятия", "Участники мероприятия"]
REGIONS = ["Калужская, Брянская области", "г. Москва", "Республика Крым", "Псковская область"]
LOAD = """
import sys, time
from pathlib import Path
from data.library import current_plans
begun = time.perf_counter()
plans = current_plans(Path(sys.argv[1]), "RU-SMO")
print(len(plans.events), time.perf_counter() - begun)
"""


def write_library(folder: Path, half_years: int, events: int) -> None:
    """Plans of equal size, one CSV file for each half-year."""
    half_year = FIRST
    for _ in range(half_years):
        with (folder / f"plan_{half_year.key}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(_rows(half_year, events // half_years))
        half_year = HalfYear(half_year.year + half_year.half - 1, 3 - half_year.half)


def _rows(half_year: HalfYear, events: int):
    numeral = "I" * half_year.half
    yield [f"План межрегионального сотрудничества на {numeral} полугодие {half_year.year} года"]
    yield HEADINGS
    months = ["март", "июнь"] if half_year.half == 1 else ["август", "декабрь"]
    for number in range(events):
        if number % DEPARTMENT_ROWS == 0:
            yield [f"Министерство № {number // DEPARTMENT_ROWS + 1}"]
        title = f"Форум «Событие {number}»"
        dates = f"{months[number % 2]} {half_year.year} года"
        yield [
            f"{number + 1}.",
            REGIONS[number % 4],
            title,
            dates,
            "г. Смоленск",
            "Обмен опытом",
            "Специалисты",
        ]


def started(folder: Path) -> tuple[int, float, float]:
    """Events found, seconds until they were there, and seconds of the whole process, imports included."""
    begun = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", LOAD, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    events, seconds = run.stdout.split()
    return int(events), float(seconds), time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--half-years", type=int, default=40)
    options = parser.parse_args()
    print("| events | start | frames, s | process, s |")
    print("| ---: | --- | ---: | ---: |")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_library(folder, options.half_years, options.events)
        print_starts(SEED, "the shipped plan", REPEATS)
        print_starts(folder, "reading every document", 1)
        print_starts(folder, "from the columnar copy", REPEATS)


def print_starts(folder: Path, name: str, repeats: int) -> None:
    starts = [started(folder) for _ in range(repeats)]
    frames, process = (statistics.median(start[part] for start in starts) for part in (1, 2))
    print(f"| {starts[0][0]:,} | {name} | {frames:.2f} | {process:.2f} |", flush=True)


if __name__ == "__main__":
    main()
