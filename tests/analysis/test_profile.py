from dataclasses import replace

import pandas as pd
import pytest
from invented_plans import EARLIER, HOME, LATER, event, plans

from analysis.comparison.sides import sides
from analysis.depth.trend import department_identities, department_trend, partner_trend, row_of
from analysis.map_layers import MapView
from analysis.profile.counts import (
    by_value,
    department_labels,
    department_names,
    for_whole_district,
    narrowed_to_department,
    narrowed_to_region,
)
from analysis.profile.figure import closest_view, region_map
from analysis.profile.sentences import changes, department_lead, district_note, region_lead
from analysis.selection import Selection, Surroundings, select
from data.schema import HalfYear

SPORT = "Главное управление спорта Смоленской области"
DEPARTMENT, MINISTRY = "Департамент по культуре", "Министерство культуры"


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


def test_a_region_is_left_with_its_events_and_all_their_partners(seed_view):
    profile = narrowed_to_region(seed_view, "RU-BRY")
    assert list(profile.events["number"]) == [4, 7, 11, 14, 24, 26, 27, 28]
    assert "RU-KLU" in set(profile.participations["region"])
    weights = profile.participations.groupby("event_id")["weight"].sum()
    assert weights.to_numpy() == pytest.approx([1] * 8)


def test_a_department_is_left_with_its_events(seed_view):
    assert list(narrowed_to_department(seed_view, "sport").events["number"]) == [24, 25, 26, 27, 28]
    assert narrowed_to_department(seed_view, "health").events.empty


def test_departments_have_one_name_and_one_label_each(seed_plans):
    assert department_names(seed_plans)["sport"] == SPORT
    labels = department_labels(seed_plans)
    assert labels["education"] == "Образование, наука"
    assert list(labels.values()) == sorted(set(labels.values()))


def test_events_by_value(seed_view):
    counts = by_value(narrowed_to_department(seed_view, "culture").events, "kind")
    assert dict(zip(counts["value"], counts["events"], strict=True)) == {"exhibition": 3, "festival": 1}


@pytest.mark.parametrize(
    ("region", "view"),
    [
        ("RU-BRY", MapView.NEIGHBOURS),
        ("RU-SPE", MapView.EUROPE),
        ("UA-43", MapView.EUROPE),
        ("RU-KEM", MapView.RUSSIA),
        ("RU-KGD", MapView.EUROPE),
    ],
)
def test_the_nearest_map_that_shows_the_region(region, view):
    assert closest_view(region, "RU-SMO") == view


def test_only_the_region_is_filled_on_its_map():
    areas = region_map("RU-BRY", "RU-SMO", MapView.NEIGHBOURS, "/geo/europe.geojson").data[0]
    assert [code for code, value in zip(areas.locations, areas.z, strict=True) if value] == ["RU-BRY"]


def test_the_lead_of_a_region(seed_view, seed_plans):
    trend = row_of(partner_trend(seed_plans), "RU-BRY")
    assert plain(region_lead(narrowed_to_region(seed_view, "RU-BRY"), "RU-BRY", trend)) == (
        "С Брянской областью запланировано 8 мероприятий из 28. Ответственные: "
        "Спорт (4); Образование, наука (3); Занятость (1). Административный центр — Брянск."
    )


def test_a_partner_through_tournaments_alone_is_called_so(seed_view, seed_plans):
    trend = row_of(partner_trend(seed_plans), "RU-TUL")
    assert "Только соревнования." in region_lead(narrowed_to_region(seed_view, "RU-TUL"), "RU-TUL", trend)


@pytest.mark.parametrize(
    ("region", "begins"),
    [
        ("RU-AST", "С Астраханской областью запланировано 1 мероприятие из 28. "),
        ("RU-TUL", "С Тульской областью запланированы 2 мероприятия из 28. "),
        ("RU-SPE", "С Санкт-Петербургом запланировано 9 мероприятий из 28. "),
    ],
)
def test_the_verb_of_the_lead_agrees_with_the_number(seed_view, seed_plans, region, begins):
    trend = row_of(partner_trend(seed_plans), region)
    assert plain(region_lead(narrowed_to_region(seed_view, region), region, trend)).startswith(begins)


