"""A plan comes in by hand in a real browser: upload, look, save, correct, take back; and what is refused."""

import shutil
import sys

import pytest
from conftest import ROOT, SEED, Visit, start_app
from playwright.sync_api import expect

sys.path.append(str(ROOT / "tests" / "data"))

from folder_writer import ROWS, small_plan

MOVED = [[*ROWS[0][:3], "июнь 2024 года", "г. Тула"], *ROWS[1:]]


@pytest.fixture
def library(tmp_path):
    """An app of its own over a folder that holds the shipped plan."""
    shutil.copy(SEED, tmp_path)
    process, url = start_app(tmp_path)
    yield tmp_path, url
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture
def clerk(browser, library):
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="ru-RU")
    yield Visit(context.new_page(), library[1])
    context.close()


@pytest.fixture
def newcomer(browser, tmp_path):
    """A person before an app over an empty folder."""
    process, url = start_app(tmp_path)
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="ru-RU")
    yield Visit(context.new_page(), url)
    context.close()
    process.terminate()
    process.wait(timeout=10)


def give(visit: Visit, data: bytes, name: str = "План.docx") -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    visit.page.locator("input[type=file]").set_input_files(file)


def section(visit: Visit, name: str) -> None:
    visit.page.get_by_test_id("stButtonGroup").get_by_text(name, exact=True).click()
    visit.settle()


def press(visit: Visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("path", ["", "plany"])
def test_the_first_plan_is_saved_from_any_address_and_the_person_stays_there(newcomer, path):
    page = newcomer.open(f"/{path}")
    give(newcomer, small_plan())
    press(newcomer, "Сохранить в библиотеку")
    expect(page.get_by_text("план сохранён, версия 1")).to_be_visible(timeout=15_000)


@pytest.mark.parametrize("path", ["obzor", "plany", "reestr"])
def test_where_there_is_no_plan_every_address_says_what_to_do(newcomer, path):
    page = newcomer.open(f"/{path}")
    expect(page.get_by_role("heading", name="Планов пока нет")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_plan_is_uploaded_looked_at_saved_compared_corrected_and_put_back(clerk, library):
    folder, url = library
    page = clerk.open("/plany")
    section(clerk, "Загрузить план")
    give(clerk, small_plan())
    expect(page.get_by_text("Прочитано без сомнений: регионы — 67 %", exact=False)).to_be_visible(
        timeout=15_000
    )
    assert not (folder / "2024-H1").exists()
    press(clerk, "Сохранить в библиотеку")
    expect(page.get_by_text("план сохранён, версия 1")).to_be_visible(timeout=15_000)

    colleague = page.context.new_page()
    colleague.goto(f"{url}/plany")
    expect(colleague.get_by_text("В библиотеке 2 плана, всего 31 мероприятие.")).to_be_visible(timeout=20_000)

    colleague.goto(f"{url}/sravnenie?plan=I полугодие 2024")
    expect(colleague.get_by_text("по сравнению со II полугодием 2023 года", exact=False).first).to_be_visible(
        timeout=30_000
    )

    press(clerk, "Проверить сомнительные: 1")
    page.get_by_label("Мероприятие", exact=True).click()
    page.get_by_role("option", name="№ 3").click()
    expect(page.get_by_text("«Тридевятое царство» — регион не распознан")).to_be_visible(timeout=15_000)
    page.get_by_label("Регионы или федеральные округа", exact=True).fill("Орловская")
    page.get_by_role("option", name="Орловская область").click()
    page.keyboard.press("Escape")
    page.get_by_label("Основание").fill("уточнено у ведомства")
    press(clerk, "Сохранить исправление")
    expect(page.get_by_text("Исправление сохранено. Документ не изменён.")).to_be_visible(timeout=15_000)
    log = (folder / "corrections.csv").read_text(encoding="utf-8-sig")
    assert "Тридевятое царство,RU-ORL,уточнено у ведомства" in log

    colleague.goto(f"{url}/karta?region=Орловская область")
    expect(colleague.get_by_text("Круглый стол о туризме", exact=False).first).to_be_visible(timeout=20_000)

    press(clerk, "Отменить")
    expect(page.get_by_text("Исправление отменено")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("Исправлений пока нет")).to_be_visible()
    assert (folder / "2024-H1" / "v1 План.docx").read_bytes() == small_plan()


def test_a_damaged_file_a_double_and_a_revision(clerk, library):
    page = clerk.open("/plany")
    section(clerk, "Загрузить план")
    give(clerk, small_plan()[:2000], "плохой.docx")
    expect(page.get_by_text("плохой.docx: файл повреждён", exact=False)).to_be_visible(timeout=15_000)
    expect(page.get_by_role("button", name="Сохранить в библиотеку")).to_have_count(0)

    clerk.page.reload()
    clerk.settle()
    if not page.locator("input[type=file]").count():
        section(clerk, "Загрузить план")
    give(clerk, SEED.read_bytes(), "копия.txt")
    expect(page.get_by_text("Этот файл уже есть в библиотеке", exact=False)).to_be_visible(timeout=15_000)

    give(clerk, small_plan())
    press(clerk, "Сохранить в библиотеку")
    expect(page.get_by_text("план сохранён, версия 1")).to_be_visible(timeout=15_000)
    give(clerk, small_plan(*MOVED))
    expect(page.get_by_text("В новом документе — 1 изменение", exact=False)).to_be_visible(timeout=15_000)
    press(clerk, "Сохранить в библиотеку")
    expect(page.get_by_text("план сохранён, версия 2")).to_be_visible(timeout=15_000)
    section(clerk, "Планы")
    press(clerk, "Сделать действующей")
    expect(page.get_by_text("Действует версия 1.")).to_be_visible(timeout=15_000)


def test_two_clerks_who_save_at_once_lose_nothing(browser, library):
    folder, url = library
    contexts = [browser.new_context(viewport={"width": 1366, "height": 900}) for _ in range(2)]
    clerks = [Visit(context.new_page(), url) for context in contexts]
    for clerk, data in zip(clerks, (small_plan(), small_plan(*MOVED)), strict=True):
        clerk.open("/plany")
        section(clerk, "Загрузить план")
        give(clerk, data)
        expect(clerk.page.get_by_role("button", name="Сохранить в библиотеку")).to_be_visible(timeout=15_000)
    for clerk in clerks:
        clerk.page.get_by_role("button", name="Сохранить в библиотеку").click(no_wait_after=True)
    for clerk in clerks:
        saved = clerk.page.get_by_text("план сохранён")
        overtaken = clerk.page.get_by_text("В новом документе — 1 изменение")
        expect(saved.or_(overtaken)).to_be_visible(timeout=15_000)
        if overtaken.count():
            press(clerk, "Сохранить в библиотеку")
        expect(saved).to_be_visible(timeout=15_000)
        clerk.page.context.close()
    saved = {path.name: path.read_bytes() for path in (folder / "2024-H1").iterdir()}
    assert set(saved) == {"v1 План.docx", "v2 План.docx"}
    assert set(saved.values()) == {small_plan(), small_plan(*MOVED)}


def test_the_page_speaks_russian_and_asks_nobody_else(clerk):
    page = clerk.open("/plany")
    for name in ("Планы", "Загрузить план", "Исправления"):
        section(clerk, name)
        words = page.get_by_test_id("stMain").inner_text()
        # The uploader's own button is Streamlit's and cannot be translated: the label says what it means.
        foreign = {"Choose", "Select all", "Select", "Browse", "Drag", "No options", "Press Enter", "None"}
        assert not {word for word in foreign if word in words}
    assert clerk.foreign == []
