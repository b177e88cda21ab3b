"""What a person waits for, and what it costs, beside one bare map and an empty page of Streamlit.

``python tests/bench/browser.py [--changes 20]`` needs Chromium (``CHROMIUM`` names another one).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from proxy import CountingProxy
from server import FILTERS, ROOT, Server, empty_script, map_script

PAGES = ("karta", "", "matritsa", "kalendar", "formaty", "sravnenie", "reestr", "plany")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
OUR_MAP, ONE_MAP = ".st-key-map_chart .choroplethlayer", ".st-key-map .choroplethlayer"
EMPTY_TEXT = "[data-testid=stMain] [data-testid=stMarkdownContainer]"
QUIET = 400  # milliseconds without any change of the page
TIMEOUT = 60_000  # milliseconds
LOADS = 3  # of each kind, starts too; changes are repeated more often

# Notes when something within ``selector`` last changed, and when anything did, from the last click on.
WATCH = """selector => {
    window.bench = {start: 0, watched: 0, any: performance.now()};
    const within = node => node.nodeType === 1
        ? node.closest(selector) || node.querySelector(selector) : node.parentElement?.closest(selector);
    new MutationObserver(records => {
        const now = performance.now();
        window.bench.any = now;
        if (records.some(record => within(record.target)
            || [...record.addedNodes].some(node => node.nodeType === 1 && within(node))))
            window.bench.watched = now;
    }).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
    document.addEventListener('click', () => {
        window.bench.start = performance.now();
        window.bench.watched = 0;
    }, true);
}"""
IS_QUIET = """quiet => performance.now() - window.bench.any > quiet
    && document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"""
IS_PAINTED = "window.bench.watched > window.bench.start"
ELAPSED = "window.bench.watched - window.bench.start"


@dataclass
class Costs:
    """What a subject, the dashboard or a page beside it, took; times in ms, bytes down, CPU in ms."""

    first_map: list[float] = field(default_factory=list)
    cold_bytes: int = 0
    cold: list[float] = field(default_factory=list)
    reload: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)
    change_cpu: list[float] = field(default_factory=list)
    change_bytes: dict[str, list[int]] = field(default_factory=dict)
    switch: list[float] = field(default_factory=list)
    memory: float = 0


@dataclass(frozen=True)
class Subject:
    """A script to measure: its pages, the first of which has the watched element, and what to click."""

    script: Path
    pages: tuple[str, ...]
    watched: str
    other_page: str
    first_title: str
    filters: tuple[tuple[str, int], ...]


class Tab:
    """One tab on an address, watched for changes."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.url = url
        viewport = {"width": 1366, "height": 900}
        # The server's policy bars the text-made functions that wait_for_function runs in the page.
        self.context = browser.new_context(viewport=viewport, locale="ru-RU", bypass_csp=True)
        self.page: Page = self.context.new_page()

    def close(self) -> None:
        self.context.close()

    def open(self, path: str, watched: str) -> float:
        """Goes to a page; milliseconds until the watched element was last drawn."""
        self.page.add_init_script(f"({WATCH})({watched!r})")
        self.page.goto(f"{self.url}/{path}", wait_until="commit")
        return self.painted()

    def reload(self) -> float:
        self.page.reload(wait_until="commit")
        return self.painted()

    def choose(self, label: str) -> float | None:
        """Adds an option of a filter; ``None`` where the watched element stays as it is."""
        self.pick(label)
        self.settle()
        elapsed = self.page.evaluate(ELAPSED) if self.page.evaluate(IS_PAINTED) else None
        self.page.keyboard.press("Escape")  # closes the list of options
        self.settle()
        return elapsed

    def pick(self, label: str) -> None:
        field = self.page.get_by_test_id("stSidebar").get_by_test_id("stMultiSelect").filter(has_text=label)
        field.get_by_role("combobox").click()
        self.page.get_by_role("option").last.click()  # the first is «Select all»

    def settle(self) -> None:
        """Until the script has run and nothing changes any more, whether the watched element did or not."""
        self.page.wait_for_function(IS_QUIET, arg=QUIET, timeout=TIMEOUT)

    def go(self, link: str) -> None:
        """To another page by its link."""
        self.page.get_by_role("link", name=link).first.click()

    def painted(self) -> float:
        """Milliseconds from the last click, or the opening, to the last change of the watched element."""
        self.page.wait_for_function(IS_PAINTED, timeout=TIMEOUT)
        self.settle()
        return self.page.evaluate(ELAPSED)


def measure(subject: Subject, costs: Costs, browser: Browser, changes: int) -> Iterator[None]:
    """Fills ``costs`` step by step, so that the subjects can take turns under the same load."""
    yield from _starts(subject, browser, costs)
    with Server(subject.script) as server:
        server.wait()
        with CountingProxy(server.port) as proxy:
            tab = Tab(browser, proxy.url)
            tab.open(subject.pages[0], subject.watched)  # the server is warm from here on
            tab.close()
            yield from _loads(subject, browser, proxy, costs)
            yield from _changes(subject, subject.pages[0], browser, server, proxy, costs, changes)
            yield from _switches(subject, browser, proxy, costs, changes)
            for path in subject.pages[1:]:
                yield from _changes(subject, path, browser, server, proxy, costs, LOADS)
            costs.memory = server.resident_mb()


