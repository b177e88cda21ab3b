"""What the server refuses before Streamlit sees it, and what it tells browsers to refuse."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_UPLOADERS = 1000
UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/")
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class SameOriginSockets:
    """ASGI middleware: a websocket is opened by the app's own pages alone.

    Streamlit by itself also trusts every page of ``localhost``, and asks a host on the Internet for this
    machine's address to compare others with.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and _is_from_elsewhere(Headers(scope=scope)):
            await PlainTextResponse("Cross-origin websocket", status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class Uploaders:
    """The sessions whose people may upload: the ``MOST_UPLOADERS`` that came last."""

    def __init__(self) -> None:
        self._sessions: dict[str, None] = {}
        self._lock = threading.Lock()

    def __contains__(self, session: str) -> bool:
        return session in self._sessions

    def let(self, session: str, *, upload: bool) -> None:
        """Say of a session whether its person may upload now."""
        with self._lock:
            self._sessions.pop(session, None)
            if upload:
                self._sessions[session] = None
            if len(self._sessions) > MOST_UPLOADERS:
                del self._sessions[next(iter(self._sessions))]


class EditorsUploads:
    """ASGI middleware: files are taken from those who may upload.

    Streamlit by itself takes them from every session, asked for or not, and keeps them in memory.
    """

    def __init__(self, app: ASGIApp, uploaders: Uploaders) -> None:
        self.app = app
        self.uploaders = uploaders

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "PUT":
            path = UPLOAD.search(scope["path"])
            if path and path["session"] not in self.uploaders:
                await PlainTextResponse("Not an editor", status_code=403)(scope, receive, send)
                return
        await self.app(scope, receive, send)


class SecurityHeaders:
    """ASGI middleware: every answer carries ``headers`` unless it has its own."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    own.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def security_headers(page: Path, scripts: Iterable[str]) -> dict[str, str]:
    """Nothing from other hosts, no frames around the app, no addresses told to other sites.

    Inline scripts run only if they stand in ``page``, the HTML file that Streamlit serves, or are among
    ``scripts``. A blob is only what a script has made that runs already: Streamlit so starts the one of
    ``page_window``. Styles need "unsafe-inline": Streamlit and Plotly write them as they draw.
    """
    inline = [*INLINE_SCRIPT.findall(page.read_text(encoding="utf-8")), *scripts]
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in inline)
    policy = {
        "default-src": "'self'",
        "script-src": f"'self' {hashes} blob:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' data:",  # Plotly asks for its own empty map so
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def _is_from_elsewhere(headers: Headers) -> bool:
    """Whether a browser asks on behalf of another site; what is no browser names no origin."""
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
