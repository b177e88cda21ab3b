"""«Планы» without a browser: nothing there, one plan, a second, a revision, a correction and its undoing."""

import shutil
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "data"))

from folder_writer import ROWS, small_plan  # noqa: E402
from seed_plan import SEED  # noqa: E402

from data import served  # noqa: E402
from data.journal import Act, Entry, recorded  # noqa: E402
from data.schema import Unfinished  # noqa: E402
from data.storage import writing  # noqa: E402

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOVED = [[*ROWS[0][:3], "июнь 2024 года", "г. Тула"], *ROWS[1:]]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PLANS_FOLDER", str(tmp_path))
    monkeypatch.setenv("PLANS_EDIT", "on")
    return tmp_path


@pytest.fixture
def one_plan(folder):
    shutil.copy(SEED, folder)
    return folder


def opening() -> None:
    import dashboard

    dashboard.main("plany")


def opened(section: str = "") -> AppTest:
    app = AppTest.from_function(opening, default_timeout=60).run()
    if section:
        app.segmented_control(key="section").set_value(section).run()
    assert not app.exception, app.exception
    return app


def sent(app: AppTest, data: bytes, name: str = "План.docx") -> AppTest:
    app.file_uploader[0].set_value((name, data, DOCX)).run()
    assert not app.exception, app.exception
    return app


