"""What does not depend on the machine's speed: bytes per change, runs per click, no geometry on the wire."""

import re
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# Kilobytes that one change of a filter sends, before compression: what was measured, rounded up.
BUDGETS = {
    "": 28,
    "karta": 48,
    "matritsa": 68,
    "kalendar": 22,
    "formaty": 19,
    "sravnenie": 7,
    "reestr": 19,
    "plany": 8,
}


class Wire:
    """What goes over the websockets of a page."""

    def __init__(self, page):
        self.sent, self.received = [], []
        page.on("websocket", self._listen)

    def _listen(self, socket):
        socket.on("framesent", lambda frame: self.sent.append(frame))
        socket.on("framereceived", lambda frame: self.received.append(frame))

    def forget(self):
        self.sent.clear()
        self.received.clear()

    def reruns(self) -> int:
        return sum(
            BackMsg.FromString(frame).WhichOneof("type") == "rerun_script"
            for frame in self.sent
            if isinstance(frame, bytes)
        )

    def runs(self) -> int:
        messages = [ForwardMsg.FromString(frame) for frame in self.received if isinstance(frame, bytes)]
        return sum(message.WhichOneof("type") == "new_session" for message in messages)


@pytest.fixture
def wire(visit):
    return Wire(visit.page)


@pytest.mark.parametrize("path", BUDGETS)
def test_a_change_of_a_filter_stays_within_its_budget_and_runs_the_script_once(visit, wire, path):
    visit.open(f"/{path}")
    wire.forget()
    visit.choose("Ведомство", "Спорт")
    assert (wire.reruns(), wire.runs()) == (1, 1)
    assert sum(map(len, wire.received)) / 1000 <= BUDGETS[path]


def test_a_click_on_a_cell_runs_the_script_once(visit, wire):
    page = visit.open("/matritsa")
    wire.forget()
    page.locator(".js-plotly-plot .points path").nth(20).click(force=True)
    visit.settle()
    assert (wire.reruns(), wire.runs()) == (1, 1)


@pytest.mark.parametrize("path", BUDGETS)
def test_no_geometry_goes_over_the_websocket(visit, wire, path):
    visit.open(f"/{path}")
    assert wire.received
    assert not [frame for frame in wire.received if re.search(rb"coordinates|FeatureCollection", frame)]


COUNT_STROKES = """() => {
    window.strokes = 0;
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
        if (name === 'd' && this.closest('.barlayer .point')) window.strokes += 1;
        return set.call(this, name, value);
    };
}"""


@pytest.mark.parametrize("path", ["matritsa", "kalendar", "formaty"])
def test_a_chart_is_drawn_once(visit, path):
    visit.page.add_init_script(f"({COUNT_STROKES})()")
    assert min(strokes_of_a_bar(visit, path) for _ in range(3)) == 2  # Plotly begins each as a point


def strokes_of_a_bar(visit, path) -> float:
    """Of one visit; a browser short of time may lay out the page twice, and then so it does the charts."""
    page = visit.open(f"/{path}")
    return page.evaluate("window.strokes") / page.locator(".barlayer .point path").count()


NOTE_WIDTHS = """() => {
    window.widths = new Set();
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
        if (name === 'width' && this.matches('.st-key-map_chart .main-svg')) window.widths.add(`${value}`);
        return set.call(this, name, value);
    };
}"""


@pytest.mark.parametrize("width", [1187, 1366, 1681])
def test_the_map_beside_its_list_is_drawn_in_one_width(visit, width):
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.page.add_init_script(f"({NOTE_WIDTHS})()")
    page = visit.open("/karta")
    assert len(page.evaluate("[...window.widths]")) == 1


def test_the_page_names_the_charts_and_the_map_and_they_are_fetched_once(visit):
    fetched, headers = [], []
    visit.page.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    visit.page.on("response", lambda answer: headers.append(answer.headers.get("link", "")))
    visit.open("/karta")
    named = re.findall("<(.*?)>", headers[0])
    assert [path.rpartition("/")[2].partition(".")[0] for path in named] == [
        "DataFrame",
        "PlotlyChart",
        "europe",
    ]
    assert [fetched.count(path) for path in named] == [1, 1, 1]
    assert max(map(fetched.index, named)) < fetched.index("/_stcore/health")
