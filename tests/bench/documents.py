"""Reading .docx plans of 28, 1,000 and 10,000 rows beside what else reads such a table; then single cells.

``python tests/bench/documents.py [--largest 10000]``: every measurement in a process of its own, so that
its peak memory is its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT), str(ROOT / "tests" / "data")]
SIZES = (28, 1_000, 10_000)
CELLS = 20_000
SLOW = {"python-docx row.cells"}  # at the largest size they take minutes and say nothing new
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="{OFFICE}.document.main+xml"/></Types>'
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bare_parse(path: Path) -> None:
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        etree.fromstring(archive.read("word/document.xml"), etree.XMLParser(huge_tree=True))


def collected_texts(path: Path) -> None:
    """The practical limit: the text of every cell, and nothing else."""
    from lxml import etree

    texts = []
    with zipfile.ZipFile(path) as archive, archive.open("word/document.xml") as stream:
        for _event, cell in etree.iterparse(stream, tag=f"{WORD}tc"):
            texts.append("".join(text.text or "" for text in cell.iter(f"{WORD}t")))
            cell.clear()


def python_docx(path: Path) -> None:
    import docx

    for table in docx.Document(str(path)).tables:
        for row in table.rows:
            [cell.text for cell in row.cells]


def cells(path: Path) -> None:
    """The cells of the plan, as every later step gets them."""
    from data.readers import read_grid

    read_grid(path.read_bytes(), path.name)


def whole_plan(path: Path) -> None:
    """The plan: cells, rows, regions, dates, frames."""
    from data.loader import load_plan

    load_plan(path)


WAYS = {
    "unzip and parse": bare_parse,
    "iterparse, texts of cells": collected_texts,
    "python-docx row.cells": python_docx,
    "here: cells": cells,
    "here: whole plan": whole_plan,
}


def write_plan(path: Path, rows: int) -> None:
    """The seed's rows, over and over, as Word writes them."""
    from seed_plan import TITLE, seed_lines
    from word_writer import document, paragraph, plan_rows, run, table

    header, *lines = seed_lines()
    repeated = [header, *islice(cycle(lines), rows)]
    types = {"[Content_Types].xml": CONTENT_TYPES}  # python-docx insists on them
    path.write_bytes(document(paragraph(run(TITLE)) + table(*plan_rows(repeated)), extra=types))


def measured(way: str, path: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one way in a process of its own."""
    command = [sys.executable, __file__, "--way", way, "--plan", str(path)]
    seconds, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(peak)


def once(way: str, path: Path) -> None:
    WAYS[way](path.with_name("plan_28.docx"))  # imports, and what is read once per process
    begun = time.perf_counter()
    WAYS[way](path)
    seconds = time.perf_counter() - begun
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)


def cells_per_second(resolve: Callable[[str], object], texts: list[str]) -> float:
    begun = time.perf_counter()
    for text in texts:
        resolve(text)
    return len(texts) / (time.perf_counter() - begun)


def print_cells() -> None:
    """New texts, then texts that differ from those before in white space alone, then the same texts again."""
    from cells import dates as invented_dates
    from cells import distinct
    from cells import regions as invented_regions
    from seed_plan import seed_lines

    from data.dates import parse_dates
    from data.schema import HalfYear
    from geo.gazetteer import resolve

    half_year = HalfYear(2023, 2)
    events = [line.texts for line in seed_lines()[1:] if not line.is_section]
    regions, dates = [texts[1] for texts in events], [texts[3] for texts in events]
    ways = {
        "regions": (resolve, regions, invented_regions),
        "dates": (lambda text: parse_dates(text, half_year), dates, invented_dates),
    }
    print("\n| cells a second | new | other white space | repeated |\n| --- | ---: | ---: | ---: |")
    for name, (read, seeds, invent) in ways.items():
        read(seeds[0])  # what is read once per process
        again = list(islice(cycle(seeds), CELLS))
        spaced = [f"{text}{_blanks(n)}" for n, text in enumerate(again, start=1)]
        speeds = (cells_per_second(read, texts) for texts in (distinct(invent, CELLS), spaced, again))
        print(f"| {name} | {' | '.join(f'{speed:,.0f}' for speed in speeds)} |")


def _blanks(number: int) -> str:
    """A different tail of white space for each number, at most fourteen characters long."""
    return f"{number:b}".replace("0", " ").replace("1", "\N{NO-BREAK SPACE}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--plan", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        once(options.way, options.plan)
        return
    print("| rows | way | seconds | peak, MB |\n| ---: | --- | ---: | ---: |")
    with TemporaryDirectory() as folder:
        for rows in (size for size in SIZES if size <= options.largest):
            path = Path(folder, f"plan_{rows}.docx")
            write_plan(path, rows)
            for way in WAYS:
                if rows < SIZES[-1] or way not in SLOW:
                    seconds, peak = measured(way, path)
                    print(f"| {rows:,} | {way} | {seconds:.3f} | {peak:.0f} |", flush=True)
    print_cells()


if __name__ == "__main__":
    main()
