"""The lock holds what requirements.txt asks for, each file of it known by its hash."""

import re
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
ASKED = (ROOT / "requirements.txt").read_text(encoding="utf-8")
LOCK = (ROOT / ".requirements.lock").read_text(encoding="utf-8")
HASHES = re.compile(r"( \\\n    --hash=sha256:[0-9a-f]{64})+")


def entries() -> list[tuple[Requirement, str]]:
    """Each package of the lock with the rest of its entry."""
    blocks = re.split(r"\n(?=\S)", LOCK.strip())
    return [(Requirement(block.split("\\")[0]), block[block.index(" \\") :]) for block in blocks]


def pins(requirements: list[Requirement]) -> dict[str, str]:
    return {canonicalize_name(each.name): str(each.specifier) for each in requirements}


def test_every_dependency_is_locked_at_the_version_that_is_asked_for():
    asked = pins([Requirement(line) for line in ASKED.splitlines()])
    assert all(version.startswith("==") for version in asked.values())
    assert asked.items() <= pins([requirement for requirement, _ in entries()]).items()


def test_every_package_has_an_exact_version_and_hashes():
    for requirement, rest in entries():
        assert [each.operator for each in requirement.specifier] == ["=="]
        assert requirement.url is None
        assert HASHES.fullmatch(rest), requirement


def test_the_lock_names_no_place_to_fetch_from():
    assert not re.findall(r"(?im)^\s*-(?!-hash=sha256:).*|://|^\s*#.*", LOCK)
