"""The server around the pages: whom it answers, what it tells browsers, and how it sends files."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from analysis.compression import CompressedFiles
from analysis.page_language import SCRIPTS
from analysis.protection import SameOriginSockets, SecurityHeaders, security_headers

STREAMLIT_PAGE = Path(st.__file__).parent / "static" / "index.html"


def middleware() -> list[Middleware]:
    """What every request passes, the first the outermost."""
    return [
        Middleware(SecurityHeaders, headers=security_headers(STREAMLIT_PAGE, SCRIPTS.values())),
        Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts")),
        Middleware(SameOriginSockets),
        Middleware(CompressedFiles),
    ]
