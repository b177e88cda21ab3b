"""Where the browser finds a plane's geometry: on the app's own origin, in a file named by its content.

With each area goes its name, which a map's labels show on hovering (``%{properties.name}``): no change of a
filter need send the names again.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache, partial

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from analysis.escaping import hover
from geo.geometry import PLANES
from geo.subjects import subjects

FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


def geometry_url(plane: str) -> str:
    """The path of a plane."""
    return page_path(f"geo/{plane}.{_digest(plane)}.geojson")


def page_path(path: str) -> str:
    """A path of the app under whatever sub-path it is served from."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/{path}" if base else f"/{path}"


def geometry_routes() -> list[Route]:
    """One route per plane, cached by browsers for good since the content is in the name."""
    return [Route(geometry_url(name), partial(_serve, name)) for name in PLANES]


async def _serve(name: str, _request: Request) -> Response:
    return Response(named_plane(name), media_type="application/geo+json", headers=FOR_GOOD)


@cache
def named_plane(plane: str) -> bytes:
    """The file of a plane, with ``{"name": …}`` as the properties of each area."""
    geometry = PLANES[plane].file.read_text(encoding="ascii")
    return re.sub(r'"id":"(.+?)","properties":{}', _with_name, geometry).encode()


def _with_name(area: re.Match) -> str:
    name = json.dumps(hover(subjects()[area[1]].name), ensure_ascii=False)
    return f'"id":"{area[1]}","properties":{{"name":{name}}}'


@cache
def _digest(plane: str) -> str:
    return hashlib.sha256(named_plane(plane)).hexdigest()[:12]
