import gzip

import brotli
import pytest
from loop_apart import run

from analysis.compression import CompressedFiles

BODY = b"let x = 1;" * 500


class Server:
    """A counting app that answers every path with the same script."""

    def __init__(self, status: int = 200, kind: bytes = b"text/javascript"):
        self.requests, self.status, self.kind = 0, status, kind

    async def __call__(self, scope, receive, send):
        self.requests += 1
        headers = [(b"content-type", self.kind), (b"content-length", str(len(BODY)).encode())]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": BODY[:100], "more_body": True})
        await send({"type": "http.response.body", "body": BODY[100:]})


def ask(app, path: str, **headers: str) -> tuple[int, dict, bytes]:
    sent = []

    async def send(message):
        sent.append(message)

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": raw}
    run(app(scope, None, send))
    return sent[0]["status"], dict(sent[0]["headers"]), b"".join(m.get("body", b"") for m in sent[1:])


@pytest.mark.parametrize(
    ("accepted", "encoding", "decompress"),
    [
        ("gzip, deflate", b"gzip", gzip.decompress),
        ("gzip, deflate, br, zstd", b"br", brotli.decompress),
        ("br;q=1.0, gzip;q=0.8", b"br", brotli.decompress),
    ],
)
def test_a_script_goes_out_compressed_and_is_made_once(accepted, encoding, decompress):
    server = Server()
    app = CompressedFiles(server)
    for _ in range(3):
        status, headers, body = ask(app, "/static/js/a.js", accept_encoding=accepted)
    assert (status, headers[b"content-encoding"], decompress(body)) == (200, encoding, BODY)
    assert int(headers[b"content-length"]) == len(body) < len(BODY) / 10
    assert server.requests == 1


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/js/a.js", {}),
        ("/static/js/a.js", {"accept_encoding": "gzip;q=0, br;q=0.0"}),
        ("/static/./js/a.js", {"accept_encoding": "gzip"}),
        ("/static//js/a.js", {"accept_encoding": "gzip"}),
        ("/static/js/a.js", {"accept_encoding": "gzip", "range": "bytes=0-9"}),
        ("/static/js/a.js", {"accept_encoding": "gzip", "if_none_match": "x"}),
        ("/static/js/a.js", {"accept_encoding": "deflate, brotli"}),
        ("/karta", {"accept_encoding": "gzip"}),
        ("/media/font.woff2", {"accept_encoding": "gzip"}),
    ],
)
def test_everything_else_passes_untouched(path, headers):
    _, answered, body = ask(CompressedFiles(Server()), path, **headers)
    assert body == BODY
    assert b"content-encoding" not in answered


def test_who_takes_less_gets_a_copy_of_their_own():
    server = Server()
    app = CompressedFiles(server)
    encodings = [
        ask(app, "/static/js/a.js", accept_encoding=accepted)[1][b"content-encoding"]
        for accepted in ("br, gzip", "gzip", "br, gzip")
    ]
    assert (encodings, server.requests) == ([b"br", b"gzip", b"br"], 2)


@pytest.mark.parametrize("server", [Server(status=404), Server(kind=b"text/html; charset=utf-8")])
def test_what_is_no_file_is_not_kept(server):
    app = CompressedFiles(server)
    for _ in range(2):
        status, headers, body = ask(app, "/static/js/a.js", accept_encoding="gzip")
    assert (status, body, server.requests) == (server.status, BODY, 2)
    assert b"content-encoding" not in headers


def test_what_is_kept_has_a_bound(monkeypatch):
    monkeypatch.setattr("analysis.compression.MOST_KEPT", 3)
    app = CompressedFiles(Server())
    for number in range(10):
        status, headers, _ = ask(app, f"/static/js/{number}.js", accept_encoding="gzip")
        assert (status, headers[b"content-encoding"]) == (200, b"gzip")
    assert len(app.kept) <= 3
