"""The browser's own files, compressed once per process: Streamlit sends them as they are.

Its scripts make up nine tenths of a first visit (plotly.js alone is 4.7 MB) and never change while the
server runs, so each is compressed at its first request and kept.
"""

from __future__ import annotations

import asyncio
import gzip
import posixpath
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import brotli
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analysis.memory import give_back

COMPRESSIBLE = (".js", ".css", ".geojson", ".svg")
LEVEL = 5  # Brotli's next takes half as long again and saves two hundredths
REFUSED = re.compile(rb";\s*q=0(\.0*)?\s*$")
MOST_KEPT = 1000  # answers; the app has some 300 such files, each in at most two encodings
# The smallest first. Browsers take Brotli over https and from their own computer alone.
ENCODINGS: dict[bytes, Callable[[bytes], bytes]] = {
    b"br": lambda body: brotli.compress(body, quality=LEVEL),
    b"gzip": lambda body: gzip.compress(body, LEVEL),
}


class CompressedFiles:
    """ASGI middleware: whole files of compressible kinds go out as small as the browser takes them.

    Everything else passes untouched: pages, websockets, partial and conditional requests.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[tuple[str, bytes], tuple[Message, bytes]] = {}
        self.worker = ThreadPoolExecutor(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        encoding = _taken(scope) if _asks_for_whole_file(scope) else None
        if encoding is None:
            await self.app(scope, receive, send)
            return
        key = scope["path"], encoding
        if key not in self.kept:
            start, body = await _answer(self.app, scope, receive)
            if not _is_file(start):
                await _send(send, start, body)
                return
            smaller = await asyncio.get_running_loop().run_in_executor(self.worker, _smaller, body, encoding)
            if len(self.kept) == MOST_KEPT:
                self.kept.clear()
            self.kept[key] = _compressed(start, smaller, encoding)
        start, body = self.kept[key]
        await _send(send, {**start, "headers": list(start["headers"])}, body)


def _asks_for_whole_file(scope: Scope) -> bool:
    """Under the one name it has: Streamlit takes «/static/./a.js» too, which would be kept once more."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].endswith(COMPRESSIBLE):
        return False
    if scope["path"] != posixpath.normpath(scope["path"]):
        return False
    names = {name for name, _ in scope["headers"]}
    return names.isdisjoint((b"range", b"if-none-match", b"if-modified-since"))


def _taken(scope: Scope) -> bytes | None:
    """The first of our encodings that the browser names and does not refuse («br;q=0»)."""
    accepted = dict(scope["headers"]).get(b"accept-encoding", b"").split(b",")
    named = {each.partition(b";")[0].strip() for each in accepted if not REFUSED.search(each)}
    return next((encoding for encoding in ENCODINGS if encoding in named), None)


def _is_file(start: Message) -> bool:
    """Whether the path named a file; Streamlit answers unknown paths with its page, and 200."""
    kind = dict(start["headers"]).get(b"content-type", b"")
    return start["status"] == 200 and not kind.startswith(b"text/html")


def _smaller(body: bytes, encoding: bytes) -> bytes:
    """The body compressed; one at a time, since each takes 20 MB while it lasts, and returns them after."""
    compressed = ENCODINGS[encoding](body)
    give_back()
    return compressed


async def _answer(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
    """What the app answers, gathered: the start message and the whole body, never encoded before."""
    messages: list[Message] = []

    async def gather(message: Message) -> None:
        messages.append(message)

    plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    await app({**scope, "headers": plain}, receive, gather)
    return messages[0], b"".join(message.get("body", b"") for message in messages[1:])


def _compressed(start: Message, body: bytes, encoding: bytes) -> tuple[Message, bytes]:
    replaced = (b"content-length", b"content-encoding", b"vary")
    headers = [(name, value) for name, value in start["headers"] if name.lower() not in replaced]
    headers += [
        (b"content-length", str(len(body)).encode()),
        (b"content-encoding", encoding),
        (b"vary", b"Accept-Encoding"),
    ]
    return {**start, "headers": headers}, body


async def _send(send: Send, start: Message, body: bytes) -> None:
    await send(start)
    await send({"type": "http.response.body", "body": body})
