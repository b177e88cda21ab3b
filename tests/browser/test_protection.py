"""What the running server refuses, and what it makes browsers refuse."""

import http.client
from urllib.parse import urlsplit

import pytest
from conftest import ROOT, SEED, Visit, start_app
from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

SECRET = "a detail for the log alone"
LIMIT = 20 * 1024 * 1024  # bytes, as the uploader's label says
BOUNDARY = "----boundary"

# A page that fails as no page should, in an otherwise unchanged app.
BROKEN = f"""
import sys
import analysis.coverage.page as coverage

def fail(view):
    raise RuntimeError({SECRET!r})

coverage.page = fail
from streamlit.web.cli import main

sys.argv[1:] = ["run", {str(ROOT / "dashboard.py")!r}, *sys.argv[1:]]
main()
"""


def answer(url: str, path: str = "/", headers: dict | None = None, method: str = "GET", body: bytes = b""):
    """Status and headers (names in small letters) of one request."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    connection.request(method, path, body, headers or {})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}


def opened(url: str, **headers: str):
    """The app's websocket, with the headers that some browser would send."""
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    return connect(address, subprotocols=["streamlit"], additional_headers=headers, max_size=None)


def session_id(socket) -> str:
    """Runs the script once and returns what the session is called."""
    request = BackMsg()
    request.rerun_script.page_name = ""
    socket.send(request.SerializeToString())
    while True:
        message = ForwardMsg.FromString(socket.recv(timeout=60))
        if message.WhichOneof("type") == "new_session":
            return message.new_session.initialize.session_id


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8501", "localhost.evil.example", "10.1.2.3", ""]
)
def test_an_unknown_name_for_the_server_is_refused(app_url, host):
    assert answer(app_url, headers={"Host": host})[0] == 400
    with pytest.raises(InvalidStatus, match="400"):
        opened(app_url, Host=host)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8501", "[::1]:8501"])
def test_the_servers_own_names_are_known(app_url, host):
    assert answer(app_url, headers={"Host": host})[0] == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:1", "http://127.0.0.1", "null"])
def test_a_websocket_from_another_site_is_refused(app_url, origin):
    with pytest.raises(InvalidStatus, match="403"):
        opened(app_url, Origin=origin)


def test_a_websocket_from_its_own_pages_opens(app_url):
    with opened(app_url, Origin=app_url) as socket:
        assert session_id(socket)


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics"])
def test_other_sites_may_not_read_an_answer(app_url, path):
    status, headers = answer(app_url, path, {"Origin": "https://evil.example"})
    assert status == 200
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", ["/", "/karta", "/_stcore/health", "/static/nothing.js", "/media/nothing"])
@pytest.mark.parametrize("host", ["localhost", "evil.example"])
def test_every_answer_tells_browsers_what_to_refuse(app_url, path, host):
    _, headers = answer(app_url, path, {"Host": host})
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self' 'sha256-" in policy
    assert "unsafe-eval" not in policy
    assert "*" not in policy


def test_an_upload_needs_the_token_of_its_own_page_and_a_size_within_the_limit(visit):
    page = offered(visit)
    with page.expect_request(lambda request: request.method == "PUT") as put:
        page.locator("input[type=file]").set_input_files(SEED)
    path, token = urlsplit(put.value.url).path, put.value.headers["x-xsrftoken"]
    cookie = {"Cookie": f"_streamlit_xsrf={token}"}
    assert sent(visit.url, path, 10, {}) == 403
    assert sent(visit.url, path, 10, cookie) == 403
    assert sent(visit.url, path, 10, cookie | {"X-Xsrftoken": "2|0|0|0"}) == 403
    assert sent(visit.url, path, 10, cookie | {"X-Xsrftoken": token}) == 204
    assert sent(visit.url, path, LIMIT + 1, cookie | {"X-Xsrftoken": token}) == 413


def test_nothing_is_taken_from_a_session_that_may_not_upload(app_url):
    _, headers = answer(app_url, "/_stcore/health")
    cookie = headers["set-cookie"].split(";")[0]
    token = {"Cookie": cookie, "X-Xsrftoken": cookie.partition("=")[2]}
    with opened(app_url) as socket:
        assert sent(app_url, f"/_stcore/upload_file/{session_id(socket)}/1", 10, token) == 403


def sent(url: str, path: str, size: int, headers: dict) -> int:
    part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="p.docx"\r\n\r\n'
    body = part.encode() + b"x" * size + f"\r\n--{BOUNDARY}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return answer(url, path, kind | headers, "PUT", body)[0]


@pytest.fixture(scope="module")
def broken_url(tmp_path_factory):
    """The app with a map page that raises."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "broken.py").write_text(BROKEN, encoding="utf-8")
    (folder / SEED.name).write_bytes(SEED.read_bytes())
    process, url = start_app(folder, script=str(folder / "broken.py"), program=())
    yield url
    process.terminate()
    process.wait(timeout=10)


def test_a_page_that_fails_shows_a_sentence_and_no_detail(browser, broken_url):
    page = browser.new_page()
    frames: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(bytes(data))))
    page.goto(f"{broken_url}/karta")
    expect(page.get_by_text("Эту страницу показать не удалось.", exact=False)).to_be_visible(timeout=30_000)
    received = b"".join(frames)
    assert "показать не удалось".encode() in received
    for detail in (SECRET, "RuntimeError", "Traceback"):
        assert detail.encode() not in received
    page.close()


def test_a_script_that_a_document_would_smuggle_in_does_not_run(browser, app_url):
    page = Visit(browser.new_page(), app_url).open("/plany")
    assert page.evaluate("document.documentElement.lang") == "ru"
    ran = page.evaluate(
        """async () => {
            window.ran = [];
            const smuggle = html => document.body.insertAdjacentHTML('beforeend', html);
            const inline = document.createElement('script');
            inline.textContent = "ran.push('inline')";
            document.body.append(inline);
            smuggle(`<img src="x" onerror="ran.push('handler')">`);
            smuggle(`<a id="smuggled" href="javascript:ran.push('link')">x</a>`);
            document.getElementById('smuggled').click();
            await fetch('https://evil.example/').catch(() => window.ran.push('refused'));
            await new Promise(done => setTimeout(done, 300));
            return window.ran;
        }"""
    )
    assert ran == ["refused"]
    page.close()


def test_another_site_cannot_put_the_app_in_a_frame(browser, app_url, broken_url):
    page = browser.new_page()
    page.goto(f"{broken_url}/_stcore/health")
    page.set_content(f'<iframe src="{app_url}/"></iframe>')
    page.wait_for_timeout(1000)
    framed = page.frames[1]
    assert framed.get_by_test_id("stApp").count() == 0
    page.close()


def offered(visit: Visit):
    """«Планы» as it offers, or refuses, an upload."""
    return visit.open("/plany?section=Загрузить план")


def test_a_visitor_of_a_wider_server_may_look_and_not_edit(browser, tmp_path):
    (tmp_path / SEED.name).write_bytes(SEED.read_bytes())
    process, url = start_app(tmp_path, "--server.address=0.0.0.0")
    page = offered(Visit(browser.new_page(), url))
    expect(page.get_by_text("Загрузка и исправления здесь отключены", exact=False)).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
    page.close()
    process.terminate()
    process.wait(timeout=10)


def test_whoever_sits_at_the_server_may_edit(visit):
    expect(offered(visit).locator("input[type=file]")).to_have_count(1)
