"""The real app in a real browser, with every other host out of reach."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "data" / "plans" / "plan_2023_h2.txt"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def chromium_path() -> str:
    """Chromium as the system has it; ``CHROMIUM`` names another one."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "Install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path"
    return found


# Keeps in ``heights`` each height that the first map of a page has been drawn in.
HEIGHTS_OF_THE_MAP = """
window.heights = [];
new MutationObserver(() => {
    const drawn = document.querySelector('.st-key-map_chart .main-svg')?.getAttribute('height');
    if (drawn && !heights.includes(drawn)) heights.push(drawn);
}).observe(document, { subtree: true, childList: true, attributes: true });
"""


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def start_app(
    folder: Path,
    *options: str,
    script: str = "dashboard.py",
    program: tuple[str, ...] = ("-m", "streamlit", "run"),
    settings: dict[str, str] | None = None,
    port: int | None = None,
) -> tuple[subprocess.Popen, str]:
    """The app, or another script, on a free port over a folder of plans: the process and its address.

    ``program`` is what Python runs the script with, ``settings`` are environment variables.
    """
    port = port or free_port()
    environment = {"PLANS_FOLDER": str(folder), "PYTHONPATH": str(ROOT)} | (settings or {})
    process = subprocess.Popen(
        [sys.executable, *program, script, f"--server.port={port}", *options],
        cwd=ROOT,
        env=os.environ | environment,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    wait_until_healthy(f"http://localhost:{port}/_stcore/health")
    return process, f"http://localhost:{port}"


@contextmanager
def app_over_two_plans(folder: Path, year: str, changes: dict[str, str]) -> Iterator[str]:
    """The address of an app over the shipped plan and one of another year, which differs by ``changes``."""
    shutil.copy(SEED, folder)
    other = SEED.read_text(encoding="utf-8")
    for before, after in ({"2023": year} | changes).items():
        other = other.replace(before, after)
    (folder / f"plan_{year}_h2.txt").write_text(other, encoding="utf-8")
    process, url = start_app(folder)
    yield url
    process.terminate()
    process.wait(timeout=10)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_until_healthy(url: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"no answer from {url}")


@pytest.fixture(scope="session")
def app_url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    shutil.copy(SEED, folder)
    process, url = start_app(folder)
    yield url
    process.terminate()
    process.wait(timeout=10)


class Visit:
    """A person's tab: opens addresses of the app, and knows what was asked of other hosts.

    ``barred`` has what the app's own pages asked for against the policy that it gives to browsers.
    """

    def __init__(self, page: Page, url: str):
        self.page, self.url, self.foreign, self.barred = page, url, [], []
        page.on("request", self._note)
        page.on("console", self._note_barred)

    def _is_ours(self, address: str) -> bool:
        return address.startswith((self.url, self.url.replace("http", "ws"), "data:", "blob:"))

    def _note(self, request) -> None:
        if not self._is_ours(request.url):
            self.foreign.append(request.url)

    def _note_barred(self, message) -> None:
        if "Content Security Policy" in message.text:
            self.barred.append(message.text)

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.url}{path}")
        self.page.get_by_role("heading", level=1).wait_for(timeout=30_000)
        self.settle()
        return self.page

    def heights_of_the_map(self, path: str) -> list[str]:
        """In which heights the map of a page is drawn, one after another, until nothing changes."""
        self.page.add_init_script(HEIGHTS_OF_THE_MAP)
        self.open(path)
        self.until(lambda: self.page.evaluate("heights.length > 0"))
        self.settle()
        return self.page.evaluate("heights")

    def settle(self) -> None:
        """Wait until the script has run and nothing is being drawn."""
        for sign_of_work in ("stStatusWidget", "stSkeleton"):
            expect(self.page.get_by_test_id(sign_of_work)).to_have_count(0, timeout=30_000)
        self.page.wait_for_timeout(300)

    def until(self, holds: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until something measured on the page holds."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, "still not so"
            self.page.wait_for_timeout(200)

    def choose(self, label: str, option: str) -> None:
        """Pick an option of a select box or a filter in the sidebar."""
        self.page.get_by_label(label, exact=False).first.click()
        self.page.get_by_role("option", name=option, exact=True).click()
        self.page.keyboard.press("Escape")
        self.settle()

    def map_colors(self) -> dict[str, int]:
        """How many areas of the page's first map have each fill."""
        return self.page.evaluate(
            """() => {
                const fills = {};
                const map = document.querySelector('.js-plotly-plot');
                for (const path of map.querySelectorAll('.choroplethlayer .choropleth:first-child path')) {
                    const fill = getComputedStyle(path).fill;
                    fills[fill] = (fills[fill] || 0) + 1;
                }
                return fills;
            }"""
        )


@pytest.fixture
def visit(browser, app_url):
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="ru-RU")
    visit = Visit(context.new_page(), app_url)
    yield visit
    context.close()
    assert visit.barred == []
