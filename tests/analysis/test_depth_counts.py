import pandas as pd
import pytest

from analysis.depth.concentration import Concentration, concentration, district_reach
from analysis.depth.counts import (
    department_measures,
    partner_measures,
    single_department,
    tournament_only,
)
from analysis.depth.sentences import concentration_lead, reach_lead, together_lead
from analysis.depth.together import co_participation, companions
from analysis.depth.trend import department_trend, half_years, partner_trend, row_of
from analysis.selection import Selection, select
from data.schema import HalfYear

PARTNER_COLUMNS = [
    "region",
    "name",
    "district",
    "events",
    "fractional",
    "departments",
    "kinds",
    "in_person",
    "bilateral",
    "unspecified",
    "in_person_share",
    "bilateral_share",
    "months",
    "distance_km",
]
EDUCATION = "Департамент Смоленской области по образованию и науке"
SPORT = "Главное управление спорта Смоленской области"
CULTURE = "Департамент Смоленской области по культуре"


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


class Library:
    """Plans by hand: ``(half_year, department, kind, attendance, start, end, regions)`` per event."""

    def __init__(self, *rows: tuple):
        self.issues = pd.DataFrame({"file": []})
        events, pairs = [], []
        for number, (half_year, department, kind, attendance, start, end, regions) in enumerate(rows):
            event_id = f"{half_year}/{number:02}"
            events.append((event_id, half_year, department, kind, attendance, start, end, "plan"))
            pairs += [(event_id, region) for region in regions.split()]
        columns = ["event_id", "half_year", "department", "kind", "attendance", "start", "end", "source_file"]
        self.events = pd.DataFrame(events, columns=columns).assign(precision="day")
        self.events[["start", "end"]] = self.events[["start", "end"]].astype("datetime64[s]")
        self.participations = pd.DataFrame(pairs, columns=["event_id", "region"])

    def view(self, half_year: str, **choice):
        return select(self, "RU-SMO", Selection(HalfYear.parse(half_year), **choice))


@pytest.fixture
def library():
    return Library(
        ("2022-H2", "Отдел спорта", "competition", "hosted", "2022-08-01", "2022-08-02", "RU-MOW RU-TVE"),
        ("2023-H2", "Отдел спорта", "competition", "hosted", "2023-08-01", "2023-09-02", "RU-MOW RU-TVE"),
        ("2023-H2", "Комитет спорта", "competition", "visit", "2023-08-05", "2023-08-05", "RU-TVE"),
        ("2023-H2", "Комитет спорта", "unspecified", "unspecified", None, None, "RU-MOW RU-KHA"),
        ("2023-H2", "Комитет спорта", "forum", "remote", "2023-06-01", "2023-07-01", "RU-MOW"),
        ("2023-H2", "Комитет спорта", "festival", "hosted", "2023-12-01", "2023-12-01", ""),
    )


def test_the_measures_of_a_partner_of_the_seed(seed_view):
    measured = partner_measures(seed_view)
    assert list(measured.columns) == PARTNER_COLUMNS
    bryansk = measured.set_index("region").loc["RU-BRY"]
    assert (bryansk["events"], bryansk["departments"], bryansk["kinds"]) == (8, 3, 5)
    assert (bryansk["in_person"], bryansk["bilateral"], bryansk["months"]) == (4, 0, 6)
    assert bryansk["in_person_share"] == 0.5
    assert bryansk["distance_km"] == pytest.approx(224, abs=1)


def test_partners_stand_by_events_then_shares_then_name(seed_view):
    measured = partner_measures(seed_view)
    assert list(measured["region"][:4]) == ["RU-MOW", "RU-SPE", "RU-BRY", "RU-KLU"]
    assert measured["events"].sum() == 96
    assert measured["fractional"].sum() == pytest.approx(27)


def test_every_measure_of_a_partner_by_hand(library):
    moscow = partner_measures(library.view("2023-H2")).set_index("region").loc["RU-MOW"]
    assert moscow["events"] == 3
    assert moscow["fractional"] == 0.5 + 0.5 + 1
    assert moscow["departments"] == 2
    assert moscow["kinds"] == 2  # the unspecified one is none
    assert (moscow["in_person"], moscow["unspecified"], moscow["bilateral"]) == (1, 1, 1)
    assert moscow["in_person_share"] == pytest.approx(1 / 3)
    assert moscow["months"] == 3  # July, August, September; June is before the half-year


