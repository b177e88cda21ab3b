"""The server around the pages: whom it answers, what it tells browsers, and how it sends files."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis.compression import CompressedFiles
from analysis.page_language import SCRIPTS
from analysis.protection import (
    EditorsUploads,
    SameOriginSockets,
    SecurityHeaders,
    Uploaders,
    security_headers,
)

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
        Middleware(CompressedFiles),
    ]