def test_a_lead_begins_with_a_capital_after_any_preposition():
    view = select(plans(event(LATER, 1, "STA")), HOME, Selection(LATER))
    lead = region_lead(narrowed_to_region(view, "RU-STA"), "RU-STA", pd.Series(dtype="Int64"))
    assert plain(lead).startswith("Со Ставропольским краем запланировано 1 мероприятие из 1.")


@pytest.mark.parametrize("filters", [{"kinds": ("competition",)}, {"attendance": ("hosted",)}])
def test_what_a_filter_makes_true_is_not_said(seed_selected, seed_plans, filters):
    view = narrowed_to_region(seed_selected(**filters), "RU-BRY")
    assert set(view.events["kind"]) == {"competition"}
    lead = plain(region_lead(view, "RU-BRY", row_of(partner_trend(seed_plans), "RU-BRY")))
    begins = f"По выбранным условиям с Брянской областью — {len(view.events)} мероприятия из 28 в плане. "
    assert lead == f"{begins}Ответственные: Спорт ({len(view.events)}). Административный центр — Брянск."


def test_the_lead_of_a_department_names_the_filter(seed_selected, seed_plans):
    view = narrowed_to_department(seed_selected(kinds=("exhibition",)), "culture")
    lead = plain(department_lead(view, "Культура", row_of(department_trend(seed_plans), "culture")))
    assert lead.startswith(
        "Культура: по выбранным условиям — 3 мероприятия из 28 в плане, регионов-партнёров — "
    )


def test_a_region_without_events_is_said_to_have_none(seed_view, seed_plans):
    trend = row_of(partner_trend(seed_plans), "RU-KAM")
    lead = plain(region_lead(narrowed_to_region(seed_view, "RU-KAM"), "RU-KAM", trend))
    assert lead.startswith("В плане на II полугодие 2023 года мероприятий с Камчатским краем нет.")


def test_filters_are_named_for_what_they_hide(seed_selected, seed_plans):
    view = narrowed_to_region(seed_selected(kinds=("festival",)), "RU-BRY")
    trend = row_of(partner_trend(seed_plans), "RU-BRY")
    assert region_lead(view, "RU-BRY", trend).startswith(
        "По выбранным условиям мероприятий с Брянской областью нет."
    )


@pytest.fixture
def for_districts():
    """Moscow by name; its district alone, with another one, and with Moscow itself; another district."""
    return plans(
        event(LATER, 1, "MOW"),
        event(LATER, 2, districts="ЦФО", scope="district"),
        event(LATER, 3, districts="СЗФО; ЦФО", scope="district", kind="festival"),
        event(LATER, 4, "MOW", districts="ЦФО"),
        event(LATER, 5, districts="СЗФО", scope="district"),
        event(EARLIER, 6, districts="ЦФО", scope="district"),
    )


@pytest.mark.parametrize(
    ("region", "filters", "note"),
    [
        ("RU-MOW", {}, "Для всего ЦФО запланированы 2 мероприятия (№ 2 и № 3); в показатели региона"),
        ("RU-TUL", {}, "Для всего ЦФО запланированы 3 мероприятия (№ 2, № 3 и № 4); в показатели региона"),
        (
            "RU-MOW",
            {"kinds": ("festival",)},
            "По выбранным условиям для всего ЦФО — 1 мероприятие (№ 3); в показатели региона",
        ),
        ("RU-KAM", {}, ""),
        ("RU-MOW", {"attendance": ("visit",)}, ""),
    ],
)
def test_events_for_the_whole_district_are_told_apart(for_districts, region, filters, note):
    view = select(for_districts, HOME, Selection(LATER, **filters))
    said = plain(district_note(view, region))
    assert said == (f"{note} такие мероприятия не входят." if note else "")


def test_events_for_the_whole_district_are_not_in_the_figures_of_the_region(for_districts):
    view = select(for_districts, HOME, Selection(LATER))
    assert list(narrowed_to_region(view, "RU-MOW").events["number"]) == [1, 4]
    assert list(for_whole_district(view, "RU-MOW")["number"]) == [2, 3]


