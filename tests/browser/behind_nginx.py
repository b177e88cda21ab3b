"""The README's configuration of nginx around two processes and one folder: TLS, a sub-path, logins, uploads.

Run by name, since not every machine has nginx: ``python -m pytest tests/browser/behind_nginx.py``.
"""

import datetime
import os
import re
import shutil
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from conftest import ROOT, SEED, Visit, free_port, start_app, wait_until_healthy
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import expect

sys.path.append(str(ROOT / "tests" / "data"))

from folder_writer import ROWS, small_plan

MOVED = [[*ROWS[0][:3], "июнь 2024 года", "г. Тула"], *ROWS[1:]]
EDITOR = "anna@region.example"
UNVERIFIED = ssl._create_unverified_context()
AROUND = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/nginx.log warn;
events {{ }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {server}
}}
"""


def sample(kind: str) -> str:
    """A fenced block of the README."""
    return re.search(rf"```{kind}\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)[1]


def configured(folder: Path, port: int, apps: list[int]) -> str:
    """The README's nginx with these ports and files; each answer also says which process gave it."""
    replaced = {
        "listen 443 ssl": f"listen {port} ssl",
        "plans.example.org": "localhost",
        "127.0.0.1:8501": f"127.0.0.1:{apps[0]}",
        "127.0.0.1:8502": f"127.0.0.1:{apps[1]}",
        "/etc/ssl/": f"{folder}/",
        "add_header Strict": "add_header X-Process $upstream_addr always;\n        add_header Strict",
    }
    server = sample("nginx")
    for before, after in replaced.items():
        assert before in server
        server = server.replace(before, after)
    return AROUND.format(folder=folder, server=server)


def write_certificate(folder: Path) -> None:
    """One that the server signs itself, for an hour."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(hours=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "plans.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private = serialization.PrivateFormat.PKCS8
    unencrypted = serialization.NoEncryption()
    (folder / "plans.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, private, unencrypted))


class Site:
    """What the administrator has set up: nginx, two processes, their folder and what they log."""

    def __init__(self, folder: Path, provider: int) -> None:
        self.folder, self.plans = folder, folder / "plans"
        self.plans.mkdir()
        (self.plans / SEED.name).write_bytes(SEED.read_bytes())
        port, self.apps = free_port(), [free_port(), free_port()]
        self.origin = f"https://localhost:{port}"
        self.url = f"{self.origin}/plans"
        self._write_secrets(provider)
        write_certificate(folder)
        (folder / "nginx.conf").write_text(configured(folder, port, self.apps))
        self.processes = [*map(self.start, self.apps), self._nginx()]
        for app in self.apps:
            wait_until_healthy(f"http://localhost:{app}/plans/_stcore/health")

    def close(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(timeout=10)

    def answer(self, path: str, data: bytes | None = None, cookie: str = "plans=x"):
        """Status and headers of one request to nginx."""
        request = urllib.request.Request(f"{self.url}{path}", data, {"Cookie": cookie})
        try:
            with urllib.request.urlopen(request, context=UNVERIFIED, timeout=10) as response:
                return response.status, response.headers
        except urllib.error.HTTPError as error:
            return error.code, error.headers

    def logged(self) -> str:
        return "".join((self.folder / f"{app}.log").read_text(encoding="utf-8") for app in self.apps)

    def _write_secrets(self, provider: int) -> None:
        secrets = sample("toml")
        address = f"http://localhost:{provider}/.well-known/openid-configuration"
        secrets = secrets.replace("https://plans.example.org", self.origin)
        secrets = secrets.replace("https://login.example.org/.well-known/openid-configuration", address)
        (self.folder / "secrets.toml").write_text(secrets.replace("…", "a word of this test" * 3))

    def start(self, port: int) -> subprocess.Popen:
        """One process as the README's unit starts it."""
        command = re.search(r"^ExecStart=\S+/streamlit (.*?)\n[A-Z]", sample("ini"), re.S | re.M)[1]
        command = command.replace("%i", str(port)).replace("%d", str(self.folder)).replace("\\\n", "")
        options = command.replace("plans.example.org", "localhost").split()
        environment = {"PLANS_FOLDER": str(self.plans), "PLANS_EDITORS": EDITOR}
        log = (self.folder / f"{port}.log").open("a")
        return subprocess.Popen(
            [sys.executable, "-m", "streamlit", *options],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=log,
            stderr=log,
        )

    def _nginx(self) -> subprocess.Popen:
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        assert program, "Install nginx (Debian: apt-get install nginx-light)"
        return subprocess.Popen([program, "-p", str(self.folder), "-c", "nginx.conf"])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    anna = User(sub="anna", claims={"email": EDITOR, "email_verified": True})
    with run_server_in_thread(user_claims=[anna]) as provider:
        site = Site(tmp_path_factory.mktemp("site"), provider.server_port)
        yield site
        site.close()


@pytest.fixture
def visit(browser, site):
    """Opens tabs of separate people."""
    contexts = []

    def new() -> Visit:
        viewport = {"width": 1366, "height": 900}
        contexts.append(browser.new_context(viewport=viewport, locale="ru-RU", ignore_https_errors=True))
        return Visit(contexts[-1].new_page(), site.url)

    yield new
    for context in contexts:
        context.close()


def logged_in(visit: Visit) -> Visit:
    visit.open("/plany")
    visit.page.unroute_all()
    visit.page.get_by_role("button", name="Войти").click()
    visit.page.get_by_role("button", name="anna", exact=True).click()
    expect(visit.page.get_by_role("button", name="Выйти")).to_be_visible(timeout=30_000)
    visit.settle()
    return visit


