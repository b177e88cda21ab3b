"""The change map and its tile grid: five symmetric classes, each with a colour, a sign and a word."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import style
from analysis.comparison.change_words import CHANGE_SIGNS, change_mark, change_name, then_now
from analysis.comparison.counts import Change
from analysis.escaping import hover
from analysis.map_layers import MAP_HEIGHT, NAMED_HOVER, USUAL_ROOM, MapView, Room, flat_axes, marks, names
from analysis.texts import text
from analysis.tile_layers import tile_axes, tile_bars
from geo.geometry import PLANES, tile_labels, tiles
from geo.subjects import subjects

# ColorBrewer PuOr, 5 classes: safe for every colour vision and readable on a projector.
CHANGE_COLORS = {
    Change.DROPPED: "#E66101",
    Change.LESS: "#FDB863",
    Change.SAME: style.UNCHANGED,
    Change.MORE: "#B2ABD2",
    Change.APPEARED: "#5E3C99",
}
NEVER_COLOR = style.PAGE  # no event in either plan
BORDER = "#AEB7C2"
CLASSES = [NEVER_COLOR, *CHANGE_COLORS.values()]
LEGEND_ROOM = {"l": 0, "r": 0, "t": 64, "b": 0}
LEGEND = {"orientation": "h", "x": 0, "y": 1, "yref": "container", "yanchor": "top", "itemsizing": "constant"}


def change_map(
    partners: pd.DataFrame,
    view: MapView,
    geometry_url: str,
    home: str,
    picked: str | None,
    room: Room = USUAL_ROOM,
) -> go.Figure:
    """What became of every partner on one of the planes; ``partners`` is the frame of ``counts.partners``."""
    table = _all_subjects(partners, home)
    drawn = table[table["region"].isin(PLANES[view.plane].codes)]
    areas = style.trace(
        "choropleth",
        geojson=geometry_url,
        featureidkey="id",
        locations=drawn["region"],
        z=_class_index(drawn),
        zmin=-0.5,
        zmax=len(CLASSES) - 0.5,
        colorscale=style.stepped(CLASSES),
        showscale=False,
        marker={"line": {"color": BORDER, "width": 0.7}},
        text=[_hover_change(row) for row in drawn.itertuples()],
        hovertemplate=NAMED_HOVER,
        **style.KEEP_UNPICKED,
    )
    shown = drawn if view == MapView.NEIGHBOURS else drawn[drawn["change"].notna()]
    notes = {row.region: change_mark(row.change, row.difference) for row in partners.itertuples()}
    return style.figure(
        areas,
        *marks(view, geometry_url, home, picked),
        names(shown["region"], view, home, notes, room, on_dark=_appeared(partners)),
        *_legend(partners, "scattergeo", {"lon": [None], "lat": [None]}),
        height=room.height,
        geo=flat_axes(view, home),
        margin=LEGEND_ROOM,
        showlegend=True,
        legend=LEGEND,
    )


def change_tiles(
    partners: pd.DataFrame, home: str, picked: str | None, height: float = MAP_HEIGHT
) -> go.Figure:
    """The same on one equal tile per federal subject."""
    grid = tiles().merge(_all_subjects(partners, home), left_on="code", right_on="region", how="left")
    classes = _class_index(grid)
    bars = tile_bars(
        grid,
        color={"color": [CLASSES[position] for position in classes]},
        texts=[_tile_text(row) for row in grid.itertuples()],
        text_colors=[_text_color(change) for change in grid["change"]],
        home=home,
        picked=picked,
    )
    bars["hovertext"] = [
        _hover_text(row) if row.code != home else _home_text(home) for row in grid.itertuples()
    ]
    bars["hovertemplate"] = "%{hovertext}<extra></extra>"
    bars["marker"]["line"] = _tile_borders(bars["marker"]["line"])
    return style.figure(
        bars,
        *_legend(partners, "scatter", {"x": [None], "y": [None]}),
        height=height,
        **tile_axes(grid),
        margin=LEGEND_ROOM,
        showlegend=True,
        legend=LEGEND,
    )


def _all_subjects(partners: pd.DataFrame, home: str) -> pd.DataFrame:
    """Every subject but the home region, in the order of ``partners``; ``change`` is missing for the rest."""
    everyone = pd.DataFrame({"region": [code for code in subjects() if code != home]})
    return (
        partners.merge(everyone, on="region", how="outer")
        .set_index("region")
        .loc[[*partners["region"], *everyone.loc[~everyone["region"].isin(partners["region"]), "region"]]]
        .reset_index()
    )


def _class_index(table: pd.DataFrame) -> list[int]:
    """0 where there was and is no event, else the place of the change in its order, from 1."""
    return (table["change"].cat.codes + 1).tolist()


def _legend(partners: pd.DataFrame, kind: str, nowhere: dict) -> list[style.Trace]:
    """One entry per class with its sign, word and number of regions, from traces that draw nothing."""
    times = partners["change"].value_counts()
    entries = [
        (
            color,
            text(
                "comparison.legend",
                sign=CHANGE_SIGNS[change],
                name=text(f"comparison.class_{change}"),
                count=times[change],
            ),
        )
        for change, color in CHANGE_COLORS.items()
    ]
    return [
        style.trace(
            kind,
            **nowhere,
            mode="markers",
            name=name,
            marker={
                "color": color,
                "size": 13,
                "symbol": "square",
                "line": {"color": style.INK_SECONDARY, "width": 1},
            },
            hoverinfo="skip",
        )
        for color, name in [*entries, (NEVER_COLOR, text("comparison.never"))]
    ]


def _hover_text(row) -> str:
    return f"<b>{hover(subjects()[row.region].name)}</b><br>{_hover_change(row)}"


def _hover_change(row) -> str:
    if pd.isna(row.change):
        return text("comparison.never")
    return f"{then_now(row)}<br>{change_mark(row.change, row.difference)} {change_name(row.change)}"


def _home_text(home: str) -> str:
    return f"<b>{hover(subjects()[home].name)}</b><br>{text('comparison.home')}"


def _tile_borders(line: dict) -> dict:
    """The borders as they are, thin grey ones where there is none: white tiles stand on a white page."""
    return {
        "width": [width or 1 for width in line["width"]],
        "color": [
            color if width else BORDER for width, color in zip(line["width"], line["color"], strict=True)
        ],
    }


def _appeared(partners: pd.DataFrame) -> set[str]:
    return set(partners.loc[partners["change"] == Change.APPEARED, "region"])


def _text_color(change: str | float) -> str:
    if pd.isna(change):
        return style.INK
    inks = {Change.APPEARED: style.ON_DARK, Change.SAME: style.ON_UNCHANGED}
    return inks.get(change, style.ON_LIGHT)


def _tile_text(row) -> str:
    label = tile_labels()[row.code]
    return label if pd.isna(row.change) else f"{label}<br><b>{change_mark(row.change, row.difference)}</b>"
