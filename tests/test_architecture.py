"""The import table of the README, held by the syntax trees of the modules."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("data", "geo", "analysis")
MODULES = sorted(
    path.relative_to(ROOT)
    for path in [ROOT / "dashboard.py", *(f for r in ROOMS for f in (ROOT / r).rglob("*.py"))]
)

# What a room may import of the project's own rooms: the first matching prefix decides.
OWN_IMPORTS = {
    "data/schema.py": (),
    "data/readers": ("data.schema", "data.grid", "data.readers"),
    "data/plan": ("data.schema", "data.grid", "data.plan"),
    "data/date": ("data.schema", "data.date"),
    "data/word_stems.py": ("data.date",),
    "data/event_kinds.py": ("data.schema", "data.word_stems"),
    "data/attendance": ("data.schema", "data.date", "data.word_stems", "data.event_kinds", "data.attendance"),
    "data/logs.py": (),
    "data": ("data", "geo"),
    "geo": ("data.schema", "geo"),
    "analysis/plans": ("data.schema", "data.library", "geo", "analysis"),  # where plans come in
    "analysis/briefing/pdf.py": ("data.readers", "analysis"),  # LibreOffice is run in one way
    "analysis": ("data.schema", "geo", "analysis"),
    "dashboard.py": ("data", "geo", "analysis"),
}
BUILD_ONLY = {"geopandas", "shapely", "pyproj"}


def imported(module: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def is_inside(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith((f"{package}.", f"{package}_")) for package in packages)


def may_use_streamlit(module: Path) -> bool:
    return module.name in ("dashboard.py", "page.py") or module.name.startswith("page_")


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_module_imports_only_what_its_room_may(module):
    allowed = next(own for prefix, own in OWN_IMPORTS.items() if str(module).startswith(prefix))
    own = {
        name for name in imported(module) if name.split(".")[0] in ("data", "geo", "analysis", "dashboard")
    }
    foreign = {name for name in own if not is_inside(name, allowed)}
    assert not foreign, f"{module} imports {sorted(foreign)}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_only_pages_know_streamlit(module):
    if may_use_streamlit(module):
        return
    assert not {name for name in imported(module) if name.split(".")[0] == "streamlit"}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_geometry_libraries_stay_in_the_build_scripts(module):
    if module.name.startswith("build_"):
        return
    assert not {name for name in imported(module) if name.split(".")[0] in BUILD_ONLY}


def test_the_top_level_is_the_users():
    expected = {"dashboard.py", "data", "geo", "analysis", "tests", "requirements.txt", "README.md"}
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith((".", "__pycache__"))}
    assert visible == expected
