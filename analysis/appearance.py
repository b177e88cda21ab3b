"""A figure is drawn once, in light colours for a desk; here it is fitted to a dark room or a wall."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis import style
from analysis.wall import TYPE

# On a dark ground the scale runs the other way, since there it is the bright that stands out.
DARK_CLASSES = {
    **dict(zip(style.CLASS_COLORS[1:], ("#2F4FA3", "#4A9DD6", "#6FD0CF", "#D3F0C0"), strict=True)),
    **dict(zip(style.CLASS_TEXT_COLORS[1:], (style.ON_DARK, *[style.ON_LIGHT] * 3), strict=True)),
}

# What each colour of the light palette becomes in a dark room. Data colours stay as they are: they
# were chosen to be told apart on either ground.
DARK = {
    style.INK: "#E8ECF2",
    style.INK_SECONDARY: "#A9B4C2",
    style.RULE: "#39455A",
    style.SURFACE: "#1B2430",
    style.PAGE: "#0F1620",
    style.HALO: style.halo("#0F1620"),
    style.ACCENT: "#7FB3EA",
    style.APPROXIMATE_COLOR: "#34557F",
    style.CLASS_COLORS[0]: "#2B3646",
    style.UNCHANGED: "#4A566B",
    style.ON_UNCHANGED: style.ON_DARK,
} | DARK_CLASSES

# What data colours become on a wall, where words on them need 7:1: the same hues, a shade further from
# their ink.
WALL = {
    "#0072B2": "#005B8F",
    "#009E73": "#00AE80",
    "#CC79A7": "#D383B0",
    "#D55E00": "#EA7A43",
    "#7A5195": "#6C4488",
    "#E66101": "#F58B3C",
}

# Entries of a figure that are pixels, and grow on a wall as its type does.
LENGTHS = (
    "margin.l",
    "margin.r",
    "margin.t",
    "margin.b",
    "colorbar.len",
    "colorbar.thickness",
    "marker.size",
    "pattern.size",
    "line.width",
)


def fitted(figure: go.Figure, dark: bool, wall_scale: float | None = None) -> go.Figure:
    """The figure for a dark ground, and for a wall ``wall_scale`` times as large, no type below the usual."""
    if not dark and wall_scale is None:
        return figure
    colors = (DARK if dark else {}) | (WALL if wall_scale else {})
    adapted = _adapted(figure.to_plotly_json(), colors, wall_scale)
    return go.Figure(adapted, _validate=style.CHECKS_FIGURES)


def _adapted(part: object, colors: dict[str, str], scale: float | None, inside: str = "") -> object:
    """The same structure with colours exchanged and lengths scaled, wherever they stand."""
    if isinstance(part, dict):
        return {name: _adapted(value, colors, scale, f"{inside}.{name}") for name, value in part.items()}
    if isinstance(part, str):
        return colors.get(part, part)
    if isinstance(part, list | tuple):
        return [_adapted(value, colors, scale, inside) for value in part]
    if scale is None or not isinstance(part, int | float):
        return part
    if inside.endswith("font.size"):
        return max(part, TYPE) * scale
    if inside == ".layout.height":
        return int(part * scale)  # Streamlit leaves off parts of a pixel, and would draw the chart again
    return part * scale if inside.endswith(LENGTHS) else part
