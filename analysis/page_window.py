"""How large a person's window is: what no layout can do without knowing, a picture does by this.

A map has a height in pixels and names that must not cover each other, so that the server has to know
whether it draws for a phone, and on the wall how large a screen is. The browser says so once, and again
when that changes; a desk is taken for granted and costs nothing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import streamlit as st

from analysis.map_layers import MAP_HEIGHT, USUAL_ROOM, MapView, Room, height_within
from analysis.page_demonstration import is_asked_for
from analysis.tile_layers import tile_height
from analysis.wall import Wall
from geo.geometry import tiles

KEY = "window"
TILES_WIDTH = 720  # pixels that the tiles need to be read
COLUMN_WIDTH = 720  # pixels of a picture between those of a small desk and of a large one
NOTICE_HEIGHT = 76  # units on the wall, that there are invented data among those shown
PHONE = "Mobi"  # in the name of every phone's browser
PHONE_WIDTH = 358  # pixels a picture has on the usual phone
TELL = """
export default function ({ data, setStateValue }) {
  const tell = () => {
    const narrow = innerWidth <= 640
    const [width, height] = [innerWidth, innerHeight].map(size => data.fills ? size - size % 10 : 0)
    if (narrow !== data.narrow || width !== data.width || height !== data.height)
      setStateValue('size', { narrow, width, height })
  }
  let pause
  tell()
  onresize = () => { clearTimeout(pause); pause = setTimeout(tell, 200) }
}
"""
_mount = st.components.v2.component("window", js=TELL)


@dataclass(frozen=True, slots=True)
class Window:
    """``narrow``: a phone's width, where columns stand below each other; pixels, known on the wall alone."""

    narrow: bool = False
    width: int = 0
    height: int = 0


def window() -> Window:
    """What the browser has told of this person's window; until then, what its name says of it."""
    told = st.session_state.get(KEY, {}).get("size")
    return Window(**told) if told else Window(narrow=PHONE in st.context.headers.get("User-Agent", ""))


def is_measured() -> bool:
    """Whether the browser has told how large a screen there is to fill."""
    return window().height > 0


def wall() -> Wall:
    """The screen that a slide fills."""
    seen = window()
    return Wall(seen.width, seen.height, NOTICE_HEIGHT if is_asked_for() else 0)


def watch(fills: bool) -> None:
    """Have the browser tell; its size in full where a slide ``fills`` the window."""
    _mount(key=KEY, data=asdict(window()) | {"fills": fills}, on_size_change=lambda: None)


def picture_and_list() -> list:
    """Two columns: a picture, and beside it the list of what it shows.

    Of eighths, since Plotly first guesses a chart's width to the thousandth of a pixel, and draws once more
    where that was not exact.
    """
    return st.columns([5 / 8, 3 / 8], gap="medium")


def tiles_height() -> int:
    """How tall the grid of tiles is: as a map at a desk, square tiles on a phone."""
    return tile_height(tiles(), TILES_WIDTH) if window().narrow else MAP_HEIGHT


def map_room(view: MapView, home: str, usual: Room = USUAL_ROOM) -> Room:
    """What a map may fill: the width of a phone, or as usual."""
    if window().narrow:
        return Room(PHONE_WIDTH, height_within(view, home, PHONE_WIDTH))
    return Room(usual.width, min(usual.height, height_within(view, home, COLUMN_WIDTH)))