def process_of(visit: Visit, site: Site) -> str:
    """Which of the two serves this person."""
    cookies = {cookie["name"]: cookie["value"] for cookie in visit.page.context.cookies()}
    return site.answer("/", cookie=f"plans={cookies['plans']}")[1]["X-Process"]


def given(visit: Visit, data: bytes):
    """An upload up to the button that saves it."""
    visit.open("/plany")
    visit.page.get_by_test_id("stButtonGroup").get_by_text("Загрузить план", exact=True).click()
    file = {"name": "Секретный.docx", "mimeType": "application/octet-stream", "buffer": data}
    visit.page.locator("input[type=file]").set_input_files(file)
    save = visit.page.get_by_role("button", name="Сохранить в библиотеку")
    expect(save).to_be_visible(timeout=30_000)
    return save


def test_pages_and_geometry_are_found_under_the_sub_path(visit, site):
    person, geometry = visit(), []
    person.page.on(
        "response", lambda got: geometry.append((got.url, got.status)) if "/geo/" in got.url else 0
    )
    person.open("/karta")
    person.page.get_by_role("link", name="Реестр").click()
    expect(person.page.get_by_role("heading", name="Реестр")).to_be_visible(timeout=30_000)
    assert person.page.url.startswith(f"{site.url}/reestr")
    assert {status for _, status in geometry} == {200}
    assert all(url.startswith(f"{site.url}/geo/") for url, _ in geometry)
    assert (person.foreign, person.barred) == ([], [])
    secure = {cookie["name"]: cookie["secure"] for cookie in person.page.context.cookies()}
    assert secure == {"plans": True, "_streamlit_xsrf": True}


def test_it_says_that_it_is_alive_and_nothing_more(site):
    assert site.answer("/_stcore/health")[0] == 200
    assert site.answer("/_stcore/metrics")[0] == 404
    assert site.answer("/_stcore/upload_file/a/b", b"x" * 22 * 1024 * 1024)[0] == 413
    assert "max-age" in site.answer("/")[1]["Strict-Transport-Security"]


def test_a_person_keeps_to_one_process_and_people_are_spread(site):
    served = [
        {site.answer("/_stcore/health", cookie=f"plans={name}")[1]["X-Process"] for _ in range(3)}
        for name in "abcdefghijklmnop"
    ]
    assert all(len(processes) == 1 for processes in served)
    assert len(set.union(*served)) == 2


def test_through_a_proxy_nobody_sits_at_the_server(visit):
    person = visit()
    person.open("/plany")
    person.page.get_by_test_id("stButtonGroup").get_by_text("Загрузить план", exact=True).click()
    expect(person.page.get_by_text("Загрузка и исправления здесь отключены", exact=False)).to_be_visible()


def test_what_editors_save_through_both_processes_at_once_is_all_there_and_seen_by_everyone(visit, site):
    editors = [logged_in(visit())]
    while len(editors) < 2:
        another = visit()
        another.open("/plany")
        if process_of(another, site) != process_of(editors[0], site):
            editors.append(logged_in(another))
    buttons = [given(person, data) for person, data in zip(editors, plans(), strict=True)]
    for button in buttons:
        button.click(no_wait_after=True)
    for person in editors:
        saved = person.page.get_by_text("план сохранён")
        overtaken = person.page.get_by_text("В новом документе — 1 изменение")
        expect(saved.or_(overtaken)).to_be_visible(timeout=30_000)
        if overtaken.count():
            person.page.get_by_role("button", name="Сохранить в библиотеку").click()
        expect(saved).to_be_visible(timeout=30_000)
    stored = {path.read_bytes() for path in (site.plans / "2024-H1").iterdir()}
    assert stored == set(plans())
    assert (site.plans / "journal.csv").read_text(encoding="utf-8-sig").count(f"{EDITOR},uploaded") == 2
    for person in editors:
        person.open("/plany")
        expect(person.page.get_by_text("В библиотеке 2 плана, всего 31 мероприятие.")).to_be_visible()


def plans() -> tuple[bytes, bytes]:
    return small_plan(), small_plan(*MOVED)


def test_when_a_process_ends_its_people_go_on_at_the_other(visit, site):
    person = visit()
    page = person.open("/reestr?plan=II полугодие 2023")
    person.choose("Формат", "дистанционно")
    expect(page.get_by_text("В реестре 13 мероприятий", exact=False)).to_be_visible(timeout=30_000)
    ended = site.apps.index(int(process_of(person, site).rpartition(":")[2]))
    site.processes[ended].terminate()
    site.processes[ended].wait(timeout=10)
    person.choose("Вид мероприятия", "круглый стол")
    expect(page.get_by_text("В реестре 3 мероприятия", exact=False)).to_be_visible(timeout=30_000)
    site.processes[ended] = site.start(site.apps[ended])
    wait_until_healthy(f"http://localhost:{site.apps[ended]}/plans/_stcore/health")


def test_a_copy_of_the_folder_is_a_whole_backup(site, browser, tmp_path):
    shutil.copytree(site.plans, tmp_path / "copy")
    process, url = start_app(tmp_path / "copy")
    page = Visit(browser.new_page(), url).open("/plany")
    expect(page.get_by_text("В библиотеке 2 плана, всего 31 мероприятие.")).to_be_visible()
    page.get_by_test_id("stButtonGroup").get_by_text("Журнал", exact=True).click()
    expect(page.get_by_text("2 записи, последние сверху", exact=False)).to_be_visible()
    page.close()
    process.terminate()
    process.wait(timeout=10)


def test_logs_hold_nothing_personal(site):
    logged = site.logged()
    assert "You can now view your Streamlit app" in logged
    for personal in (EDITOR, "anna", "Секретный", "Форум мастеров", "127.0.0.1", "::1"):
        assert personal not in logged
    assert logged.count("\n") < 100
