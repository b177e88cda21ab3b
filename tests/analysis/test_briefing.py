"""What the briefing says, whatever the file: facts of the seed, conditions, changes, invented plans."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analysis.briefing.charts import formats_chart, months_chart, ranking_chart
from analysis.briefing.content import briefing, district_lines, file_stem
from analysis.briefing.legend import legend
from analysis.briefing.map_shapes import map_shapes
from analysis.coverage.counts import region_counts
from analysis.escaping import document
from analysis.selection import Selection, Surroundings, select
from data.loader import Plans
from data.schema import HalfYear

HOME = "RU-SMO"
DAY = date(2023, 7, 5)


@pytest.fixture
def two_plans(seed_plans) -> Plans:
    """The seed, and its first six events again as the half-year before it."""
    events = seed_plans.events.head(6).copy()
    pairs = seed_plans.participations[seed_plans.participations["event_id"].isin(events["event_id"])].copy()
    for frame in (events, pairs):
        frame["event_id"] = frame["event_id"].str.replace("2023-H2", "2023-H1")
    events["half_year"] = "2023-H1"
    return replace(
        seed_plans,
        events=pd.concat([seed_plans.events.astype({"half_year": "str"}), events], ignore_index=True),
        participations=pd.concat([seed_plans.participations, pairs], ignore_index=True),
    )


def test_figures_of_the_seed(seed_view):
    figures = {figure.name: figure.value for figure in briefing(seed_view, DAY).figures}
    assert figures == {
        "events": "28",
        "partners": "35 из 88",
        "departments": "6",
        "in_person": "54\N{NO-BREAK SPACE}%",
        "bilateral": "46\N{NO-BREAK SPACE}%",
        "one_department": "у 25 из 35",
    }


def test_the_busiest_partner_of_the_seed(seed_view):
    first = briefing(seed_view, DAY).partners.iloc[0]
    assert (first["name"], first["events"]) == ("Москва", 12)


def test_title_and_day_are_russian(seed_view):
    content = briefing(seed_view, DAY)
    assert content.title == "о межрегиональном сотрудничестве Смоленской области"
    assert content.period == "во II полугодии 2023 года"
    assert content.prepared.replace("\N{NO-BREAK SPACE}", " ").startswith("Подготовлено 5 июля 2023")
    assert file_stem(seed_view, DAY) == "Справка_2023-H2_2023-07-05"


def test_three_to_five_findings(seed_view):
    assert 3 <= len(briefing(seed_view, DAY).findings) <= 5


def test_without_an_earlier_plan_nothing_has_changed(seed_view):
    content = briefing(seed_view, DAY)
    assert (content.changes_title, content.changes) == ("", ())
    assert not any(figure.change for figure in content.figures)


def test_changes_since_the_half_year_before(two_plans):
    content = briefing(select(two_plans, HOME, Selection(HalfYear(2023, 2))), DAY)
    assert content.changes_title == "Изменения: II полугодие 2023 года к I полугодию 2023 года"
    assert content.changes[0] == "Мероприятий — 28, было 6 (+22)."
    assert content.changes[1] == "Регионов-партнёров — 35, было 6: остались 6, появились 29, выбыли 0."
    assert {figure.name: figure.change for figure in content.figures}["partners"] == "+29"


def test_a_plan_is_not_compared_with_an_invented_one(two_plans):
    around = Surroundings(demonstration=HalfYear(2023, 1))
    content = briefing(select(two_plans, HOME, Selection(HalfYear(2023, 2)), around), DAY)
    assert (content.changes, content.warning) == ((), "")


def test_an_invented_plan_says_so(two_plans):
    around = Surroundings(demonstration=HalfYear(2023, 1))
    content = briefing(select(two_plans, HOME, Selection(HalfYear(2023, 1)), around), DAY)
    assert "вымышлен" in content.warning


def test_conditions_are_told(seed_selected):
    content = briefing(seed_selected(attendance=("remote",), months=((2023, 11),)), DAY)
    assert content.notes == (
        "Учтены только мероприятия, отобранные по условиям: формат — дистанционно; месяц — ноябрь.",
    )


def test_what_the_map_cannot_show_is_told(seed_view):
    assert "№\N{NO-BREAK SPACE}18" in briefing(seed_view, DAY).map_notes[0]


def test_districts_cut_long_lists_aloud(seed_view):
    lines = district_lines(region_counts(seed_view), named=2)
    assert (
        lines[7] == "ДФО — 0 из 11; нет мероприятий: Амурская область, Еврейская автономная область и ещё 9."
    )


def test_legend_holds_every_region(seed_view):
    rows = legend(briefing(seed_view, DAY))
    labels = [row.label.replace("\N{NO-BREAK SPACE}", " ") for row in rows]
    assert labels == [
        "7+ — 4 региона",
        "4–6 — 4 региона",
        "2–3 — 12 регионов",
        "1 — 15 регионов",
        "Нет мероприятий — 53 региона",
    ]


def test_months_count_distinct_events(seed_view):
    chart = months_chart(seed_view)
    assert chart.categories[:3] == ("июн 2023 (3)", "июл (10)", "авг (12)")
    assert {series.name: sum(series.values) for series in chart.series}["весь период"] == 30


def test_formats_add_up_to_the_events(seed_view):
    assert sum(sum(series.values) for series in formats_chart(seed_view).series) == 28


def test_ranking_says_what_is_cut(seed_view):
    chart = ranking_chart(briefing(seed_view, DAY).partners)
    assert chart.title == "Мероприятий с регионом: первые 15 из 35"
    assert (chart.categories[0], chart.series[0].values[0]) == ("Москва", 12)


def test_map_names_the_busiest_and_tells_who_is_outside(seed_view):
    shapes = map_shapes(region_counts(seed_view), HOME)
    names = [label.text for label in shapes.labels(7, 0.1)]
    assert names[:2] == ["Смоленская", "Москва 12"]
    assert shapes.outside == ("RU-KEM",)
    assert shapes.areas[-1].code == HOME


def test_map_is_cut_to_its_window(seed_view):
    window = map_shapes(region_counts(seed_view), HOME).window
    points = [p for area in map_shapes(region_counts(seed_view), HOME).areas for r in area.rings for p in r]
    assert min(x for x, _ in points) >= window.left - 1e-9
    assert max(y for _, y in points) <= window.top + 1e-9


def test_a_home_in_the_east_gets_the_whole_country(seed_view):
    shapes = map_shapes(region_counts(replace(seed_view, home="RU-KHA")), "RU-KHA")
    assert len(shapes.areas) == 89
    assert shapes.outside == ()


def test_corrections_by_hand_are_told(seed_view):
    corrected = ["dates; kind", *[""] * (len(seed_view.events) - 1)]
    view = replace(seed_view, events=seed_view.events.assign(corrected=corrected))
    source = briefing(view, DAY).source.replace("\N{NO-BREAK SPACE}", " ")
    assert source.endswith("Исправлено при проверке — 1 мероприятие.")
    assert "Исправлено" not in briefing(seed_view, DAY).source


def test_an_empty_selection_still_makes_sense(seed_selected):
    content = briefing(seed_selected(kinds=("agreement",)), DAY)
    assert content.findings == ()
    assert [figure.value for figure in content.figures][3:5] == ["—", "—"]


def test_documents_hold_no_character_that_xml_cannot():
    assert document("a\x00\x0b\ud800\ufffeб\t\n😀") == "aб\t\n😀"
