"""Where the browser finds the geometry: on the app's own origin, a plane's file named by its content."""

from __future__ import annotations

from functools import partial

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

from geo.geometry import PLANES

FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}

# plotly.js asks for a base map whenever a choropleth is drawn, by default from a public host (its
# issue 6767), and draws nothing when that fails. This one is ours and has nothing in it.
EMPTY_TOPOLOGY = {"type": "Topology", "objects": {}, "arcs": []}


def geometry_url(plane: str) -> str:
    """The path of a plane under whatever sub-path the app is served from."""
    return f"{geometry_folder()}{plane}.{PLANES[plane].digest}.geojson"


def geometry_folder() -> str:
    """The path that all geometry lies under, with a slash at either end; Plotly's ``topojsonURL``."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/geo/" if base else "/geo/"


def geometry_routes() -> list[Route]:
    """One route per plane, cached by browsers for good since the content is in the name."""
    planes = [Route(geometry_url(name), partial(_serve_plane, name)) for name in PLANES]
    return [*planes, Route(f"{geometry_folder()}world_110m.json", _serve_empty_topology)]


async def _serve_plane(name: str, _request: Request) -> FileResponse:
    return FileResponse(PLANES[name].file, media_type="application/geo+json", headers=FOR_GOOD)


async def _serve_empty_topology(_request: Request) -> JSONResponse:
    return JSONResponse(EMPTY_TOPOLOGY, headers=FOR_GOOD)
