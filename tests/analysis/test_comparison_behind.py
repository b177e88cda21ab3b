from invented_plans import EARLIER, LATER, compared_sides, event

from analysis.comparison.behind import events_by_id, events_of_department, events_of_pair, events_of_region
from analysis.comparison.counts import most_alike, partners
from analysis.comparison.matching import MatchState, decision_row, fingerprints

SPORT_THEN, SPORT_NOW = "Департамент по спорту", "Министерство спорта"
ROWS = (
    event(EARLIER, 1, "TUL PSK", department=SPORT_THEN),
    event(EARLIER, 2, "TUL"),
    event(LATER, 1, "PSK", department=SPORT_NOW),
    event(LATER, 2, "TUL KO"),
)


def numbers(events) -> list[list[int]]:
    return [list(some["number"]) for some in events]


def test_the_events_with_a_region():
    assert numbers(events_of_region(compared_sides(*ROWS), "RU-TUL")) == [[1, 2], [2]]


def test_the_events_of_a_department_under_both_its_names():
    assert numbers(events_of_department(compared_sides(*ROWS), "sport")) == [[1], [1]]


def test_the_events_of_a_department_with_a_region():
    both = compared_sides(*ROWS)
    assert numbers(events_of_pair(both, "RU-TUL", "sport")) == [[1], []]
    assert numbers(events_of_pair(both, "RU-PSK", "sport")) == [[1], [1]]


def test_a_decision_keeps_what_it_is_about():
    events = events_by_id(compared_sides(*ROWS), ("2023-H2/02", "2024-H1/02"))
    assert decision_row(events, MatchState.SPLIT, " разные \n") == {
        "earlier": fingerprints(events[0]).iloc[0],
        "later": fingerprints(events[1]).iloc[0],
        "decision": "split",
        "note": "разные",
        "earlier_title": "Событие 2",
        "later_title": "Событие 2",
    }
    assert numbers(events) == [[2], [2]]


def test_the_commonest_change():
    """Tula 2 → 1, Pskov 1 → 1, Komi 0 → 1; without partners there is none."""
    both = compared_sides(*ROWS, event(LATER, 3, "BRY"))
    assert most_alike(partners(both)) == 2
    assert most_alike(partners(both).head(0)) == 0
