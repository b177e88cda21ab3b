"""Old formats through LibreOffice: the real one where the machine has it, a stand-in everywhere."""

import shutil
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from golden import as_printed, golden_below
from other_writers import spreadsheet_plan
from word_writer import word_plan

from data.loader import load_plan
from data.readers import office, portable_document, process, read_grid
from data.readers.office import read_through_office
from data.schema import PlanFormatError, Unfinished

COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512)
MARKS = {
    "doc": COMPOUND + "WordDocument".encode("utf-16-le"),
    "rtf": rb"{\rtf1 }",
    "xls": COMPOUND + "Workbook".encode("utf-16-le"),
}
ABOVE = {"xls": 2}  # rows above the header
REAL = shutil.which("soffice") or shutil.which("libreoffice")


def stand_in(folder, monkeypatch, script: str) -> None:
    """A program named soffice that does what ``script`` says; nothing else is on the path but a shell."""
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    (programs / "soffice").write_text(f"#!/bin/sh\n{script}\n")
    (programs / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")


def copying(folder) -> str:
    """A script that puts the shipped plan where LibreOffice would put what it has converted."""
    (folder / "plan.docx").write_bytes(word_plan())
    (folder / "plan.xlsx").write_bytes(spreadsheet_plan())
    return (
        f'echo "$@" > {folder}/arguments\n'
        'while [ "$1" != "--convert-to" ]; do shift; done\n'
        f'cp {folder}/plan.${{2%%:*}} "$4"'
    )


@pytest.fixture(scope="session")
def old_formats(tmp_path_factory) -> dict[str, bytes]:
    """The shipped plan as .doc, .rtf and .xls, saved by LibreOffice; without it, their first bytes."""
    if not REAL:
        return MARKS
    folder = tmp_path_factory.mktemp("old")
    (folder / "plan.docx").write_bytes(word_plan())
    (folder / "plan.xlsx").write_bytes(spreadsheet_plan())
    for target, source in (("doc", "docx"), ("rtf", "docx"), ("xls", "xlsx")):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [REAL, profile, "--headless", "--convert-to", target, "--outdir", str(folder)]
        subprocess.run([*command, str(folder / f"plan.{source}")], capture_output=True, timeout=90)
    return {target: (folder / f"plan.{target}").read_bytes() for target in MARKS}


@pytest.fixture
def program(monkeypatch, tmp_path) -> None:
    """LibreOffice, or the stand-in for it."""
    if not REAL:
        stand_in(tmp_path, monkeypatch, copying(tmp_path))


@pytest.mark.parametrize("suffix", MARKS)
def test_an_old_format_gives_the_golden_table(old_formats, program, suffix):
    plan = load_plan(old_formats[suffix], name=f"plan.{suffix}")
    assert as_printed(plan) == golden_below(ABOVE.get(suffix, 0))
    assert set(plan.issues["severity"]) == {"info"}


@pytest.mark.parametrize("suffix", MARKS)
def test_the_stand_in_gives_the_golden_table(monkeypatch, tmp_path, suffix):
    stand_in(tmp_path, monkeypatch, copying(tmp_path))
    plan = load_plan(MARKS[suffix], name=f"plan.{suffix}")
    assert as_printed(plan) == golden_below(ABOVE.get(suffix, 0))


def test_two_at_once_do_not_meet(old_formats, program):
    def convert(suffix: str) -> bytes:
        return read_through_office(old_formats[suffix], suffix, "docx")

    with ThreadPoolExecutor(2) as pool:
        converted = list(pool.map(convert, ["doc", "rtf"]))
    assert [len(load_plan(data, name="plan.docx").events) for data in converted] == [28, 28]


def test_the_program_has_a_profile_of_its_own_in_which_no_macro_runs(monkeypatch, tmp_path):
    keep = f'cp "${{1#-env:UserInstallation=file://}}/user/registrymodifications.xcu" {tmp_path}/settings\n'
    stand_in(tmp_path, monkeypatch, keep + copying(tmp_path))
    read_through_office(MARKS["rtf"], "rtf", "docx")
    arguments = (tmp_path / "arguments").read_text()
    assert "--headless --norestore" in arguments
    assert "docx:MS Word 2007 XML" in arguments
    settings = (tmp_path / "settings").read_text()
    assert 'name="DisableMacrosExecution" oor:op="fuse"><value>true<' in settings
    assert 'name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true<' in settings


def test_nothing_that_a_document_links_to_is_fetched(program):
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *words):
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        page = f'<html><body><img src="{address}/a.png"><p>План</p></body></html>'
        # A page under the name of an old document: this is how LibreOffice can be made to fetch.
        assert read_through_office(page.encode(), "doc", "docx")
        server.shutdown()
    assert asked == []


