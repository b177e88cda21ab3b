"""``python -m data PLAN…``: what the app reads from a plan, without the app."""

from __future__ import annotations

import argparse
import io
import sys
from contextlib import redirect_stdout
from pathlib import Path

from data.export import FORMATS
from data.loader import Plan, load_plan
from data.schema import HalfYear, PlanFormatError
from data.settings import SettingsError, known_region, read_settings

UNREADABLE = 2


def main(arguments: list[str] | None = None) -> int:
    """Prints every readable plan; 0, or 2 when one or the home region could not be read (on stderr)."""
    options = _options(arguments)
    try:
        home = read_settings().home_region if options.home is None else known_region(options.home)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    plans, failures = _read(options.plans, options.half_year, home)
    failures += _write(FORMATS[options.format](plans), options.out)
    for failure in failures:
        print(" ".join(failure.split()), file=sys.stderr)
    return UNREADABLE if failures else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data", description="Read plan documents into tables.")
    parser.add_argument("plans", nargs="+", type=Path, metavar="PLAN", help="a plan document")
    parser.add_argument("--format", choices=sorted(FORMATS), default="json", help="default: json")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write here instead of to stdout")
    parser.add_argument("--home", metavar="RU-XXX", help="home region")
    parser.add_argument(
        "--half-year", type=HalfYear.parse, metavar="2023-H2", help="where the titles do not say it"
    )
    return parser.parse_args(arguments)


def _read(paths: list[Path], half_year: HalfYear | None, home: str) -> tuple[list[Plan], list[str]]:
    plans, failures = [], []
    for path in paths:
        try:
            with redirect_stdout(io.StringIO()):  # openpyxl prints remarks on damaged styles
                plans.append(load_plan(path, half_year=half_year, home=home))
        except PlanFormatError as error:
            failures.append(str(error))
    return plans, failures


def _write(content: bytes, out: Path | None) -> list[str]:
    """Writes to ``out`` or stdout; what went wrong, if anything."""
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return []
    try:
        out.write_bytes(content)
    except OSError as error:
        return [f"{out}: файл не записан ({error.strerror})"]
    return []


if __name__ == "__main__":
    sys.exit(main())
