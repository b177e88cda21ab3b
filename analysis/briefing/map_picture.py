"""The map as a sharp picture for a printed page, made without a browser."""

from __future__ import annotations

import io

from analysis import style
from analysis.briefing.map_shapes import Area, MapShapes

CM_PER_INCH = 2.54
POINTS_PER_INCH = 72
DOTS_PER_INCH = 300
LABEL_SIZE = 7  # points
FONT = "DejaVu Sans"  # comes with matplotlib and has Cyrillic, whatever the machine has


def map_picture(shapes: MapShapes, height_cm: float) -> bytes:
    """A PNG of the height at 300 dots per inch, its width after the window's ratio."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    height = height_cm / CM_PER_INCH
    figure = Figure(figsize=(height * shapes.window.ratio, height), dpi=DOTS_PER_INCH)
    axes = figure.add_axes((0, 0, 1, 1))
    window = shapes.window
    axes.set(xlim=(window.left, window.right), ylim=(window.bottom, window.top))
    axes.set_axis_off()
    for area in shapes.areas:
        axes.add_patch(_patch(area, area.code == shapes.home))
    _write_labels(axes, shapes, height)
    picture = io.BytesIO()
    FigureCanvasAgg(figure).print_png(picture, metadata={"Software": None})
    return picture.getvalue()


def _patch(area: Area, is_home: bool):
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    path = Path.make_compound_path(*(Path([*ring, ring[0]], closed=True) for ring in area.rings))
    look = {"hatch": "/////", "edgecolor": style.INK, "linewidth": 1.0, "hatch_linewidth": 0.5}
    border = {"edgecolor": style.PAGE, "linewidth": 0.4}
    return PathPatch(path, facecolor=style.CLASS_COLORS[area.value_class], **(look if is_home else border))


def _write_labels(axes, shapes: MapShapes, height: float) -> None:
    from matplotlib.patheffects import withStroke

    units_per_point = (shapes.window.top - shapes.window.bottom) / (height * POINTS_PER_INCH)
    for label in shapes.labels(LABEL_SIZE, units_per_point):
        axes.text(
            label.x,
            label.y,
            label.text,
            fontfamily=FONT,
            fontsize=LABEL_SIZE,
            color=style.INK,
            ha="center",
            va="center",
            clip_on=True,
            path_effects=[withStroke(linewidth=2, foreground=style.PAGE)],
        )
