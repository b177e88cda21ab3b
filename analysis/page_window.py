"""How large a person's window is: what no layout can do without knowing, a picture does by this.

A map has a height in pixels and names that must not cover each other, so that the server has to know
whether it draws for a phone, and on the wall how much room there is. The browser says so once, and again
when that changes; a desk is taken for granted and costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analysis import page_show
from analysis.appearance import SHOW_SCALE
from analysis.map_layers import MAP_HEIGHT, USUAL_ROOM, MapView, Room, height_within, tile_height
from geo.geometry import tiles

KEY = "window"
LEAST_HEIGHT = 340
TILES_WIDTH = 720  # pixels that the tiles need to be read
COLUMN_WIDTH = 720  # pixels of a picture between those of a small desk and of a large one
PHONE_WIDTH = 358  # pixels a picture has on the usual phone
ABOVE_ON_THE_WALL = 130  # pixels of the bar over a picture
TELL = """
export default function ({ data, setStateValue }) {
  const tell = () => {
    const narrow = innerWidth <= 640
    const height = data.asks_height ? Math.floor(innerHeight / 40) * 40 : 0
    if (narrow !== data.narrow || height !== data.height) setStateValue('size', { narrow, height })
  }
  let pause
  tell()
  onresize = () => { clearTimeout(pause); pause = setTimeout(tell, 200) }
}
"""
_mount = st.components.v2.component("window", js=TELL)


@dataclass(frozen=True, slots=True)
class Window:
    """``narrow``: a phone's width, where columns stand below each other; ``height`` in pixels, 0 unknown."""

    narrow: bool = False
    height: int = 0


def window() -> Window:
    """What is known of this person's window."""
    return Window(**st.session_state.get(KEY, {}).get("size") or {})


def watch(asks_height: bool) -> None:
    """Have the browser tell; ``asks_height`` where a picture is to fill the window."""
    known = window()
    _mount(
        key=KEY,
        data={"narrow": known.narrow, "height": known.height, "asks_height": asks_height},
        on_size_change=lambda: None,
    )


def picture_and_list() -> list:
    """Two columns: a picture, and beside it the list of what it shows.

    Of eighths, since Plotly first guesses a chart's width to the thousandth of a pixel, and draws once more
    where that was not exact.
    """
    return st.columns([5 / 8, 3 / 8], gap="medium")


def tiles_height() -> int:
    """How tall the grid of tiles is: as a map at a desk, square tiles on a phone."""
    return tile_height(tiles(), TILES_WIDTH) if window().narrow else MAP_HEIGHT


def map_room(view: MapView, home: str, usual: Room = USUAL_ROOM, fills_wall: bool = False) -> Room:
    """What a map may fill: the width of a phone, the wall where it ``fills_wall``, or as usual."""
    seen = window()
    scale = SHOW_SCALE if page_show.is_on() else 1
    if seen.narrow:
        return Room(PHONE_WIDTH, height_within(view, home, PHONE_WIDTH), scale)
    if fills_wall and seen.height:
        return Room(usual.width, max(seen.height - ABOVE_ON_THE_WALL, LEAST_HEIGHT), scale)
    return Room(usual.width, min(usual.height, height_within(view, home, COLUMN_WIDTH)), scale)