def test_without_the_program_the_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    for suffix, data in MARKS.items():
        with pytest.raises(PlanFormatError, match=rf"для файлов \.{suffix} нужен LibreOffice: установите"):
            read_grid(data, f"plan.{suffix}")


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "kill -11 $$", "echo nonsense >&2; exit 77"])
def test_a_program_that_fails_is_one_sentence(monkeypatch, tmp_path, script):
    stand_in(tmp_path, monkeypatch, script)
    with pytest.raises(PlanFormatError, match=r"LibreOffice не смог прочитать файл \.rtf") as caught:
        load_plan(MARKS["rtf"], name="plan.rtf")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("script", ["kill -9 $$", "kill -15 $$", "sh -c 'kill -9 $$'"])
def test_a_program_that_is_ended_says_nothing_of_the_document(monkeypatch, tmp_path, script):
    stand_in(tmp_path, monkeypatch, script)
    with pytest.raises(Unfinished, match=r"прервано системой.*: повторите позже или сохраните .* \.docx"):
        load_plan(MARKS["rtf"], name="plan.rtf")


def test_a_program_that_cannot_be_started_says_nothing_of_the_document(monkeypatch, tmp_path):
    stand_in(tmp_path, monkeypatch, "exit 0")
    (tmp_path / "programs" / "soffice").write_bytes(bytes(9))
    with pytest.raises(Unfinished, match=r"не удалось запустить: повторите позже"):
        load_plan(MARKS["rtf"], name="plan.rtf")


def test_one_document_is_read_at_a_time_whatever_reads_it(monkeypatch, tmp_path):
    script = f"echo in >> {tmp_path}/log; sleep 0.3; echo out >> {tmp_path}/log; exit 1"
    stand_in(tmp_path, monkeypatch, script)
    monkeypatch.setattr(portable_document.sys, "executable", str(tmp_path / "programs" / "soffice"))
    with ThreadPoolExecutor(2) as pool:
        found = [pool.submit(read_grid, data, "plan") for data in (MARKS["rtf"], b"%PDF-1.4\n")]
    assert all(isinstance(each.exception(), PlanFormatError) for each in found)
    assert (tmp_path / "log").read_text().split() == ["in", "out"] * 2


def test_nothing_stays_open_to_a_program_that_does_not_listen(monkeypatch):
    started, real = [], process._start
    monkeypatch.setattr(process, "_start", lambda *args: started.append(real(*args)) or started[0])
    with pytest.raises(process.ProcessCutShort):
        process.run(["sleep", "60"], seconds=0.1, given=bytes(2**20))
    assert started[0].stdin.closed
    assert started[0].stdout.closed


def test_a_program_that_hangs_is_ended_with_all_that_it_started(monkeypatch, tmp_path):
    stand_in(tmp_path, monkeypatch, f"sleep 300 &\necho $! > {tmp_path}/child\nwait")
    monkeypatch.setattr(office, "SECONDS", 1)
    before = time.monotonic()
    with pytest.raises(Unfinished, match="больше 1 с"):
        read_grid(MARKS["rtf"], "plan.rtf")
    assert time.monotonic() - before < 20
    assert not _is_running(int((tmp_path / "child").read_text()))


def test_a_damaged_old_document_is_one_sentence(monkeypatch, tmp_path):
    if not REAL:
        stand_in(tmp_path, monkeypatch, "exit 0")
    with pytest.raises(PlanFormatError, match=r"plan\.xls: "):
        load_plan(COMPOUND + "Workbook".encode("utf-16-le") + bytes(4096), name="plan.xls")


def _is_running(process: int) -> bool:
    """Whether it still is after five seconds; what was ended and not yet cleared away is not."""
    for _ in range(50):
        try:
            if Path(f"/proc/{process}/stat").read_text().split()[2] == "Z":
                return False
        except FileNotFoundError:
            return False
        time.sleep(0.1)
    return True