def test_a_department_counts_events_without_a_partner_too(library):
    measured = department_measures(library.view("2023-H2")).set_index("department")
    committee = measured.loc["Комитет спорта"]
    assert (committee["events"], committee["regions"], committee["participations"]) == (4, 3, 4)
    assert committee["bilateral_share"] == 0.5
    assert committee["months"] == 3


def test_the_departments_of_the_seed(seed_view):
    measured = department_measures(seed_view).set_index("department")
    assert list(measured.loc[EDUCATION, ["events", "regions", "participations"]]) == [8, 16, 29]
    assert list(measured.loc[SPORT, ["events", "regions", "participations"]]) == [5, 26, 52]
    assert list(measured.loc[CULTURE, ["events", "regions", "in_person"]]) == [4, 2, 4]
    assert measured["events"].sum() == 28


def test_seventeen_partners_of_the_seed_exist_only_through_tournaments(seed_view):
    only = tournament_only(seed_view.participations)
    assert len(only) == 17
    assert {"RU-TUL", "RU-TVE", "RU-MOS"} <= set(only)
    assert "RU-BRY" not in only


def test_one_other_event_makes_a_partner_more_than_a_tournament(library):
    assert tournament_only(library.view("2023-H2").participations) == ["RU-TVE"]


def test_partners_of_a_single_department(library):
    reached = single_department(library.view("2023-H2").participations)
    assert reached.to_dict() == {"RU-KHA": "Комитет спорта"}


def test_twenty_five_partners_of_the_seed_know_one_department(seed_view):
    reached = single_department(seed_view.participations)
    assert len(reached) == 25
    assert reached["RU-KEM"] == EDUCATION


@pytest.mark.parametrize("measure", [partner_measures, department_measures])
def test_measures_of_nothing_are_an_empty_table(seed_selected, measure, seed_view):
    empty = measure(seed_selected(kinds=("fair",)))
    assert empty.empty
    assert list(empty.columns) == list(measure(seed_view).columns)


def test_concentration_of_the_seed_by_hand(seed_view):
    measured = concentration(seed_view)
    squares = 12**2 + 9**2 + 2 * 8**2 + 4 * 4**2 + 4 * 3**2 + 8 * 2**2 + 15
    assert (measured.partners, measured.participations) == (35, 96)
    assert measured.leaders_share == pytest.approx((12 + 9 + 8 + 8 + 4) / 96)
    assert measured.index == pytest.approx(10_000 * squares / 96**2)
    assert measured.equal_partners == pytest.approx(96**2 / squares)


def test_shares_concentrate_otherwise_than_whole_events(library):
    measured = concentration(library.view("2023-H2", fractional=True))
    assert measured.participations == 4
    assert measured.index == pytest.approx(50**2 + 37.5**2 + 12.5**2)


def test_one_partner_is_the_greatest_concentration(library):
    measured = concentration(library.view("2023-H2", kinds=("forum",)))
    assert (measured.index, measured.equal_partners, measured.leaders_share) == (10_000, 1, 1)


def test_nothing_has_no_concentration(seed_selected):
    assert concentration(seed_selected(kinds=("fair",))) is None


def test_the_reach_of_districts_leaves_the_home_region_out(seed_view):
    reach = district_reach(seed_view).set_index("district")
    assert list(reach.loc["ЦФО", ["subjects", "covered", "events"]]) == [17, 15, 20]
    assert reach.loc["ЦФО", "missing"] == ("Костромская область", "Тамбовская область")
    assert reach.loc["ДФО", "share"] == 0
    assert (reach["subjects"].sum(), reach["covered"].sum()) == (88, 35)


def test_co_participation_is_symmetric_with_own_events_on_the_diagonal(seed_view):
    shared = co_participation(seed_view.participations)
    assert shared.equals(shared.T)
    assert list(shared.index[:2]) == ["RU-MOW", "RU-SPE"]
    assert shared.at["RU-BRY", "RU-BRY"] == 8
    assert shared.at["RU-BRY", "RU-KLU"] == 8
    assert shared.at["RU-AST", "RU-MOW"] == 0


