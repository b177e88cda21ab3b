"""A figure is drawn once, in light colours for a desk; here it is fitted to a dark room or a wall."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis import style

SHOW_SCALE = 1.5

# On a dark ground the scale runs the other way, since there it is the bright that stands out.
DARK_CLASSES = {
    **dict(zip(style.CLASS_COLORS[1:], ("#2F4FA3", "#2C7FB8", "#41B6C4", "#C7E9B4"), strict=True)),
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
    style.HALO: "0 0 2px #0F1620, 0 0 2px #0F1620, 0 0 3px #0F1620, 0 0 4px #0F1620",
    style.ACCENT: "#7FB3EA",
    style.CLASS_COLORS[0]: "#2B3646",
    style.UNCHANGED: "#4A566B",
    style.ON_UNCHANGED: style.ON_DARK,
} | DARK_CLASSES


def fitted(figure: go.Figure, dark: bool, scale: float = 1.0) -> go.Figure:
    """The figure for a dark ground, and with its type enlarged ``scale`` times."""
    if not dark and scale == 1:
        return figure
    adapted = _adapted(figure.to_plotly_json(), DARK if dark else {}, scale)
    return go.Figure(adapted, _validate=style.CHECKS_FIGURES)


def _adapted(part: object, colors: dict[str, str], scale: float, inside: str = "") -> object:
    """The same structure with colours exchanged and type sizes scaled, wherever they stand."""
    if isinstance(part, dict):
        return {name: _adapted(value, colors, scale, f"{inside}.{name}") for name, value in part.items()}
    if isinstance(part, str):
        return colors.get(part, part)
    if isinstance(part, list | tuple):
        return [_adapted(value, colors, scale, inside) for value in part]
    is_type_size = inside.endswith("font.size") and isinstance(part, int | float)
    return part * scale if is_type_size else part
