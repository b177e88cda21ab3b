"""Back to the address a person logged in from: Streamlit by itself leads everybody to the first page."""

from __future__ import annotations

from http.cookies import SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "plans_return"
SECONDS = 600  # to log in at the provider
LONGEST = 2000  # characters of an address; browsers keep cookies of 4096 bytes
LEAVES, RETURNS = "/auth/login", "/oauth2callback"


class ReturnAfterLogin:
    """ASGI middleware: a cookie keeps the address while its owner is at the login provider.

    ``base`` is the path the app is served under, without a slash at its end. Only a path of the app itself is
    kept and followed, whatever a page or a cookie says.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        steps = {self.base + LEAVES: self._remember, self.base + RETURNS: self._lead_back}
        step = steps.get(scope["path"]) if scope["type"] == "http" else None

        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                step(Headers(scope=scope), MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, changed if step else send)

    def _remember(self, asked: Headers, answer: MutableHeaders) -> None:
        came_from = urlsplit(asked.get("referer", ""))
        address = came_from.path + (f"?{came_from.query}" if came_from.query else "")
        if came_from.netloc == asked.get("host") and self._is_ours(address):
            answer.append("set-cookie", self._cookie(quote(address), SECONDS))

    def _lead_back(self, asked: Headers, answer: MutableHeaders) -> None:
        address = unquote(cookie_parser(asked.get("cookie", "")).get(COOKIE, ""))
        if not address:
            return
        answer.append("set-cookie", self._cookie("", 0))
        if answer.get("location") == f"{self.base}/" and self._is_ours(address):
            answer["location"] = address

    def _is_ours(self, address: str) -> bool:
        """Whether it is a path of this app, and no address that a browser takes for another host's."""
        is_path = address.startswith(f"{self.base}/") and not address.startswith("//")
        is_plain = address.isascii() and address.isprintable() and "\\" not in address
        return is_path and is_plain and len(address) <= LONGEST

    def _cookie(self, value: str, seconds: int) -> str:
        cookie: SimpleCookie = SimpleCookie({COOKIE: value})
        cookie[COOKIE].update(
            {"path": f"{self.base}/", "max-age": seconds, "httponly": True, "samesite": "Lax"}
        )
        return cookie.output(header="").strip()
