from dataclasses import replace

import pytest
from invented_plans import HOME, LATER, event, plans

from analysis.cell_grid import cell_at
from analysis.matrix.counts import Order, cell_table, matrix
from analysis.matrix.figure import cell_grid
from analysis.matrix.sentences import lead
from analysis.selection import Selection, select
from geo.subjects import subjects

SPORT = "Главное управление спорта Смоленской области"


def test_totals_count_distinct_events(seed_view):
    table = matrix(seed_view)
    assert table.cells.to_numpy().sum() == 96
    assert table.department_totals.sum() == 27
    assert table.department_totals[SPORT] == 5
    assert table.cells[SPORT].sum() == 52


def test_a_region_s_total_is_the_number_of_its_events(seed_view):
    table = matrix(seed_view)
    assert table.region_totals["RU-MOW"] == 12
    assert table.cells.loc["RU-MOW", SPORT] == 5


def test_fractional_cells_add_up_to_the_events(seed_selected):
    assert matrix(seed_selected(fractional=True)).cells.to_numpy().sum() == pytest.approx(27)


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        (Order.TOTAL, "Москва", "Саратовская область"),
        (Order.NAME, "Астраханская область", "Ярославская область"),
        (Order.DISTRICT, "Москва", "Кемеровская область"),
    ],
)
def test_order_of_the_regions(seed_view, order, first, last):
    names = [subjects()[code].name for code in matrix(seed_view, order).cells.index]
    assert (names[0], names[-1]) == (first, last)


def test_an_empty_selection_gives_an_empty_matrix(seed_selected):
    table = matrix(seed_selected(attendance=("mixed",)))
    assert table.cells.empty
    assert list(cell_table(table).columns) == ["region", "total"]


def test_every_cell_can_be_picked(seed_view):
    table = matrix(seed_view)
    points = cell_grid(table).data[0]
    assert len(points.x) == 35 * 6
    for place in (0, 7, 35 * 6 - 1):
        region, department = cell_at(table.cells, place)
        assert table.cells.index[round(points.y[place] + points.base[place])] == region
        assert table.cells.columns[points.x[place]] == department
        assert subjects()[region].name in points.hovertext[place]


def test_a_department_s_total_does_not_depend_on_which_partners_are_shown():
    view = select(plans(event(LATER, 1, "MOW TUL BRY"), event(LATER, 2, "MOW TUL")), HOME, Selection(LATER))
    with_moscow = view.participations[view.participations["region"] == "RU-MOW"]
    assert matrix(replace(view, participations=with_moscow)).department_totals.tolist() == [2]


def test_the_lead_says_of_how_many_departments_it_counts_those_with_a_partner():
    rows = [event(LATER, 1, "MOW"), event(LATER, 2, department="Департамент по туризму")]
    view = select(plans(*rows), HOME, Selection(LATER))
    assert "1 ведомство из 2 в плане" in lead(view, matrix(view)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("reached", "told"),
    [
        (["MOW TUL", "MOW"], " Шире всех охват у направления «Культура» — 2 региона."),
        (
            ["MOW TUL", "MOW TUL", "BRY"],
            " Шире всех охват у направлений «Культура» и «Спорт» — по 2 региона.",
        ),
        (["MOW", "TUL"], ""),
    ],
)
def test_the_lead_names_all_departments_that_reach_widest(reached, told):
    departments = ["Департамент по культуре", "Главное управление спорта", "Департамент по туризму"]
    rows = [event(LATER, n, codes, department=departments[n]) for n, codes in enumerate(reached)]
    view = select(plans(*rows), HOME, Selection(LATER))
    sentence = lead(view, matrix(view)).replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")
    assert sentence.partition("возможных.")[2] == told