def pressed(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception
    return app


def said(app: AppTest) -> str:
    elements = (*app.title, *app.markdown, *app.caption, *app.header, *app.success, *app.warning)
    words = " ".join(element.value for element in (*elements, *app.error, *app.info))
    return words.replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")


def test_an_empty_library_takes_its_first_plan(folder):
    app = sent(opened(), small_plan())
    assert "Планов пока нет" in said(app)
    assert [metric.value for metric in app.metric] == ["3", "2", "2", "1"]
    pressed(app, "Сохранить в библиотеку")
    assert "I полугодие 2024 года: план сохранён, версия 1." in said(app)
    assert (folder / "2024-H1" / "v1 План.docx").read_bytes() == small_plan()


def test_one_plan_is_listed_with_its_counts(one_plan):
    app = opened()
    row = app.dataframe[0].value.iloc[0]
    assert row["План"] == "II полугодие 2023"
    assert (row["Мер."], row["Участий"], row["Регионов"], row["Версия"]) == (28, 96, 35, "1 из 1")


def test_nothing_is_saved_before_it_is_asked_for(one_plan):
    app = sent(opened("upload"), small_plan())
    assert "I полугодие 2024 года" in said(app)
    assert {path.name for path in one_plan.iterdir() if path.is_file()} == {"plan_2023_h2.txt"}


def test_the_preview_says_what_is_doubtful_and_why(one_plan):
    app = sent(opened("upload"), small_plan())
    events = app.dataframe[0].value
    assert events["Мероприятие"].tolist() == ["Круглый стол о туризме"]
    assert "не распознан" in events["Сомнение"].tolist()[0]
    assert list(events.columns)[:2] == ["№", "Сомнение"]
    app.toggle(key="preview_doubtful_0").set_value(False).run()
    assert len(app.dataframe[0].value) == 3
    assert app.dataframe[0].value["Сомнение"].tolist()[:2] == ["", ""]


def test_a_plan_without_doubts_is_previewed_whole(one_plan):
    app = sent(opened("upload"), small_plan(*ROWS[:2]))
    assert len(app.dataframe[0].value) == 2
    assert "Сомнение" not in app.dataframe[0].value
    assert not [toggle for toggle in app.toggle if toggle.key and toggle.key.startswith("preview")]


@pytest.mark.parametrize(("region", "is_told"), [("Тульской", True), ("Смоленской", False)])
def test_a_plan_of_another_region_is_told(one_plan, region, is_told):
    title = f"План мероприятий {region} области на I полугодие 2024 года"
    app = sent(opened("upload"), small_plan(title=title))
    assert ("назван другой регион: Тульская область" in said(app)) is is_told


def test_a_saved_plan_is_chosen_and_leads_to_its_doubts(one_plan):
    app = pressed(sent(opened("upload"), small_plan()), "Сохранить в библиотеку")
    assert str(app.selectbox(key="plan").value) == "I полугодие 2024 года"
    pressed(app, "Проверить сомнительные: 1")
    assert str(app.selectbox(key="correct_plan").value) == "I полугодие 2024 года"
    assert len(app.selectbox(key="correct_event_2024-H1").options) == 1


def test_a_document_that_was_replaced_in_the_folder_is_told(folder):
    app = pressed(sent(opened(), small_plan()), "Сохранить в библиотеку")
    app.segmented_control(key="section").set_value("library").run()
    assert "изменился в папке" not in said(app)
    (folder / "2024-H1" / "v1 План.docx").write_bytes(small_plan(*MOVED))
    assert "«2024-H1/v1 План.docx» изменился в папке после того" in said(opened())


def test_two_plans_are_listed_newest_first(one_plan):
    app = pressed(sent(opened("upload"), small_plan()), "Сохранить в библиотеку")
    app.segmented_control(key="section").set_value("library").run()
    assert app.dataframe[0].value["План"].tolist() == ["I полугодие 2024", "II полугодие 2023"]
    assert app.dataframe[1].value["Файл"].tolist() == ["2024-H1/v1 План.docx", "plan_2023_h2.txt"]


def test_a_revision_shows_what_changes_and_can_be_taken_back(folder):
    app = pressed(sent(opened(), small_plan()), "Сохранить в библиотеку")
    app.segmented_control(key="section").set_value("upload").run()
    sent(app, small_plan(*MOVED))
    assert "В новом документе — 1 изменение" in said(app)
    change = app.dataframe[0].value.iloc[0]
    assert (change["Изменение"], change["Было"], change["Стало"]) == (
        "перенесено",
        "май 2024",
        "июнь 2024",
    )
    pressed(app, "Сохранить в библиотеку")
    app.segmented_control(key="section").set_value("library").run()
    assert app.dataframe[1].value["Действует"].tolist() == ["да", ""]
    pressed(app, "Сделать действующей")
    assert "Действует версия 1." in said(app)
    assert app.dataframe[1].value["Действует"].tolist() == ["", "да"]


def test_the_same_file_is_not_saved_again(folder):
    app = pressed(sent(opened(), small_plan()), "Сохранить в библиотеку")
    app.segmented_control(key="section").set_value("upload").run()
    sent(app, small_plan(), "копия.docx")
    assert "уже есть в библиотеке: «2024-H1/v1 План.docx», версия 1" in said(app)
    assert "Сохранить в библиотеку" not in [button.label for button in app.button]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (small_plan()[:2000], "файл повреждён"),
        (b"", "пуст"),
        (b"\x00\x01\x02 nothing", "x.docx: "),
    ],
)
def test_a_file_that_is_no_plan_is_one_sentence(one_plan, data, sentence):
    app = sent(opened("upload"), data, "x.docx")
    assert len(app.error) == 1
    assert sentence in app.error[0].value.replace("\\", "")


def test_a_half_year_that_cannot_be_read_is_asked_for(one_plan):
    app = sent(opened("upload"), small_plan(title="План мероприятий"))
    assert "укажите полугодие" in said(app)
    app.selectbox(key="half_0").set_value(1)
    app.selectbox(key="year_0").set_value(2025).run()
    pressed(app, "Сохранить в библиотеку")
    assert "I полугодие 2025 года: план сохранён" in said(app)
    assert opened().dataframe[0].value["План"].tolist()[0] == "I полугодие 2025"


