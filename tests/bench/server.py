"""The dashboard, or an empty Streamlit page, as a process whose time and memory can be read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # whoever starts a server may also use the project's own modules
SEED = ROOT / "data" / "plans"
HEALTH_TIMEOUT = 120  # seconds
# Label, key and size; each is filled before the next begins, so that some event is always left.
FILTERS = [("Ведомство", "departments", 6), ("Вид мероприятия", "kinds", 9)]
FILTERS += [("Формат", "attendance", 3), ("Месяц", "months", 6)]
TICKS = os.sysconf("SC_CLK_TCK")

# Two pages with filters of the same kind and size as the dashboard's, and a sentence that shows that
# they have been heard: the least that Streamlit can do.
EMPTY_SCRIPT = """
import streamlit as st

st.set_page_config(page_title="empty", layout="wide")
with st.sidebar:
    chosen = [
        st.multiselect(label, [f"{{label}} {{n}}" for n in range(size)], key=key, bind="query-params")
        for label, key, size in {filters}
    ]


def draw(name):
    st.title(name)
    st.markdown(f"chosen: {{chosen}}")


pages = [
    st.Page(lambda: draw("first"), title="first", url_path="first", default=True),
    st.Page(lambda: draw("second"), title="second", url_path="second"),
]
st.navigation(pages, position="top").run()
"""


class Server:
    """A Streamlit process on a free port, the project's settings around it; ends with the ``with``.

    What it logs goes to ``log``, if anywhere. Modules stay compiled from one start to the next.
    """

    def __init__(self, script: Path, plans: Path = SEED, log: IO[bytes] | int = subprocess.DEVNULL) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={self.port}"]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"PLANS_FOLDER": str(plans), "PYTHONDONTWRITEBYTECODE": ""},
            stdout=log,
            stderr=log,
        )

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)

    def wait(self) -> Server:
        """Until it answers."""
        deadline = time.monotonic() + HEALTH_TIMEOUT
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2):
                    return self
            except OSError:
                time.sleep(0.02)
        raise TimeoutError(f"no answer from {self.url}")

    def cpu_seconds(self) -> float:
        """Processor time used so far by all its threads, user and system."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_mb(self) -> float:
        """Memory it holds now, in units of 10^6 bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024 / 1e6


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


# The same with one map over the dashboard's own geometry and one table, both following the filters: the
# least that Streamlit and Plotly can do for a map page, every chart drawn once.
MAP_SCRIPT = """
import json
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from starlette.responses import FileResponse
from starlette.routing import Route

PLANE = Path({plane!r})
CODES = [feature["id"] for feature in json.loads(PLANE.read_text())["features"]]
TOPOLOGY = 'data:application/json,{{"type":"Topology","objects":{{}},"arcs":[]}}#'


async def plane(_request):
    return FileResponse(PLANE, headers={{"Cache-Control": "public, max-age=31536000, immutable"}})


def first():
    st.title("first")
    st.markdown(f"chosen: {{chosen}}")
    shift = sum(map(len, chosen))
    table = pd.DataFrame({{"code": CODES, "value": [(place + shift) % 5 for place in range(len(CODES))]}})
    picture, ranking = st.columns([2, 1])
    areas = {{"type": "choropleth", "geojson": "/plane.geojson", "featureidkey": "id"}}
    areas |= {{"locations": CODES, "z": table["value"].tolist(), "text": CODES}}
    geo = {{"projection": {{"type": "equirectangular"}}, "visible": False, "fitbounds": "locations"}}
    layout = {{"geo": geo, "height": 680, "template": "none", "datarevision": 1}}
    figure = go.Figure([areas], layout, _validate=False)
    picture.plotly_chart(figure, key="map", theme=None, config={{"topojsonURL": TOPOLOGY}})
    ranking.dataframe(table.head(35), hide_index=True, key="table")


def second():
    st.title("second")
    st.markdown(f"chosen: {{chosen}}")


def main():
    global chosen
    st.set_page_config(page_title="map", layout="wide")
    with st.sidebar:
        chosen = [
            st.multiselect(label, [f"{{label}} {{n}}" for n in range(size)], key=key, bind="query-params")
            for label, key, size in {filters}
        ]
    pages = [
        st.Page(first, title="first", url_path="first", default=True),
        st.Page(second, title="second", url_path="second"),
    ]
    st.navigation(pages, position="top").run()


if __name__ == "__main__":
    main()
else:
    app = st.App(__file__, routes=[Route("/plane.geojson", plane)])
"""


def map_script(folder: Path, filters: list[tuple[str, str, int]]) -> Path:
    """Writes the page with one map and one table."""
    script = folder / "one_map.py"
    plane = str(ROOT / "geo" / "boundaries.europe.geojson")
    script.write_text(MAP_SCRIPT.format(filters=filters, plane=plane), encoding="utf-8")
    return script


def empty_script(folder: Path, filters: list[tuple[str, str, int]]) -> Path:
    """Writes the empty page that everything is compared with; a filter is a label, a key and a size."""
    script = folder / "empty.py"
    script.write_text(EMPTY_SCRIPT.format(filters=filters), encoding="utf-8")
    return script
