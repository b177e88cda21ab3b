"""The README speaks of what is there."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PATH = re.compile(r"`((?:data|geo|analysis|tests|dashboard|\.streamlit|requirements)[\w./-]*)`")
ROOMS = ("data", "geo", "analysis", "tests")


def test_every_path_it_names_is_there():
    missing = {path for path in PATH.findall(README) if not (ROOT / path).exists()}
    assert not missing


def test_every_setting_it_names_is_read_and_the_other_way_round():
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "data").rglob("*.py"))
    read = set(re.findall(r'environ\.get\("(PLANS_\w+)"', source))
    assert set(re.findall(r"PLANS_[A-Z_]+", README)) == read


def test_a_document_takes_at_most_half_the_memory_of_the_service_and_does_not_end_it():
    limit = int(re.search(r"^MemoryMax=(\d+)G$", README, re.MULTILINE).group(1)) * 2**30
    command = "from data.readers.portable_pages import MOST_BYTES; print(MOST_BYTES)"
    printed = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, check=True)
    assert int(printed.stdout) <= limit / 2
    assert "\nOOMPolicy=continue\n" in README


def test_ci_runs_its_test_command():
    command = next(line.strip() for line in README.splitlines() if line.strip().endswith("-m pytest"))
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
