"""A login leads back to the address it began at, and nowhere else."""

from urllib.parse import quote

import pytest
from loop_apart import run
from starlette.datastructures import Headers

from analysis.return_after_login import COOKIE, LONGEST, ReturnAfterLogin

HOST = "plans.example.org"
DEEP = "/plans/karta?region=%D0%91&map=x"


def answered(path: str, location: str = "/plans/", base: str = "/plans", **asked: str) -> Headers:
    """The headers of Streamlit's redirect to ``location`` after they have passed the middleware."""
    sent = []

    async def server(_scope, _receive, send):
        headers = [(b"location", location.encode())]
        await send({"type": "http.response.start", "status": 302, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def send(message):
        sent.append(message)

    headers = [(name.encode(), value.encode()) for name, value in ({"host": HOST} | asked).items()]
    scope = {"type": "http", "path": path, "headers": headers}
    run(ReturnAfterLogin(server, base)(scope, None, send))
    return Headers(raw=sent[0]["headers"])


def remembered(referer: str, base: str = "/plans") -> str:
    """What the browser is told to send along, of the cookie ``COOKIE`` alone."""
    cookie = answered(f"{base}/auth/login", base=base, referer=referer).get("set-cookie", "")
    return cookie.partition(";")[0]


@pytest.mark.parametrize(("base", "address"), [("/plans", DEEP), ("", "/karta?region=%D0%91"), ("", "/")])
def test_a_login_leads_back_to_where_it_began(base, address):
    cookie = remembered(f"https://{HOST}{address}", base)
    answer = answered(f"{base}/oauth2callback", f"{base}/", base, cookie=f"other=1; {cookie}")
    assert answer["location"] == address
    assert f"{COOKIE}=" in answer["set-cookie"]
    assert "Max-Age=0" in answer["set-cookie"]


def test_the_cookie_is_for_the_app_alone_and_not_for_scripts():
    cookie = answered("/plans/auth/login", referer=f"https://{HOST}{DEEP}")["set-cookie"]
    assert {"HttpOnly", "Path=/plans/", "SameSite=Lax", "Max-Age=600"} <= set(cookie.split("; "))


@pytest.mark.parametrize(
    "referer",
    [
        "",
        f"https://elsewhere.example{DEEP}",
        f"https://{HOST}/other",
        f"https://{HOST}/plans/{'x' * LONGEST}",
    ],
)
def test_nothing_is_kept_but_an_address_of_the_app(referer):
    assert remembered(referer) == ""


@pytest.mark.parametrize(
    "address",
    [
        "//elsewhere.example",
        "/\\elsewhere.example",
        "https://elsewhere.example",
        "/a\r\nset-cookie: b",
        "x",
        "",
    ],
)
def test_a_forged_cookie_leads_nowhere_else(address):
    answer = answered("/oauth2callback", "/", "", cookie=f"{COOKIE}={quote(address, safe='')}")
    assert answer["location"] == "/"


def test_other_answers_pass_as_they_are():
    cookie = remembered(f"https://{HOST}{DEEP}")
    assert answered("/plans/karta", cookie=cookie)["location"] == "/plans/"
    failed = answered("/plans/oauth2callback", "https://login.example.org/again", cookie=cookie)
    assert failed["location"] == "https://login.example.org/again"
