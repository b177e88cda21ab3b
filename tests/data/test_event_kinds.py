"""The kind of an event by its title and content."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.event_kinds import event_kind
from data.schema import EventKind
from data.word_stems import HERE


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


TITLES = rows_of(Path(__file__).with_name("event_titles.csv"))


@pytest.mark.parametrize("row", TITLES, ids=[row["title"] for row in TITLES])
def test_kind_by_title(row):
    assert event_kind(row["title"].replace("\\n", "\n"), "") is EventKind(row["kind"])


@pytest.mark.parametrize(
    ("title", "content", "kind"),
    [
        ("«Свеча памяти»", "Концерт и шествие", EventKind.CONCERT),
        ("Участие в форуме", "Выставка достижений", EventKind.FORUM),
        ("Прием делегации", "Проведение круглого стола", EventKind.VISIT),
        ("Деловая миссия в Минск", "", EventKind.VISIT),
        ("Онлайн-лекторий «Край родной»", "", EventKind.SEMINAR),
        ("Дни открытых дверей", "Обсуждение вопросов", EventKind.UNSPECIFIED),
        ("Дни открытых дверей", "Взаимодействие музеев", EventKind.UNSPECIFIED),
    ],
)
def test_content_decides_kind_only_where_the_title_does_not(title, content, kind):
    assert event_kind(title, content) is kind


@pytest.mark.parametrize(
    ("title", "content", "kind"),
    [
        ("Мероприятия в рамках форума", "Выставка народных промыслов", EventKind.EXHIBITION),
        ("Мероприятия по итогам конкурса", "Стажировка победителей", EventKind.SEMINAR),
        ("Мероприятия в рамках Соглашения о сотрудничестве", "Концерт", EventKind.CONCERT),
        ("Мероприятия во исполнение Соглашения", "Выставка", EventKind.EXHIBITION),
        ("Мероприятия в соответствии с Соглашением", "Конференция", EventKind.CONFERENCE),
        ("Мероприятия в преддверии фестиваля", "Концерт", EventKind.CONCERT),
        ("Мероприятия накануне праздника", "Концерт", EventKind.CONCERT),
        ("Мероприятия по результатам конкурса", "Выставка", EventKind.EXHIBITION),
        ("Обучение в рамках форума", "", EventKind.SEMINAR),
        ("Мероприятия в рамках форума", "", EventKind.FORUM),
        ("Мероприятия в рамках форума", "Взаимодействие музеев", EventKind.FORUM),
        ("Мероприятия в рамках форума", "Поддержка победителей конкурса", EventKind.FORUM),
        ("Дни открытых дверей", "Поддержка победителей конкурса", EventKind.CONTEST),
        ("Концерт в рамках форума", "Выставка", EventKind.CONCERT),
    ],
)
def test_a_frame_in_the_title_leaves_the_kind_to_the_content(title, content, kind):
    assert event_kind(title, content) is kind


def test_titles_cover_every_kind():
    assert {row["kind"] for row in TITLES} == {str(kind) for kind in EventKind}


@pytest.mark.parametrize(
    ("table", "closed"), [("event_kinds.csv", EventKind), ("attendance_words.csv", None)]
)
def test_stems_are_listed_once(table, closed):
    rows = rows_of(HERE / table)
    stems = [row["stem"] for row in rows]
    assert len(stems) == len(set(stems))
    if closed:
        assert {row["kind"] for row in rows} <= {str(kind) for kind in closed}


@given(st.text(), st.text())
def test_any_text_is_classified(title, content):
    assert event_kind(title, content) in EventKind