def test_a_doubtful_region_is_corrected_and_put_back(folder):
    app = pressed(sent(opened(), small_plan()), "Сохранить в библиотеку")
    app.segmented_control(key="section").set_value("corrections").run()
    events = app.selectbox(key="correct_event_2024-H1")
    assert [option.split(" · ")[0] for option in events.options] == ["№\N{NO-BREAK SPACE}3"]
    events.select_index(0).run()
    next(widget for widget in app.multiselect if widget.label == "Регионы или федеральные округа").set_value(
        ["RU-ORL"]
    )
    app.text_area[0].set_value("уточнено по телефону")
    pressed(app, "Сохранить исправление")
    assert "Исправление сохранено. Документ не изменён." in said(app)
    row = app.dataframe[0].value.iloc[0]
    assert (row["Принято"], row["Основание"], row["Состояние"]) == (
        "Орловская область",
        "уточнено по телефону",
        "применено",
    )
    pressed(app, "Отменить")
    assert "Исправление отменено" in said(app)
    assert "Исправлений пока нет" in said(app)


def test_whoever_is_overtaken_by_another_upload_is_told_and_loses_nothing(one_plan):
    first, second = (sent(opened("upload"), plan) for plan in (small_plan(), small_plan(*MOVED)))
    pressed(first, "Сохранить в библиотеку")
    assert "за это полугодие сохранили другой — версию 1" in said(second.run())
    assert "сохранили другой" not in said(second.run())
    pressed(second, "Сохранить в библиотеку")
    assert "версия 2" in said(second)


def test_whoever_is_overtaken_by_another_editor_is_told(folder):
    pressed(sent(opened(), small_plan()), "Сохранить в библиотеку")
    first, second = opened("corrections"), opened("corrections")
    for app in (first, second):
        app.toggle(key="correct_doubtful").set_value(False).run()
        app.selectbox(key="correct_event_2024-H1").select_index(0).run()
    regions = next(each for each in first.multiselect if each.label == "Регионы или федеральные округа")
    regions.set_value(["RU-ORL"])
    pressed(first, "Сохранить исправление")
    second.run()
    assert "исправил кто-то другой" in said(second)
    assert "исправил кто-то другой" not in said(second.run())
    assert "исправил кто-то другой" not in said(first)


def test_a_right_guess_is_confirmed_and_no_longer_in_doubt(folder):
    rows = [["1.", "Тамбовкая область", "Форум мастеров", "май 2024 года", "г. Тамбов"], *ROWS[1:2]]
    app = pressed(sent(opened(), small_plan(*rows)), "Сохранить в библиотеку")
    app.segmented_control(key="section").set_value("corrections").run()
    app.selectbox(key="correct_event_2024-H1").select_index(0).run()
    confirm = next(widget for widget in app.checkbox if widget.label.startswith("Прочитано верно"))
    assert confirm.label == "Прочитано верно: регионы"
    confirm.check()
    pressed(app, "Сохранить исправление")
    assert "Подтверждено: прочитано верно" in said(app)
    assert app.dataframe[0].value.iloc[0]["Принято"] == "Тамбовская область"
    assert not [box for box in app.selectbox if box.key == "correct_event_2024-H1" and box.options]


def test_whoever_may_not_edit_sees_the_list_and_why(one_plan, monkeypatch):
    monkeypatch.setenv("PLANS_EDIT", "off")
    assert len(opened().dataframe) == 2
    for section in ("upload", "corrections"):
        app = opened(section)
        assert "Загрузка и исправления здесь отключены" in said(app)
        assert not app.file_uploader
        assert "Сохранить исправление" not in [button.label for button in app.button]


def test_a_plan_whose_reading_was_cut_short_is_read_when_it_is_sent_again(one_plan, monkeypatch):
    data = small_plan(["1.", "г. Тула", "Присланный снова", "май 2024 года", "г. Тула"])
    (one_plan / "План.docx").write_bytes(data)

    def cut_short(*args, **named):
        raise Unfinished("чтение прервано")

    with monkeypatch.context() as patch:
        patch.setattr(served, "load_plan", cut_short)
        assert "чтение прервано" in said(opened())
    assert "чтение прервано" in said(opened())
    sent(opened("upload"), data)
    assert "чтение прервано" not in said(opened())


