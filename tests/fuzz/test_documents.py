"""A damaged document is read or refused in one sentence; nothing else comes out of the loader."""

from pathlib import Path

import pytest

from tests.fuzz.run import CORPUS, fuzz_input, outcome

FOUND = sorted(CORPUS.glob("*.*"))


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_damaged_documents(first):
    outcomes = [outcome(data, name) for name, data in map(fuzz_input, range(first, first + 50))]
    assert set(outcomes) == {"read", "refused"}


def test_an_input_is_the_same_whenever_it_is_asked_for():
    assert fuzz_input(17) == fuzz_input(17)


@pytest.mark.parametrize("path", FOUND, ids=[path.name for path in FOUND])
def test_what_was_found_stays_mended(path: Path):
    assert outcome(path.read_bytes(), path.name) in ("read", "refused")
