"""The look of every chart: colours, class breaks, layout, and the mode bar's words."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.texts import LANGUAGE, separators, text
from data.schema import Attendance

Trace = dict[str, object]

# Plotly checks every entry of a figure, which takes longer than drawing it up. The tests have it do so.
CHECKS_FIGURES = False

INK = "#0F1720"
INK_SECONDARY = "#4A5463"
RULE = "#D9DEE5"
SURFACE = "#F6F7F9"
PAGE = "#FFFFFF"
ACCENT = "#1F5FA8"
APPROXIMATE_COLOR = "#A9C6E8"  # dates known to the month
PERMANENT_COLOR = "#C3CAD3"  # events without a month of their own

# Words on a coloured ground, which is the same on a light and on a dark page.
ON_LIGHT = "#000000"
ON_DARK = "#FEFEFE"
UNCHANGED, ON_UNCHANGED = "#F2F2F2", "#010001"  # what is neither more nor less, and words on it


def halo(color: str) -> str:
    """A close outline of a colour around letters, so that they are read on whatever lies behind them."""
    corners = ", ".join(f"{x}px {y}px 1px {color}" for x in (-1, 1) for y in (-1, 1))
    return f"{corners}, 0 0 3px {color}"


HALO, DARK_HALO = halo("#FFF"), halo("#222")

# plotly.js asks for a base map whenever a choropleth is drawn, by default from a public host (its
# issue 6767), and draws nothing when that fails. This one answers without a request and is empty.
EMPTY_TOPOLOGY = 'data:application/json,{"type":"Topology","objects":{},"arcs":[]}#'

# Upper bounds of the classes 0 | 1 | 2–3 | 4–6 | 7+: the same for every filter and half-year, and
# for fractional counts 0 | up to 1 | 1–3 | 3–6 | over 6. Colours after ColorBrewer YlGnBu,
# the two blues darkened until white words on them have 7:1.
CLASS_BREAKS = (0, 1, 3, 6)
CLASS_COLORS = ("#EEF0F3", "#A1DAB4", "#41B6C4", "#20589A", "#141A5E")
# The inks of the classes are told apart by a shade nobody sees, so that a dark room can turn each.
# Not #000001 and its like: Streamlit takes those for places of its own palette.
CLASS_TEXT_COLORS = (INK, "#010000", "#010100", "#FEFDFE", "#FEFEFD")

# Okabe–Ito, distinguishable with every common colour-vision deficiency.
ATTENDANCE_COLORS = {
    Attendance.REMOTE: "#0072B2",
    Attendance.HOSTED: "#E69F00",
    Attendance.VISIT: "#009E73",
    Attendance.IN_PERSON: "#D55E00",
    Attendance.MIXED: "#CC79A7",
    Attendance.UNSPECIFIED: "#9AA3AE",
}
ATTENDANCE_PATTERNS = {
    Attendance.REMOTE: "",
    Attendance.HOSTED: "/",
    Attendance.VISIT: "\\",
    Attendance.IN_PERSON: ".",
    Attendance.MIXED: "x",
    Attendance.UNSPECIFIED: "-",
}
# Plotly pales what is not picked; here a pick is shown by the page, the picture stays as it is.
KEEP_UNPICKED = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}
SEQUENCE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#7A5195", "#9AA3AE")


def count_class(value: float) -> int:
    """The index of the class a count falls in, 0 for none to 4 for more than six."""
    return bisect.bisect_left(CLASS_BREAKS, value)


def text_on(color: str) -> str:
    """The ink that reads better on a ``#RRGGBB`` ground, by relative luminance (WCAG 2.2)."""
    shares = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    luminance = sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return ON_LIGHT if luminance > 0.179 else ON_DARK


def class_labels(fractional: bool) -> list[str]:
    """What the legend calls the five classes."""
    return text("common.classes_fractional" if fractional else "common.classes").split("|")


def class_colors() -> dict:
    """A Plotly colour axis for class indices, without a legend."""
    return {
        "cmin": -0.5,
        "cmax": len(CLASS_COLORS) - 0.5,
        "colorscale": stepped(CLASS_COLORS),
        "showscale": False,
    }