def test_a_plan_that_fails_is_listed_with_its_sentence(one_plan):
    (one_plan / "сломан.docx").write_bytes(small_plan()[:2000])
    assert "сломан.docx: файл повреждён" in said(opened())
    assert "Ещё 1 документ прочитать не удалось" in said(opened())


def test_a_full_disk_is_one_sentence_and_changes_nothing(one_plan, monkeypatch):
    def full(*paths):
        raise OSError(28, "No space left on device")

    app = sent(opened("upload"), small_plan())
    with monkeypatch.context() as patch:
        patch.setattr("data.storage.os.replace", full)
        pressed(app, "Сохранить в библиотеку")
    assert "На диске нет места" in said(app)
    assert opened().dataframe[0].value["План"].tolist() == ["II полугодие 2023"]


@pytest.mark.parametrize("name", ["sources.csv", "corrections.csv"])
def test_a_damaged_table_of_the_folder_is_told_and_nothing_is_saved(one_plan, name):
    opened()
    (one_plan / name).write_bytes(b'half_year,file\r\n2024-H1,"cut')
    app = sent(opened("upload"), small_plan())
    assert f"{name}: файл повреждён, восстановите его из резервной копии" in said(app)
    assert "Сохранить в библиотеку" not in [button.label for button in app.button]
    assert opened().dataframe[0].value["План"].tolist() == ["II полугодие 2023"]


def test_a_document_text_is_no_markup(folder):
    rows = [["1.", "г. Тула", "**Форум** <b>мастеров</b> [x](http://e.org)", "май 2024 года", "г. Тула"]]
    app = sent(opened(), small_plan(*rows, title="План на I полугодие 2024 года **жирный** <script>"))
    assert any(r"\*\*жирный\*\* \<script" in element.value for element in app.markdown)


def test_the_journal_tells_the_latest_first(folder):
    app = pressed(sent(opened(), small_plan()), "Сохранить в библиотеку")
    app.segmented_control(key="section").set_value("upload").run()
    pressed(sent(app, small_plan(*MOVED)), "Сохранить в библиотеку")
    app.segmented_control(key="section").set_value("library").run()
    pressed(app, "Сделать действующей")
    app.segmented_control(key="section").set_value("journal").run()
    rows = app.dataframe[0].value
    assert "2 записи" not in said(app)
    assert "3 записи, последние сверху" in said(app)
    assert rows["Что сделано"].tolist() == [
        "смена версии",
        "загрузка",
        "загрузка",
    ]
    assert (rows["Было"][0], rows["Стало"][0]) == ("2024-H1/v2 План.docx", "2024-H1/v1 План.docx")


def test_a_long_journal_is_cut_and_says_how_much_is_left(one_plan):
    with writing(one_plan), recorded(one_plan, [Entry(act=Act.CHOSEN, note=str(n)) for n in range(45)]):
        pass
    app = opened("journal")
    assert app.dataframe[0].value["Основание"].tolist() == [str(n) for n in range(44, 24, -1)]
    pressed(app, "Показать ещё 20 (не показано: 25\N{NO-BREAK SPACE}записей)")
    pressed(app, "Показать ещё 5 (не показано: 5\N{NO-BREAK SPACE}записей)")
    assert len(app.dataframe[0].value) == 45
    assert not [button for button in app.button if button.label.startswith("Показать ещё")]


def test_an_empty_journal_says_so_and_viewers_do_not_see_who_did_what(one_plan, monkeypatch):
    assert "Записей пока нет" in said(opened("journal"))
    with writing(one_plan), recorded(one_plan, [Entry(who="anna@region.example", act=Act.CHOSEN)]):
        pass
    monkeypatch.setenv("PLANS_EDIT", "off")
    app = opened("journal")
    assert "Загрузка и исправления здесь отключены" in said(app)
    assert not app.dataframe
