"""What a page will need is named with the page itself, so that the browser fetches it while it starts."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Preloads:
    """ASGI middleware: every page carries ``links`` in its header ``Link`` (RFC 8288)."""

    def __init__(self, app: ASGIApp, links: Iterable[str]) -> None:
        self.app = app
        self.links = ", ".join(links)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_links(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("Link", self.links)
            await send(message)

        await self.app(scope, receive, send_with_links if scope["type"] == "http" else send)


def module(path: str) -> str:
    """The link to a script that other scripts will import."""
    return f"<{path}>; rel=modulepreload"


def data(path: str) -> str:
    """The link to what a script will fetch."""
    return f"<{path}>; rel=preload; as=fetch; crossorigin=anonymous"
