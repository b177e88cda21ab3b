"""What a page will need is named with the page, and with nothing else."""

from loop_apart import run

from analysis import preloading
from analysis.preloading import Preloads

LINKS = [preloading.module("/x.js"), preloading.data("/y.geojson")]


def links(kind: bytes, *headers: tuple[bytes, bytes]) -> list[bytes]:
    """The links that go out with an answer of a kind."""
    sent = []

    async def server(_scope, _receive, send):
        await send(
            {"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind), *headers]}
        )
        await send({"type": "http.response.body", "body": b""})

    async def send(message):
        sent.append(message)

    run(Preloads(server, LINKS)({"type": "http"}, None, send))
    return [value for name, value in sent[0]["headers"] if name.lower() == b"link"]


def test_a_page_names_what_it_will_need_beside_what_it_names_itself():
    assert links(b"text/html; charset=utf-8", (b"link", b"</a>; rel=author")) == [
        b"</a>; rel=author",
        b"</x.js>; rel=modulepreload, </y.geojson>; rel=preload; as=fetch; crossorigin=anonymous",
    ]


def test_nothing_but_pages_names_anything():
    assert links(b"text/javascript") == []