def test_co_participation_agrees_with_the_sets_of_events(seed_view):
    pairs = seed_view.participations.astype({"region": "str"})
    events = pairs.groupby("region")["event_id"].agg(set)
    shared = co_participation(seed_view.participations)
    for one in shared.index:
        for other in shared.columns:
            assert shared.at[one, other] == len(events[one] & events[other])


def test_companions_of_a_region(library):
    others = companions(library.view("2023-H2").participations, "RU-MOW").set_index("region")
    assert others["events"].to_dict() == {"RU-TVE": 1, "RU-KHA": 1}
    assert others.loc["RU-TVE", "share"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("region", ["RU-AST", "RU-KAM"])
def test_who_comes_alone_or_not_at_all_has_no_companions(seed_view, region):
    assert companions(seed_view.participations, region).empty


def test_a_half_year_without_a_plan_is_unknown_and_not_zero(library):
    trend = partner_trend(library)
    assert list(trend.columns) == ["2022-H2", "2023-H1", "2023-H2"]
    assert list(trend.loc["RU-MOW"].fillna(-1)) == [1, -1, 3]
    assert list(trend.loc["RU-KHA"].fillna(-1)) == [0, -1, 1]
    assert list(row_of(trend, "RU-KAM").fillna(-1)) == [0, -1, 0]


def test_a_renamed_department_is_one_row():
    when = ("forum", "remote", "2023-08-01", "2023-08-02", "RU-MOW")
    plans = Library(("2023-H1", CULTURE, *when), ("2023-H2", "Министерство культуры и туризма", *when))
    assert department_trend(plans).to_numpy().tolist() == [[1, 1]]


def test_half_years_run_without_a_gap(library):
    assert half_years(library) == [HalfYear(2022, 2), HalfYear(2023, 1), HalfYear(2023, 2)]


def test_sentences_of_the_seed(seed_view):
    lead = plain(concentration_lead(concentration(seed_view), fractional=False))
    assert lead == (
        "На пять самых частых партнёров приходится 43 % участий. Будь доли равными, такая же "
        "сосредоточенность была бы при 18 партнёрах; всего партнёров — 35."
    )
    assert reach_lead(district_reach(seed_view)) == (
        "Самый полный охват — ЦФО (15 из 17). Округа без партнёров: ДФО."
    )
    assert plain(together_lead(co_participation(seed_view.participations))) == (
        "Чаще всего вместе названы Брянская область и Калужская область — 8 мероприятий."
    )


def test_pairs_that_are_level_are_all_named_or_counted():
    def lead(regions: list[str]) -> str:
        pairs = pd.DataFrame({"event_id": "a", "region": regions})
        return plain(together_lead(co_participation(pairs)))

    assert lead(["RU-MOW", "RU-SPE", "RU-TVE"]) == (
        "Чаще всего вместе названы Москва и Санкт-Петербург; Москва и Тверская область; "
        "Санкт-Петербург и Тверская область — по 1 мероприятию."
    )
    assert lead(["RU-MOW", "RU-SPE", "RU-TVE", "RU-TUL"]) == (
        "Чаще других вместе названы сразу 6 пар регионов — по 1 мероприятию."
    )


def test_five_partners_are_not_called_concentrated():
    few = Concentration(partners=2, participations=3, leaders_share=1, index=5000, equal_partners=2)
    assert "%" not in concentration_lead(few, fractional=False)


def test_shares_are_of_events_where_they_are_counted_so(seed_view):
    measured = concentration(seed_view)
    assert "участий" not in concentration_lead(measured, fractional=True)


def test_no_district_is_best_where_none_is_reached():
    reach = pd.DataFrame({"district": ["ЦФО", "СЗФО"], "covered": 0, "subjects": 11, "share": 0.0})
    assert reach_lead(reach) == "Ни в одном федеральном округе партнёров нет."


def test_partners_who_never_meet_are_said_to():
    pairs = pd.DataFrame({"event_id": ["a", "b"], "region": ["RU-MOW", "RU-TVE"]})
    assert together_lead(co_participation(pairs)) == "Ни в одном мероприятии не названы два региона сразу."
