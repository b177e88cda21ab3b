"""Attendance by venue, by title, by content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.attendance import attendance
from data.schema import Attendance, Severity

HOME = "RU-SMO"
REMOTE, HOSTED, VISIT, IN_PERSON, MIXED, UNSPECIFIED = Attendance
NOWHERE: tuple[str, ...] = ()


def attend(venue, title="", content="", places=NOWHERE, partners=("RU-MOW", "RU-BRY"), abroad=False):
    return attendance(
        venue,
        title,
        content,
        home=HOME,
        places=frozenset(places),
        partners=frozenset(partners),
        abroad=abroad,
    )


VENUES = [
    ("Дистанционный формат", NOWHERE, REMOTE),
    ("Дистанционный формат ", NOWHERE, REMOTE),
    ("дистанционно", NOWHERE, REMOTE),
    ("В дистанционном режиме", NOWHERE, REMOTE),
    ("ДИСТАНЦИОННО", NOWHERE, REMOTE),
    ("онлайн", NOWHERE, REMOTE),
    ("Он-лайн", NOWHERE, REMOTE),
    ("он – лайн", NOWHERE, REMOTE),
    ("online", NOWHERE, REMOTE),
    ("в онлайн-формате", NOWHERE, REMOTE),
    ("ВКС", NOWHERE, REMOTE),
    ("в режиме ВКС", NOWHERE, REMOTE),
    ("в режиме видеоконференции", NOWHERE, REMOTE),
    ("в режиме видео-конференц-связи", NOWHERE, REMOTE),
    ("в режиме видеоконференц-связи", NOWHERE, REMOTE),
    ("в режиме видеоконференцсвязи", NOWHERE, REMOTE),
    ("посредством видеосвязи", NOWHERE, REMOTE),
    ("Zoom", NOWHERE, REMOTE),
    ("платформа «Zoom»", NOWHERE, REMOTE),
    ("«Сферум»", NOWHERE, REMOTE),
    ("вебинар", NOWHERE, REMOTE),
    ("заочно", NOWHERE, REMOTE),
    ("дистанц.", NOWHERE, REMOTE),
    ("лыжная дистанция", NOWHERE, UNSPECIFIED),
    ("Переписка", NOWHERE, REMOTE),
    ("Обмен письмами", NOWHERE, REMOTE),
    ("почта, эл. почта", NOWHERE, REMOTE),
    ("электронная почта", NOWHERE, REMOTE),
    ("по почте", NOWHERE, REMOTE),
    ("Дом почтамта", NOWHERE, UNSPECIFIED),
    ("удалённо", NOWHERE, REMOTE),
    ("в сети Интернет", NOWHERE, REMOTE),
    ("телемост", NOWHERE, REMOTE),
    ("дистанциoнный формат", NOWHERE, REMOTE),
    ("очно-дистанционный формат", NOWHERE, MIXED),
    ("очно – дистанционно", NOWHERE, MIXED),
    ("Очно-заочная форма", NOWHERE, MIXED),
    ("гибридный формат", NOWHERE, MIXED),
    ("в смешанном режиме", NOWHERE, MIXED),
    ("Центр смешанных единоборств, г. Смоленск", ["RU-SMO"], HOSTED),
    ("платформа Колодня, г. Смоленск", ["RU-SMO"], HOSTED),
    ("удаленные районы области", NOWHERE, UNSPECIFIED),
    ("на платформе «Яндекс»", NOWHERE, REMOTE),
    ("смешанный формат", ["RU-SMO"], MIXED),
    ("в очном и дистанционном формате", NOWHERE, MIXED),
    ("очно/онлайн", NOWHERE, MIXED),
    ("Смешанный (очно, с подключением по ВКС)", NOWHERE, MIXED),
    ("Смешанный", NOWHERE, MIXED),
    ("очно, с подключением по ВКС", NOWHERE, MIXED),
    ("очно с использованием ВКС", NOWHERE, MIXED),
    ("ВКС, очно", NOWHERE, MIXED),
    ("офлайн с трансляцией в сети Интернет", NOWHERE, MIXED),
    ("заочно, ВКС", NOWHERE, REMOTE),
    ("очно / дистанционно", NOWHERE, MIXED),
    ("онлайн и офлайн", NOWHERE, MIXED),
    ("офлайн/онлайн", NOWHERE, MIXED),
    ("очно, онлайн", NOWHERE, MIXED),
    ("г. Смоленск, дистанционно", ["RU-SMO"], MIXED),
    ("ВКС, г. Москва", ["RU-MOW"], MIXED),
    ("г. Смоленск, г. Москва", ["RU-SMO", "RU-MOW"], MIXED),
    ("г. Смоленск", ["RU-SMO"], HOSTED),
    ("п. Пржевальское, Демидовский район, \nСмоленская область", ["RU-SMO"], HOSTED),
    ("Дворец спорта «Юбилейный», \nг. Смоленск", ["RU-SMO"], HOSTED),
    ("СОГБУК «Культурно-выставочный центр имени Тенишевых», \nг. Смоленск", ["RU-SMO"], HOSTED),
    ("г. Москва", ["RU-MOW"], VISIT),
    ("г. Судак, Республика Крым", ["UA-43"], VISIT),
    ("г. Москва, г. Брянск", ["RU-MOW", "RU-BRY"], VISIT),
    ("Музей русского импрессионизма, \nг. Москва", ["RU-MOW"], VISIT),
    ("", NOWHERE, UNSPECIFIED),
    ("-", NOWHERE, UNSPECIFIED),
    ("по согласованию", NOWHERE, UNSPECIFIED),
    ("Место проведения уточняется", NOWHERE, UNSPECIFIED),
    ("регионы-участники", NOWHERE, UNSPECIFIED),
    ("очно", NOWHERE, IN_PERSON),
    ("Очно", NOWHERE, IN_PERSON),
    ("очный формат", NOWHERE, IN_PERSON),
    ("в очном формате", NOWHERE, IN_PERSON),
    ("очная", NOWHERE, IN_PERSON),
    ("офлайн", NOWHERE, IN_PERSON),
    ("Оффлайн-формат", NOWHERE, IN_PERSON),
    ("offline", NOWHERE, IN_PERSON),
    ("личное участие", NOWHERE, IN_PERSON),
    ("очно, место уточняется", NOWHERE, IN_PERSON),
    ("очно, ДК «Октябрь»", NOWHERE, IN_PERSON),
    ("очно, г. Смоленск", ["RU-SMO"], HOSTED),
    ("г. Москва (очно)", ["RU-MOW"], VISIT),
    ("ЗАОЧНО", NOWHERE, REMOTE),
    ("заочный формат", NOWHERE, REMOTE),
    ("точно в срок", NOWHERE, UNSPECIFIED),
    ("клуб «Офлайн»", NOWHERE, UNSPECIFIED),
    ("вагон-музей", NOWHERE, UNSPECIFIED),
    ("Центр дистанционного образования детей, г. Смоленск", ["RU-SMO"], HOSTED),
    ("Центр дистанционного обучения, г. Брянск", ["RU-BRY"], VISIT),
    ("Центр дистанционного зондирования Земли", NOWHERE, UNSPECIFIED),
    ("не дистанционно", NOWHERE, IN_PERSON),
    ("не в дистанционном формате", NOWHERE, IN_PERSON),
    ("г. Смоленск (не онлайн)", ["RU-SMO"], HOSTED),
]


@pytest.mark.parametrize(("venue", "places", "mode"), VENUES)
def test_attendance_by_venue(venue, places, mode):
    assert attend(venue, places=places)[0] is mode


@pytest.mark.parametrize(
    ("venue", "places", "mode", "reason"),
    [
        ("г. Минск", NOWHERE, VISIT, "Место за рубежом: учтён выезд"),
        ("г. Брянск, г. Минск", ["RU-BRY"], VISIT, "Место за рубежом: учтён выезд"),
        ("г. Смоленск, г. Минск", ["RU-SMO"], MIXED, "Место и в своём регионе, и за рубежом"),
        ("ВКС, г. Минск", NOWHERE, MIXED, "Указаны и дистанционный формат, и место: учтён смешанный формат"),
    ],
)
def test_a_place_abroad_is_away(venue, places, mode, reason):
    found, (doubt,) = attend(venue, places=places, abroad=True)
    assert (found, doubt.text, doubt.reason, doubt.severity) == (mode, venue, reason, Severity.INFO)


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("Вебинар для педагогов", REMOTE),
        ("Онлайн-конференция", REMOTE),
        ("Совещание в режиме ВКС", REMOTE),
        ("Конференция в очно-дистанционном формате", MIXED),
        ("Участие в форуме", UNSPECIFIED),
        ("Участие в выставке «Онлайн»", UNSPECIFIED),
        ("Обмен материалами с использованием интернет-технологий", UNSPECIFIED),
        ("Концерты в удаленных районах", UNSPECIFIED),
        ("Прием делегации", UNSPECIFIED),
        ("Очная конференция", UNSPECIFIED),
        ("Семинар по организации дистанционного обучения", UNSPECIFIED),
        ("Семинар по очному и дистанционному обучению", UNSPECIFIED),
        ("Круглый стол по развитию онлайн-торговли", UNSPECIFIED),
        ("Круглый стол по развитию онлайн торговли", UNSPECIFIED),
        ("Форум дистанционного образования", UNSPECIFIED),
        ("Данные дистанционного зондирования Земли: семинар", UNSPECIFIED),
        ("Семинар по применению дистанционных технологий", UNSPECIFIED),
        ("Конкурс сайтов и онлайн-сервисов", UNSPECIFIED),
        ("Совещание (не дистанционно)", UNSPECIFIED),
        ("Совещание (не онлайн)", UNSPECIFIED),
        ("Конкурс и онлайн-викторина", UNSPECIFIED),
        ("Семинар в дистанционном формате", REMOTE),
        ("Семинар в дистанционном режиме", REMOTE),
        ("Совещание в онлайн-формате", REMOTE),
        ("Встреча в режиме онлайн", REMOTE),
        ("Семинар (дистанционный формат)", REMOTE),
        ("Проведение олимпиады дистанционно", REMOTE),
        ("Олимпиада (заочно)", REMOTE),
        ("Обмен опытом онлайн", REMOTE),
        ("Концерт (онлайн)", REMOTE),
        ("Онлайн встреча ветеранов", REMOTE),
        ("Он-лайн конференция", REMOTE),
        ("Дистанционная олимпиада школьников", REMOTE),
        ("Совещание в режиме видеоконференцсвязи", REMOTE),
        ("Совещание по ВКС", REMOTE),
    ],
)
def test_attendance_by_title_where_the_venue_is_empty(title, mode):
    assert attend("", title=title)[0] is mode


def test_venue_outranks_title():
    assert attend("г. Смоленск", title="Онлайн-конференция", places=["RU-SMO"])[0] is HOSTED


def test_a_venue_in_person_outranks_title_and_content():
    assert attend("очно", title="Онлайн-конференция", content="в режиме ВКС")[0] is IN_PERSON


def test_content_says_nothing_of_meeting_in_person():
    assert attend("", content="Встреча в очном формате")[0] is UNSPECIFIED


def test_content_decides_attendance_last_and_with_a_warning():
    content = "Обмен материалами, в том числе в режиме ВКС"
    assert attend("г. Смоленск", content=content, places=["RU-SMO"]) == (HOSTED, ())
    mode, (doubt,) = attend("", content=content)
    assert (mode, doubt.severity) == (REMOTE, Severity.WARNING)


@pytest.mark.parametrize(
    ("venue", "places", "reason", "severity"),
    [
        (
            "ВКС, г. Москва",
            ["RU-MOW"],
            "Указаны и дистанционный формат, и место: учтён смешанный формат",
            "info",
        ),
        (
            "очно, с подключением по ВКС",
            NOWHERE,
            "Указаны и дистанционный, и очный формат: учтён смешанный",
            "info",
        ),
        ("г. Смоленск, г. Москва", ["RU-SMO", "RU-MOW"], "Место и в своём регионе, и в другом", "info"),
        ("г. Тула", ["RU-TUL"], "Место не в регионе-партнёре", "info"),
        ("", NOWHERE, "Место не указано", "info"),
        ("в очном формате", NOWHERE, "Очно, но место не названо", "info"),
        ("не дистанционно", NOWHERE, "Очно, но место не названо", "info"),
        ("личное участие, место по согласованию", NOWHERE, "Очно, но место не названо", "info"),
        ("очно, ДК «Октябрь»", NOWHERE, "Очно, но регион по месту не определён", "warning"),
        ("место уточняется", NOWHERE, "Место не названо или будет уточнено", "info"),
        ("регионы-участники", NOWHERE, "По месту проведения формат не определён", "warning"),
    ],
)
def test_doubtful_venue_says_why(venue, places, reason, severity):
    (doubt,) = attend(venue, places=places)[1]
    assert (doubt.text, doubt.reason, doubt.severity) == (venue, reason, Severity(severity))


@given(st.text(), st.text())
def test_any_text_is_classified(venue, title):
    assert attend(venue, title=title)[0] in Attendance
