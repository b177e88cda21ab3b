"""Where the browser finds a plane's geometry: on the app's own origin, in a file named by its content."""

from __future__ import annotations

from functools import partial

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from geo.geometry import PLANES

FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


def geometry_url(plane: str) -> str:
    """The path of a plane."""
    return page_path(f"geo/{plane}.{PLANES[plane].digest}.geojson")


def page_path(path: str) -> str:
    """A path of the app under whatever sub-path it is served from."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/{path}" if base else f"/{path}"


def geometry_routes() -> list[Route]:
    """One route per plane, cached by browsers for good since the content is in the name."""
    return [Route(geometry_url(name), partial(_serve, name)) for name in PLANES]


async def _serve(name: str, _request: Request) -> FileResponse:
    return FileResponse(PLANES[name].file, media_type="application/geo+json", headers=FOR_GOOD)