def class_axis(fractional: bool, title: str | None = None) -> dict:
    """A Plotly colour axis for class indices, with the classes named beside their colours."""
    return {
        **class_colors(),
        "showscale": True,
        "colorbar": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "ypad": 0,
            "lenmode": "pixels",
            "len": 300,
            "thickness": 14,
            "outlinewidth": 0,
            "tickvals": list(range(len(CLASS_COLORS))),
            "ticktext": class_labels(fractional),
            "title": {"text": title or text("coverage.legend_events"), "side": "top", "font": {"size": 13}},
        },
    }


def stepped(colors: Sequence[str]) -> list[list]:
    """A stepped Plotly colour scale for the values 0, 1, 2 … between -0.5 and the last plus 0.5."""
    steps = len(colors)
    edges = [[i / steps, color] for i, color in enumerate(colors)]
    ends = [[(i + 1) / steps, color] for i, color in enumerate(colors)]
    return [edge for pair in zip(edges, ends, strict=True) for edge in pair]


def trace(kind: str, **entries: object) -> Trace:
    """One trace for ``figure``: Plotly's name of its kind, and its entries.

    A plain dictionary: an object of Plotly's would check every entry, and the figure each once more.
    """
    return {"type": kind, **entries}


def figure(*traces: Trace, height: int, **layout: object) -> go.Figure:
    """A figure in the project's look; ``layout`` overrides it, ``height`` is in pixels."""
    layout = {**_look(), "height": height, **layout}
    return go.Figure(plain([*traces]), plain(layout), _validate=CHECKS_FIGURES)


def plain(part: object) -> object:
    """The same structure with lists for columns and arrays, and ISO text for times."""
    if isinstance(part, dict):
        return {name: plain(value) for name, value in part.items()}
    if isinstance(part, pd.Series | pd.Index | np.ndarray):
        part = part.tolist()
    if isinstance(part, list | tuple):
        return [plain(value) for value in part]
    return part.isoformat() if isinstance(part, date) else part


def _look() -> dict:
    return {
        "template": "none",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "font": {"family": "Source Sans, sans-serif", "size": 14, "color": INK},
        "paper_bgcolor": PAGE,
        "plot_bgcolor": PAGE,
        "showlegend": False,
        "hoverlabel": {
            "bgcolor": PAGE,
            "bordercolor": RULE,
            "font": {"size": 14, "color": INK},
            "align": "left",
        },
        "separators": separators(),
        # Streamlit hands each chart over twice; a revision, and a template that is no object, tell Plotly
        # that nothing is new.
        "datarevision": 1,
    }


def pattern(shape: str) -> dict:
    """Thin white hatching over a bar's own colour, in a dark room too, so that colour never stands alone."""
    return {
        "shape": shape,
        "fillmode": "overlay",
        "fgcolor": ON_DARK,
        "fgopacity": 0.55,
        "size": 7,
        "solidity": 0.15,
    }


def rule_axis(**axis: object) -> dict:
    """An axis with thin rules and no zero line."""
    return {"gridcolor": RULE, "zeroline": False, "linecolor": RULE, "automargin": True, **axis}


def chart_config(picture: dict[str, object], has_bar: bool = True) -> dict:
    """Plotly's config: mode bar in the person's language, no logo, no foreign host.

    ``picture`` says what the chart saves of itself: Plotly's ``toImageButtonOptions``; without ``has_bar``
    nothing is laid over the chart to save it by.
    """
    language = LANGUAGE.get()
    return {
        "locale": language,
        "locales": {language: {"dictionary": _mode_bar_words(), "format": {}}},
        "displaylogo": False,
        "displayModeBar": "hover" if has_bar else False,
        "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d", "resetScale2d", "toggleHover"],
        "toImageButtonOptions": picture,
        "scrollZoom": False,
        "topojsonURL": EMPTY_TOPOLOGY,
    }


def _mode_bar_words() -> dict[str, str]:
    pairs = text("common.mode_bar").strip().splitlines()
    return dict(pair.split(" = ") for pair in pairs)