def _starts(subject: Subject, browser: Browser, costs: Costs) -> Iterator[None]:
    """Of processes, each with a browser that keeps nothing of the one before."""
    for _ in range(LOADS):
        begun = time.perf_counter()
        with Server(subject.script) as server:
            tab = Tab(browser, server.wait().url)
            tab.open(subject.pages[0], subject.watched)
            costs.first_map.append((time.perf_counter() - begun) * 1000 - QUIET)
            tab.close()
        yield


def _loads(subject: Subject, browser: Browser, proxy: CountingProxy, costs: Costs) -> Iterator[None]:
    for _ in range(LOADS):
        before, tab = proxy.down, Tab(browser, proxy.url)
        costs.cold.append(tab.open(subject.pages[0], subject.watched))
        costs.cold_bytes = proxy.down - before
        costs.reload.append(tab.reload())
        tab.close()
        yield


def _changes(subject, path, browser, server, proxy, costs, changes) -> Iterator[None]:
    """Filters one page, each time by one option more; times are those of the first page."""
    is_first = path == subject.pages[0]
    tab, sizes = Tab(browser, proxy.url), []
    tab.open(path, subject.watched if is_first else "h1")
    for label in _labels(subject, changes):
        before, cpu = proxy.down, server.cpu_seconds()
        elapsed = tab.choose(label)
        sizes.append(proxy.down - before)
        if is_first:
            costs.change += [] if elapsed is None else [elapsed]
            costs.change_cpu.append((server.cpu_seconds() - cpu) * 1000)
        yield
    costs.change_bytes[path] = sizes
    tab.close()


def _switches(
    subject: Subject, browser: Browser, proxy: CountingProxy, costs: Costs, changes: int
) -> Iterator[None]:
    tab = Tab(browser, proxy.url)
    tab.open(subject.pages[0], subject.watched)
    for _ in range(changes // 2):
        tab.page.evaluate("window.scrollTo(0, 0)")
        tab.go(subject.other_page)
        tab.settle()
        tab.go(subject.first_title)
        costs.switch.append(tab.painted())
        yield
    tab.close()


def _labels(subject: Subject, changes: int) -> list[str]:
    """The filter that gets one option more at each change: no state occurs twice, so that no cache helps."""
    return [label for label, size in subject.filters for _ in range(size)][:changes]


def rows(ours: Costs, least: Costs, empty: Costs) -> Iterator[tuple[str, ...]]:
    """Lines of the table: what, the dashboard, one map, the empty page, ours to the one and to the other."""
    median, mean = statistics.median, statistics.mean
    figures: dict[str, Callable[[Costs], float]] = {
        "filter change → new map painted, ms": lambda costs: median(costs.change),
        "server CPU per filter change, ms": lambda costs: mean(costs.change_cpu),
        "first visit → map painted, warm server, ms": lambda costs: median(costs.cold),
        "reload → map painted, ms": lambda costs: median(costs.reload),
        "process start → first map, ms": lambda costs: median(costs.first_map),
        "page switch to the map, ms": lambda costs: median(costs.switch),
        "server memory after all pages, MB": lambda costs: costs.memory,
        "first visit, cold cache, kB": lambda costs: costs.cold_bytes / 1000,
    }
    for what, figure in figures.items():
        mine, map_alone, nothing = figure(ours), figure(least), figure(empty)
        ratios = f"{mine / map_alone:.2f}", f"{mine / nothing:.2f}"
        yield what, f"{mine:.0f}", f"{map_alone:.0f}", f"{nothing:.0f}", *ratios
    of_map, of_nothing = (median(costs.change_bytes[""]) / 1000 for costs in (least, empty))
    for path, sizes in ours.change_bytes.items():
        what = f"down per change, {path or 'obzor'}, kB"
        yield what, f"{median(sizes) / 1000:.1f}", f"{of_map:.1f}", f"{of_nothing:.1f}", "", ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=20)
    changes = parser.parse_args().changes
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        labels = tuple((label, size) for label, _, size in FILTERS)
        subjects = (
            Subject(ROOT / "dashboard.py", PAGES, OUR_MAP, "Форматы", "Карта", labels),
            Subject(map_script(Path(folder), FILTERS), ("",), ONE_MAP, "second", "first", labels),
            Subject(empty_script(Path(folder), FILTERS), ("",), EMPTY_TEXT, "second", "first", labels),
        )
        costs = [Costs() for _ in subjects]
        turns = [measure(*each, browser, changes) for each in zip(subjects, costs, strict=True)]
        for _ in zip_longest(*turns):
            pass
        browser.close()
    print("| what | dashboard | one map | empty page | ÷ one map | ÷ empty page |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for row in rows(*costs):
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
