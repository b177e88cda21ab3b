import dataclasses

import pandas as pd
import pytest
from invented_plans import EARLIER, HOME, LATER, event, plans
from streamlit.proto.Metric_pb2 import Metric as MetricProto
from streamlit.testing.v1 import AppTest

from analysis.comparison.sides import earlier_view
from analysis.overview.counts import Headline, headline, next_events
from analysis.overview.figures import figure_change, figure_value
from analysis.overview.findings import findings, findings_title
from analysis.selection import Selection, Surroundings, select
from data.loader import load_plan
from data.schema import HalfYear
from data.settings import SHIPPED_PLANS


@pytest.fixture(scope="module")
def two_plans(seed_plans):
    """The seed, and a year before it the same plan with Komi in the place of Perm."""
    text = (SHIPPED_PLANS / "plan_2023_h2.txt").read_text(encoding="utf-8")
    earlier = text.replace("2023", "2022").replace("Пермский край", "Республика Коми")
    plan = load_plan(earlier.encode(), name="plan_2022_h2.txt")
    return dataclasses.replace(
        seed_plans,
        events=pd.concat([plan.events, seed_plans.events], ignore_index=True),
        participations=pd.concat([plan.participations, seed_plans.participations], ignore_index=True),
    )


def test_headline_of_the_seed(seed_view):
    figures = headline(seed_view)
    assert (figures.events, figures.partners, figures.subjects, figures.departments) == (28, 35, 88, 6)
    assert figures.in_person == pytest.approx(15 / 28)
    assert figures.bilateral == pytest.approx(13 / 28)
    assert figures.one_department == 25


def test_events_in_person_without_a_place_count_as_in_person():
    modes = ["remote", "hosted", "in_person", "in_person", "unspecified"]
    rows = [event(LATER, position, attendance=mode) for position, mode in enumerate(modes)]
    assert headline(select(plans(*rows), HOME, Selection(LATER))).in_person == pytest.approx(3 / 5)


def test_findings_of_the_seed(seed_view):
    found = {finding.kind: finding for finding in findings(seed_view, None)}
    plain = {kind: finding.sentence.replace("\N{NO-BREAK SPACE}", " ") for kind, finding in found.items()}
    assert plain["widest_department"] == "Больше всего партнёров у направления «Спорт»: 26 регионов из 35."
    assert plain["fullest_month"] == (
        "Больше всего мероприятий в августе и в сентябре — по 12, меньше всего в октябре и в ноябре — по 9. "
        "Из них постоянно, в течение всего периода, — 5 мероприятий."
    )
    assert plain["neighbours"].startswith("Охвачены все соседи (5)")
    assert plain["districts"] == "Ни одного мероприятия: ДФО и регионы вне округов — 15 регионов."
    assert plain["tournaments_only"].startswith("Только через соревнования — 17 регионов")


@pytest.mark.parametrize(
    ("filters", "silent"),
    [
        ({"kinds": ("competition",)}, {"tournaments_only", "widest_department"}),
        ({"attendance": ("hosted",)}, {"tournaments_only"}),
        ({"months": ((2023, 8),)}, {"tournaments_only", "fullest_month"}),
    ],
)
def test_a_filter_is_no_finding_about_the_plan(seed_plans, filters, silent):
    view = select(seed_plans, "RU-SMO", Selection(HalfYear(2023, 2), **filters))
    assert not silent & {finding.kind for finding in findings(view, None)}
    assert findings_title(view) == "Главное по выбранным условиям"


def test_findings_lead_to_their_rows(seed_view):
    found = {finding.kind: finding for finding in findings(seed_view, None)}
    assert len(found["widest_department"].events) == 5
    assert len(found["fullest_month"].events) == 16
    assert found["districts"].note.startswith("Амурская область")


def test_findings_come_most_unusual_first(seed_view):
    scores = [finding.unusual for finding in findings(seed_view, None)]
    assert scores == sorted(scores, reverse=True)
    assert 3 <= len(scores) <= 5


def test_a_change_since_the_earlier_plan_is_found(two_plans):
    now = select(two_plans, "RU-SMO", Selection(HalfYear(2023, 2)))
    assert earlier_view(now).half_year == HalfYear(2022, 2)
    then = select(two_plans, "RU-SMO", Selection(HalfYear(2022, 2)))
    change = next(finding for finding in findings(now, then) if finding.kind == "changed")
    assert "появились: 1 — Пермский край (1); выбыли: 1 — Республика Коми (1)" in change.sentence
    assert len(change.events) == 2