def test_of_many_events_for_the_district_the_rest_is_counted():
    rows = [event(LATER, n, districts="ЦФО", scope="district") for n in range(1, 12)]
    view = select(plans(*rows), HOME, Selection(LATER))
    said = plain(district_note(view, "RU-MOW"))
    assert said.startswith("Для всего ЦФО запланировано 11 мероприятий (№ 1, № 2, ")
    assert "№ 8 и ещё 3)" in said


def test_the_lead_of_a_department(seed_view, seed_plans):
    trend = row_of(department_trend(seed_plans), "sport")
    lead = plain(department_lead(narrowed_to_department(seed_view, "sport"), SPORT, trend))
    assert lead.startswith(f"{SPORT}: 5 мероприятий из 28 в плане, регионов-партнёров — 26. Чаще всего — с")


def test_what_was_before_is_said_where_there_was_a_plan():
    trend = pd.Series([0, None, 5], ["2022-H2", "2023-H1", "2023-H2"], dtype="Int64")
    assert changes(trend, HalfYear(2023, 2)) == ["Годом раньше — нет мероприятий."]
    assert [plain(line) for line in changes(trend, HalfYear(2024, 1))] == [
        "Полугодием раньше — 5 мероприятий."
    ]


def test_an_invented_plan_is_not_what_was_before(seed_view):
    trend = pd.Series([3, 5], ["2022-H2", "2023-H1"], dtype="Int64")
    around = Surroundings(demonstration=HalfYear(2023, 1))
    profile = replace(narrowed_to_region(seed_view, "RU-BRY"), around=around)
    lead = plain(region_lead(profile, "RU-BRY", trend))
    assert "Годом раньше — 3 мероприятия." in lead
    assert "Полугодием раньше" not in lead


@pytest.fixture
def renamed_after_two():
    """Two departments of culture, then one of them alone, then a ministry: one event each."""
    first = HalfYear(2023, 1)
    return plans(
        event(first, 1, "MOW", department=DEPARTMENT),
        event(first, 2, "MOW", department="Управление культуры"),
        event(EARLIER, 1, "MOW", department=DEPARTMENT),
        event(LATER, 1, "MOW", department=MINISTRY),
    )


def test_the_comparison_and_the_profile_call_the_same_department_continued(renamed_after_two):
    view = select(renamed_after_two, HOME, Selection(LATER))
    identity = sides(view, EARLIER).identity
    assert identity[DEPARTMENT] == identity[MINISTRY]
    profile = narrowed_to_department(view, identity[MINISTRY])
    lead = plain(
        department_lead(profile, MINISTRY, row_of(department_trend(renamed_after_two), identity[MINISTRY]))
    )
    assert lead.endswith("Полугодием раньше — 1 мероприятие. Годом раньше — 1 мероприятие.")


def test_a_filter_by_a_department_goes_to_the_other_plan_as_the_comparison_continues_it(renamed_after_two):
    view = select(renamed_after_two, HOME, Selection(LATER, departments=(MINISTRY,)))
    assert list(sides(view, HalfYear(2023, 1)).earlier.events["department"]) == [DEPARTMENT]


def test_names_and_labels_are_the_newest(renamed_after_two):
    identity = department_identities(renamed_after_two)[DEPARTMENT]
    assert department_names(renamed_after_two)[identity] == MINISTRY
    assert department_labels(renamed_after_two)[identity] == MINISTRY  # «Культура» would be either


@pytest.mark.parametrize(
    ("events", "most"),
    [
        (["MOW TUL BRY KLU PSK TVE", "MOW"], "Чаще всего — с Москвой (2)."),
        (["MOW TUL"], "Чаще всего — с Москвой (1) и с Тульской областью (1)."),
        (["MOW TUL BRY KLU PSK"], "С каждым из них — по 1 мероприятию."),
        (
            ["MOW TUL BRY KLU PSK TVE", "MOW TUL BRY KLU PSK"],
            "Чаще всего — с 5 регионами, по 2 мероприятия с каждым.",
        ),
        ([""], "Регионы не названы."),
    ],
)
def test_partners_of_a_department_that_are_level_are_all_named_or_none(events, most):
    rows = [event(LATER, n, codes) for n, codes in enumerate(events)]
    view = select(plans(*rows), "RU-SMO", Selection(LATER))
    assert plain(department_lead(view, "Культура", pd.Series(dtype="Int64"))).endswith(f". {most}")
