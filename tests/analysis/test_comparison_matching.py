import pandas as pd
import pytest
from invented_plans import EARLIER, LATER, compared_sides, event, records

from analysis.comparison.matching import MATCHED_FROM, MatchState, fingerprints, matches
from analysis.comparison.recurring import partner_changes
from analysis.comparison.sentences import evidence, pair_lead
from analysis.comparison.sides import sides
from analysis.comparison.tables import recurring_table
from analysis.comparison.titles import plain_title, similarities
from analysis.selection import Selection, select
from data.demo import with_demonstration

UNDECIDED = pd.DataFrame(columns=["earlier", "later", "decision"], dtype="str")

# Titles that stand in one plan, and those of the other plan in the same order.
SERIES = [
    ("Проведение Х слёта педагогических династий", "Проведение ХI слета педагогических династий"),
    ("Участие в выставке «Золотая осень – 2023»", "Участие в выставке «Золотая осень – 2024»"),
    (
        "Подготовка к проведению в январе 2024 года III Международных образовательных чтений памяти Щурковой",
        "Проведение III Международных образовательных чтений, посвященных памяти Н.Е. Щурковой",
    ),
    ("IV Третьяковские чтения (ГАУ ДПО институт)", "Проведение V Третьяковских чтений"),
    ("Межрегиональные соревнования по шорт-треку", "Проведение межрегиональных соревнований по шорт-треку"),
    ("Межрегиональные соревнования по вольной борьбе", "Межрегиональные соревнования по самбо"),
    ("Круглый стол к 85-летию премьеры песни «Катюша»", "Круглый стол к 230-летию декабриста Якушкина"),
]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Проведение Х слёта педагогических династий", "слета педагогических династий"),
        ("Участие в выставке «Золотая осень – 2023»", "выставке золотая осень"),
        ("IV-е чтения в сентябре 2023 года (ГАУ ДПО)", "чтения"),
        ("Форум к 85-летию «Катюши»", "форум катюши"),
        ("10-й фестиваль «Маяк»", "фестиваль маяк"),
        ("В рамках 2023/2024 гг.", ""),
    ],
)
def test_what_passes_with_the_year_is_left_out(title, words):
    assert plain_title(title) == words


def test_the_same_series_is_more_alike_than_the_same_sort_of_event():
    earlier, later = zip(*SERIES, strict=True)
    table = similarities(earlier, later)
    recurring, different = range(5), (5, 6)
    assert all(table[row].argmax() == row and table[row, row] >= MATCHED_FROM for row in recurring)
    assert all(table[row, row] < 0.6 for row in different)


def test_likeness_is_between_0_and_1_and_the_same_both_ways():
    earlier, later = zip(*SERIES, strict=True)
    table = similarities(earlier, later)
    assert table.min() >= 0
    assert table.max() <= 1 + 1e-9
    assert (similarities(later, earlier).T - table).max() < 1e-9


@pytest.mark.parametrize("titles", [[], [""], ["2023"]])
def test_titles_without_words_are_like_nothing(titles):
    assert similarities(titles, ["Форум"]).sum() == 0


def forum(half_year, position, title="Форум сельской молодёжи", regions="TUL", **cells):
    return event(half_year, position, regions, title=title, **cells)


def test_an_event_is_in_one_pair_only_the_most_alike():
    both = compared_sides(
        forum(EARLIER, 1, regions="TUL"),
        forum(LATER, 1, regions="PSK"),
        forum(LATER, 2, regions="TUL"),
    )
    assert records(matches(both, UNDECIDED), "earlier", "later", "state") == [
        ("2023-H2/01", "2024-H1/02", "matched")
    ]


def test_evidence_stands_beside_the_likeness():
    both = compared_sides(
        forum(EARLIER, 1, regions="TUL PSK"), forum(LATER, 1, regions="TUL", department="Министерство спорта")
    )
    pair = matches(both, UNDECIDED).iloc[0]
    assert (pair["titles"], pair["partners"], bool(pair["same_department"])) == (pytest.approx(1), 0.5, False)
    assert pair["similarity"] == pytest.approx(0.7 + 0.2 * 0.5)


def decided(both, decision):
    prints = [fingerprints(view.events).iloc[0] for view in both.views]
    return pd.DataFrame([[*prints, decision]], columns=["earlier", "later", "decision"])


def test_a_split_pair_is_not_proposed_again_and_frees_its_events():
    both = compared_sides(forum(EARLIER, 1), forum(LATER, 1), forum(LATER, 2, regions="PSK"))
    table = matches(both, decided(both, "split"))
    assert records(table, "earlier", "later", "state") == [
        ("2023-H2/01", "2024-H1/02", "matched"),
        ("2023-H2/01", "2024-H1/01", "split"),
    ]


