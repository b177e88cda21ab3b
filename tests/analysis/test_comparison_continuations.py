import pandas as pd
import pytest
from invented_plans import EARLIER, HOME, LATER, compared_sides, event, plans, records

from analysis.comparison import continuations
from analysis.comparison.continuations import PAIRS_KEPT, held_again, held_once, recurring_pairs
from analysis.comparison.matching import fingerprints
from analysis.comparison.sentences import recurring_lead
from analysis.comparison.sides import sides
from analysis.comparison.tables import format_table, recurring_table
from analysis.selection import Selection, select
from data.schema import HalfYear

UNDECIDED = pd.DataFrame(columns=["earlier", "later", "decision"], dtype="str")
FORUM, FAIR = "Форум сельской молодёжи", "Ярмарка народных промыслов"

# The forum was remote and is hosted now; the fair was hosted and is remote now; one event is new.
MOVED = (
    event(EARLIER, 1, "TUL", title=FORUM, attendance="remote"),
    event(EARLIER, 2, "PSK", title=FAIR, attendance="hosted"),
    event(LATER, 1, "TUL BRY", title=FORUM, attendance="hosted"),
    event(LATER, 2, "PSK", title=FAIR, attendance="remote"),
    event(LATER, 3, "KO", title="Слёт поисковых отрядов", attendance="hosted"),
)


@pytest.fixture
def hosted():
    return compared_sides(*MOVED, attendance=("hosted",))


def test_an_event_goes_on_though_its_earlier_record_is_filtered_out(hosted):
    pairs = recurring_pairs(hosted, UNDECIDED)
    assert records(pairs, "earlier", "later", "state") == [
        ("2023-H2/02", "2024-H1/02", "matched"),
        ("2023-H2/01", "2024-H1/01", "matched"),
    ]
    assert [list(again) for again in held_again(hosted, pairs)] == [[True], [True, False]]
    assert [list(events["event_id"]) for events in held_once(hosted, pairs)] == [[], ["2024-H1/03"]]


def test_a_pair_that_the_filters_leave_out_altogether_is_not_shown():
    both = compared_sides(*MOVED, attendance=("hosted",), months=((2024, 1),), kinds=("fair",))
    assert recurring_pairs(both, UNDECIDED).empty


def test_the_sentence_counts_what_is_shown_and_tells_of_what_is_not(hosted):
    said = recurring_lead(hosted, recurring_pairs(hosted, UNDECIDED)).replace("\N{NO-BREAK SPACE}", " ")
    assert "продолжение прежних — 1 мероприятие из 2, новых — 1." in said
    assert "без продолжения — 0." in said
    assert "прежняя запись которых не подходит под фильтры, — 1; прежних, продолжение" in said
    everything = compared_sides(*MOVED)
    assert "фильтр" not in recurring_lead(everything, recurring_pairs(everything, UNDECIDED))


def test_the_table_names_records_outside_the_filters_and_compares_their_partners(hosted):
    table = recurring_table(recurring_pairs(hosted, UNDECIDED), hosted).set_index("Было")
    forum = table.loc[f"Вне фильтров: {FORUM}"]
    assert forum["Стало"] == FORUM
    assert forum["Партнёры: изменения"].replace("\N{NO-BREAK SPACE}", " ") == "+ Брянская область"
    assert table.loc[FAIR, "Стало"] == f"Вне фильтров: {FAIR}"


def test_shares_are_of_the_plan_or_of_what_the_filters_leave(hosted):
    everything = compared_sides(*MOVED)
    heads = [list(format_table(both, "kind")) for both in (everything, hosted)]
    assert [head[-2:] for head in heads] == [
        ["Было, % плана", "Стало, % плана"],
        ["Было, % отобранных", "Стало, % отобранных"],
    ]


@pytest.fixture
def matched(monkeypatch):
    """How many times the plans were matched, one entry each."""
    calls, real = [], continuations.matches
    monkeypatch.setattr(continuations, "matches", lambda *both: calls.append(both) or real(*both))
    return calls


def test_plans_are_matched_once_whatever_the_filters(matched):
    library = plans(*MOVED)
    for selection in (Selection(LATER), Selection(LATER, kinds=("fair",)), Selection(LATER, fractional=True)):
        recurring_pairs(sides(select(library, HOME, selection), EARLIER), UNDECIDED)
    assert len(matched) == 1
    recurring_pairs(compared_sides(*MOVED), UNDECIDED)
    assert len(matched) == 2


def test_a_decision_is_seen_at_once(matched):
    both = compared_sides(*MOVED)
    prints = [fingerprints(view.events).iloc[0] for view in both.views]
    split = pd.DataFrame([[*prints, "split"]], columns=["earlier", "later", "decision"])
    states = [sorted(recurring_pairs(both, decided)["state"]) for decided in (UNDECIDED, split, UNDECIDED)]
    assert states == [["matched", "matched"], ["matched", "split"], ["matched", "matched"]]
    assert len(matched) == 2


def test_only_a_few_tables_are_kept(matched):
    years = range(2010, 2010 + PAIRS_KEPT + 2)
    library = plans(*(event(HalfYear(year, 1), 1, "TUL", title=FORUM) for year in years))
    view = select(library, HOME, Selection(HalfYear(years[0], 1)))
    for year in years[1:]:
        recurring_pairs(sides(view, HalfYear(year, 1)), UNDECIDED)
    assert len(continuations._PAIRS[library]) == PAIRS_KEPT
    recurring_pairs(sides(view, HalfYear(years[-1], 1)), UNDECIDED)
    assert len(matched) == len(years) - 1
