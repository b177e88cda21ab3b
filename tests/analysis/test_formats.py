import pytest
from invented_plans import HOME, LATER, event, plans

from analysis.formats.counts import Reach, by_department, partners_by_attendance, reach
from analysis.formats.figure import bars
from analysis.formats.sentences import lead
from analysis.selection import Selection, select
from data.schema import HalfYear


def test_attendance_of_the_seed(seed_view):
    counts = by_department(seed_view, "attendance").groupby("value")["events"].sum()
    assert counts.to_dict() == {"remote": 13, "hosted": 7, "visit": 8}


def test_reach_of_the_seed(seed_view):
    assert reach(seed_view).value_counts().to_dict() == {
        Reach.MULTILATERAL: 14,
        Reach.BILATERAL: 13,
        Reach.NATIONWIDE: 1,
    }


def test_under_a_filter_nobody_is_called_a_remote_partner_only(seed_plans):
    view = select(seed_plans, HOME, Selection(HalfYear(2023, 2), attendance=("remote",)))
    words = lead(view)
    assert words.startswith("По выбранным условиям — 13\N{NO-BREAK SPACE}мероприятий из 28 в плане.")
    assert "Только дистанционно" not in words


@pytest.mark.parametrize("aspect", ["attendance", "kind", "reach"])
def test_every_aspect_counts_every_event_once(seed_view, aspect):
    counts = by_department(seed_view, aspect)
    assert list(counts.columns) == ["department", "value", "events"]
    assert counts["events"].sum() == 28
    assert sum(sum(trace.x) for trace in bars(counts, aspect).data) == 28


def test_remote_only_partners_of_the_seed(seed_view):
    partners = partners_by_attendance(seed_view)
    assert set(partners.loc[partners["remote_only"], "region"]) == {
        "RU-KC",
        "RU-KEM",
        "RU-KGN",
        "RU-MUR",
        "RU-SE",
        "RU-VGG",
    }


def test_the_lead_names_every_mode_that_the_plan_has(seed_view):
    rows = [event(LATER, 1, attendance="hosted"), event(LATER, 2, attendance="mixed")]
    rows.append(event(LATER, 3, attendance="unspecified"))
    view = select(plans(*rows), HOME, Selection(LATER))
    assert (
        lead(view)
        .replace("\N{NO-BREAK SPACE}", " ")
        .startswith(
            "Дистанционно — 0, очно — 2 (1 в своём регионе, 0 с выездом, 1 смешанно), "
            "формат не определён — 1; всего — 3 мероприятия."
        )
    )
    assert "(7 в своём регионе, 8 с выездом); всего" in lead(seed_view)


def test_the_lead_names_events_in_person_without_a_place():
    rows = [event(LATER, n, attendance=mode) for n, mode in enumerate(["hosted", "in_person", "in_person"])]
    view = select(plans(*rows), HOME, Selection(LATER))
    said = lead(view).replace("\N{NO-BREAK SPACE}", " ")
    assert "очно — 3 (1 в своём регионе, 0 с выездом, 2 без указания места); всего" in said


def test_a_partner_met_in_person_without_a_place_is_not_met_only_remotely():
    rows = [event(LATER, 1, "BRY"), event(LATER, 2, "BRY", attendance="in_person"), event(LATER, 3, "TVE")]
    partners = partners_by_attendance(select(plans(*rows), HOME, Selection(LATER))).set_index("region")
    assert partners.loc["RU-BRY", ["remote", "in_person", "other"]].tolist() == [1, 1, 0]
    assert partners["remote_only"].to_dict() == {"RU-BRY": False, "RU-TVE": True}


def test_modes_of_a_department_stand_in_one_order():
    modes = ["unspecified", "mixed", "in_person", "visit", "hosted", "remote"]
    rows = [event(LATER, n, attendance=mode) for n, mode in enumerate(modes)]
    drawn = bars(by_department(select(plans(*rows), HOME, Selection(LATER)), "attendance"), "attendance")
    assert [trace.name for trace in drawn.data][2:5] == ["с выездом", "очно, место не названо", "смешанный"]


def test_the_legend_of_a_phone_shows_all_its_lines(seed_view):
    figure = bars(by_department(seed_view, "kind"), "kind", narrow=True)
    assert figure.layout.legend.maxheight == 1
