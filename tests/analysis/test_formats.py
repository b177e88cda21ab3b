import pytest

from analysis.formats.counts import Reach, by_department, partners_by_attendance, reach
from analysis.formats.figure import bars


def test_attendance_of_the_seed(seed_view):
    counts = by_department(seed_view, "attendance").groupby("value")["events"].sum()
    assert counts.to_dict() == {"remote": 13, "hosted": 7, "visit": 8}


def test_reach_of_the_seed(seed_view):
    assert reach(seed_view).value_counts().to_dict() == {
        Reach.MULTILATERAL: 14,
        Reach.BILATERAL: 13,
        Reach.NATIONWIDE: 1,
    }


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
