"""The server around the pages: whom it answers, what it tells browsers, and how it sends files."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import preloading
from analysis.compression import CompressedFiles
from analysis.page_geometry import geometry_url, page_path
from analysis.page_language import SCRIPTS
from analysis.preloading import Preloads
from analysis.protection import (
    EditorsUploads,
    SameOriginSockets,
    SecurityHeaders,
    Uploaders,
    security_headers,
)
from analysis.return_after_login import ReturnAfterLogin

PAGE_SCRIPTS = ("PlotlyChart", "DataFrame")
STREAMLIT_PAGE = Path(st.__file__).parent / "static" / "index.html"
UPLOADERS = Uploaders()


def let_upload(allowed: bool) -> None:
    """Whether the server takes files from the person of this run."""
    context = get_script_run_ctx()
    if context is not None:
        UPLOADERS.let(context.session_id, upload=allowed)


def middleware() -> list[Middleware]:
    """What every request passes, the first the outermost."""
    return [
        Middleware(SecurityHeaders, headers=security_headers(STREAMLIT_PAGE, SCRIPTS.values())),
        Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts")),
        Middleware(SameOriginSockets),
        Middleware(EditorsUploads, uploaders=UPLOADERS),
        Middleware(ReturnAfterLogin, base=page_path("").rstrip("/")),
        Middleware(Preloads, links=_needed_by_pages()),
        Middleware(CompressedFiles),
    ]


def _needed_by_pages() -> list[str]:
    """Charts, tables and the first map; Streamlit asks for each only when the script has sent the first."""
    scripts = STREAMLIT_PAGE.parent / "static" / "js"
    found = sorted(path for name in PAGE_SCRIPTS for path in scripts.glob(f"{name}.*.js"))
    return [
        *(preloading.module(page_path(f"static/js/{path.name}")) for path in found),
        preloading.data(geometry_url("europe")),
    ]
