"""What the first page costs before anything is drawn: the modules that it brings into memory."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "data" / "plans"

# Readers, writers, geometry, login, coloured cells: imported with the first document, file, build, login or
# table that needs them.
NOT_FOR_A_PAGE = {
    "authlib",
    "docx",
    "geopandas",
    "httpx",
    "jinja2",
    "lxml",
    "matplotlib",
    "openpyxl",
    "pptx",
    "pyproj",
    "scipy",
    "shapely",
    "xlsxwriter",
}
SHOW_THE_FIRST_PAGE = """
import sys
from streamlit.testing.v1 import AppTest

script = "import dashboard; dashboard.main('karta')"
app = AppTest.from_string(script, default_timeout=60).run()
assert not app.exception and app.get("plotly_chart")
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_a_page_is_shown_without_the_libraries_of_documents_and_geometry():
    shown = subprocess.run(
        [sys.executable, "-c", SHOW_THE_FIRST_PAGE],
        cwd=ROOT,
        env=os.environ | {"PLANS_FOLDER": str(SEED)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not NOT_FOR_A_PAGE & set(shown.stdout.split())
