"""What every grid of tiles is made of, whatever its colours mean: one equal square for each region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.map_layers import LEGEND_HEIGHT

TILE_SIDE = 0.94


def tile_height(grid: pd.DataFrame, width: float) -> int:
    """The height at which tiles of a width, all together, are square."""
    columns, rows = (grid[axis].max() - grid[axis].min() + 1.2 for axis in ("column", "row"))
    return round(LEGEND_HEIGHT + width * rows / columns)


def tile_bars(
    grid: pd.DataFrame,
    color: Mapping,
    texts: Sequence[str],
    text_colors: Sequence[str],
    home: str,
    picked: str | None,
) -> style.Trace:
    """One equal tile per row of ``grid`` (``code``, ``row``, ``column``), the home region's hatched.

    ``color`` holds the entries of Plotly's marker that colour the tiles.
    """
    codes = grid["code"]
    return style.trace(
        "bar",
        x=grid["column"],
        y=[TILE_SIDE] * len(grid),
        base=grid["row"] - TILE_SIDE / 2,
        width=TILE_SIDE,
        customdata=codes,
        marker={
            **color,
            "line": {
                "width": [3 if code == picked else 2 if code == home else 0 for code in codes],
                "color": [style.ACCENT if code == picked else style.INK for code in codes],
            },
            "pattern": {
                "shape": ["/" if code == home else "" for code in codes],
                "fgcolor": style.INK,
                "fillmode": "overlay",
            },
        },
        text=texts,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": text_colors, "size": 12},
        showlegend=False,
        **style.KEEP_UNPICKED,
    )


def in_full_type(tiles: go.Figure) -> go.Figure:
    """Tiles whose letters keep their size: Plotly would shrink two lines for want of a little height."""
    return tiles.update_traces(constraintext="none", selector={"type": "bar"})


def tile_axes(grid: pd.DataFrame) -> dict:
    """The two axes that the tiles stand on: no rules, no zoom, north up."""
    west, east = grid["column"].min() - 0.6, grid["column"].max() + 0.6
    north, south = grid["row"].min() - 0.6, grid["row"].max() + 0.6
    return {
        "xaxis": {"visible": False, "range": [west, east], "fixedrange": True},
        "yaxis": {"visible": False, "range": [south, north], "fixedrange": True},
    }