def test_a_confirmed_pair_stands_however_unlike():
    both = compared_sides(forum(EARLIER, 1, title="Слёт"), forum(LATER, 1, title="Ярмарка", regions="PSK"))
    assert matches(both, UNDECIDED).empty
    assert list(matches(both, decided(both, "confirmed"))["state"]) == ["confirmed"]


def test_a_decision_outlives_a_new_number_but_not_new_words():
    print_of = {
        name: fingerprints(compared_sides(row, forum(LATER, 1)).earlier.events).iloc[0]
        for name, row in {
            "first": forum(EARLIER, 1),
            "renumbered": forum(EARLIER, 1, number=9, source_row=12),
            "reworded": forum(EARLIER, 1, title="Форум рабочей молодёжи"),
        }.items()
    }
    assert print_of["first"] == print_of["renumbered"]
    assert print_of["first"] != print_of["reworded"]


def changed_partners(*events):
    both = compared_sides(*events)
    return records(partner_changes(both, matches(both, UNDECIDED)), "joined", "left")


def test_a_recurring_event_says_who_joined_and_who_left():
    [(joined, left)] = changed_partners(
        forum(EARLIER, 1, regions="TUL PSK"), forum(LATER, 1, regions="TUL KO BRY")
    )
    assert (joined, left) == (["Республика Коми", "Брянская область"], ["Псковская область"])


def test_partners_that_are_no_subjects_join_and_leave_too():
    [(joined, left)] = changed_partners(
        forum(EARLIER, 1, regions="", scope="nationwide"), forum(LATER, 1, foreign="Беларусь", regions="TUL")
    )
    assert (joined, left) == (["Тульская область", "Беларусь (за рубежом)"], ["все субъекты РФ"])


def test_partners_abroad_and_districts_are_compared_one_by_one():
    [(joined, left)] = changed_partners(
        forum(EARLIER, 1, regions="", foreign="Минская область; Гомельская область"),
        forum(LATER, 1, regions="", foreign="Гомельская область", districts="Центральный; Южный"),
    )
    assert (joined, left) == (["Центральный", "Южный"], ["Минская область (за рубежом)"])


@pytest.mark.parametrize(
    ("earlier", "later", "share"),
    [
        ({"foreign": "Армения"}, {"foreign": "Беларусь"}, 0.0),
        ({"foreign": "Армения; Беларусь"}, {"foreign": "Беларусь"}, 0.5),
        ({"scope": "nationwide"}, {"scope": "nationwide"}, 1.0),
    ],
)
def test_partners_that_are_no_subjects_count_among_the_common_ones(earlier, later, share):
    earlier, later = ({"scope": "named"} | side for side in (earlier, later))
    both = compared_sides(forum(EARLIER, 1, regions="", **earlier), forum(LATER, 1, regions="", **later))
    assert matches(both, UNDECIDED)["partners"].tolist() == [share]


@pytest.mark.parametrize("later", ["TUL", ""])
def test_nothing_is_said_of_partners_that_could_not_be_read(later):
    scope = {"scope": "named" if later else "unresolved"}
    both = compared_sides(
        forum(EARLIER, 1, regions="", scope="unresolved"), forum(LATER, 1, regions=later, **scope)
    )
    pairs = matches(both, UNDECIDED)
    assert pairs["partners"].isna().tolist() == [True]
    assert records(partner_changes(both, pairs), "joined", "left", "are_read") == [([], [], False)]
    [pair], [change] = pairs.itertuples(), partner_changes(both, pairs).itertuples()
    assert "партнёры не сравниваются" in pair_lead(pair.state, change)
    assert "общих партнёров" not in evidence(pair)
    assert recurring_table(pairs, both).notna().sum().sum() == 7


def test_the_same_partners_are_no_change():
    assert changed_partners(forum(EARLIER, 1), forum(LATER, 1)) == [([], [])]


def test_plans_without_events_have_no_pairs():
    both = compared_sides(forum(EARLIER, 1), forum(LATER, 1), kinds=("fair",))
    assert matches(both, UNDECIDED).empty


def test_seed_against_the_demonstration(seed_plans):
    view = select(with_demonstration(seed_plans, "RU-SMO"), "RU-SMO", Selection(LATER))
    table = matches(sides(view, EARLIER), UNDECIDED)
    pairs = {(row.earlier[-2:], row.later[-2:]): row.state for row in table.itertuples()}
    assert {pair for pair, state in pairs.items() if state == MatchState.MATCHED} == {
        ("02", "01"),
        ("04", "02"),
        ("05", "03"),
        ("07", "05"),
        ("08", "06"),
        ("11", "07"),
        ("12", "04"),
        ("14", "08"),
        ("17", "11"),
        ("18", "13"),
        ("19", "14"),
        ("25", "17"),
        ("26", "18"),
        ("28", "20"),
    }
    assert pairs[("21", "15")] == MatchState.POSSIBLE