def test_the_first_plan_has_nothing_to_compare_with(seed_view):
    assert earlier_view(seed_view) is None


def test_an_invented_plan_is_nothing_to_compare_a_real_one_with():
    both = plans(event(EARLIER, 1, "MOW"), event(LATER, 1, "MOW"))
    around = Surroundings(demonstration=EARLIER)
    assert earlier_view(select(both, HOME, Selection(LATER), around)) is None
    assert earlier_view(select(both, HOME, Selection(LATER))).half_year == EARLIER


def test_the_page_tells_no_change_since_an_invented_plan():
    def script(view):
        from analysis.overview.page import page

        page(view)

    both = plans(event(EARLIER, 1, "MOW"), event(LATER, 1, "MOW"), event(LATER, 2, "MOW"))
    views = [
        select(both, HOME, Selection(LATER), around)
        for around in (Surroundings(), Surroundings(demonstration=EARLIER))
    ]
    apps = [AppTest.from_function(script, args=(view,), default_timeout=30).run() for view in views]
    assert [app.metric[0].delta for app in apps] == ["+1", ""]


@pytest.mark.parametrize(
    ("today", "numbers"),
    [("2023-11-01", [9, 10, 11]), ("2023-11-10", [12, 13, 14]), ("2026-01-01", [14, 27, 28])],
)
def test_next_events_or_the_last_ones(seed_view, today, numbers):
    assert next_events(seed_view, pd.Timestamp(today), 3).events["number"].tolist() == numbers


@pytest.fixture
def district_gaps():
    """The finding about federal districts for events of literal rows."""

    def found(*events):
        view = select(plans(*events), HOME, Selection(LATER))
        return {finding.kind: finding for finding in findings(view, None)}["districts"]

    return found


def test_the_home_region_is_no_gap(district_gaps):
    found = district_gaps(event(LATER, 1, "SPE"))
    assert "ЦФО" in found.sentence
    assert "Смоленская область" not in found.note
    assert "Брянская область" in found.note


def test_a_district_named_as_a_whole_is_no_gap(district_gaps):
    found = district_gaps(event(LATER, 1, "SPE"), event(LATER, 2, scope="district", districts="ЦФО; ЮФО"))
    assert "ЦФО" not in found.sentence
    assert "ЮФО" not in found.sentence
    assert "ПФО" in found.sentence


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


NOTHING = Headline(0, 0, 88, 0, float("nan"), float("nan"), 0)
THEN = Headline(30, 35, 88, 6, 0.5, 0.25, 20)
NOW = Headline(28, 35, 88, 6, 0.536, 0.204, 25)


@pytest.mark.parametrize(
    ("name", "value", "change"),
    [
        ("events", "28", "−2"),
        ("partners", "35 из 88", "0"),
        ("departments", "6", "0"),
        ("in_person", "54 %", "+4 п. п."),
        ("bilateral", "20 %", "−5 п. п."),
        ("one_department", "у 25 из 35", "+5"),
    ],
)
def test_a_figure_and_its_change_in_words(name, value, change):
    assert plain(figure_value(name, NOW)) == value
    assert plain(figure_change(name, NOW, THEN)) == change


@pytest.mark.parametrize("name", ["in_person", "bilateral"])
def test_a_share_of_no_events_has_no_value(name):
    assert figure_value(name, NOTHING) == "—"
    assert figure_change(name, NOW, NOTHING) == ""


def test_less_points_down_on_the_page():
    def script(view):
        from analysis.overview.page import page

        page(view)

    both = plans(event(EARLIER, 1, "MOW"), event(EARLIER, 2, "MOW"), event(LATER, 1, "MOW"))
    view = select(both, HOME, Selection(LATER))
    metric = AppTest.from_function(script, args=(view,), default_timeout=30).run().metric[0]
    assert (metric.delta, metric.proto.direction) == ("−1", MetricProto.MetricDirection.DOWN)


@pytest.mark.parametrize(("today", "total", "ahead"), [("2023-11-01", 9, True), ("2026-01-01", 28, False)])
def test_next_events_know_of_how_many_they_are(seed_view, today, total, ahead):
    shown = next_events(seed_view, pd.Timestamp(today), 3)
    assert (shown.total, shown.ahead) == (total, ahead)
