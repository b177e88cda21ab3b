"""Events by half-year over all plans: worked out once, with no row for who is in none of them."""

import gc
import weakref

import pytest
from invented_plans import EARLIER, LATER, event, plans

from analysis.depth.trend import department_identities, department_trend, partner_trend
from analysis.profile.counts import department_labels, department_names

OF_ALL_PLANS = [partner_trend, department_trend, department_identities, department_names, department_labels]


@pytest.mark.parametrize("count", OF_ALL_PLANS)
def test_what_depends_on_all_plans_is_worked_out_once_for_them(count):
    library, other = plans(event(LATER, 1, "MOW")), plans(event(LATER, 1, "TVE", department="Отдел спорта"))
    assert count(library) is count(library)
    assert list(count(other)) and count(other) is not count(library)


def test_what_was_worked_out_goes_with_the_plans():
    library = plans(event(LATER, 1, "MOW"))
    gone, made = weakref.ref(library), [count(library) for count in OF_ALL_PLANS]
    del library
    gc.collect()
    assert gone() is None
    assert len(made) == len(OF_ALL_PLANS)


def test_trends_of_the_seed(seed_plans):
    by_partner, by_department = partner_trend(seed_plans)["2023-H2"], department_trend(seed_plans)["2023-H2"]
    assert (len(by_partner), by_partner.sum(), by_partner.min()) == (35, 96, 1)
    assert by_partner.dtype == by_department.dtype == "Int64"
    assert (len(by_department), by_department.sum(), by_department["sport"]) == (6, 28, 5)


def test_a_plan_without_partners_has_none_and_is_not_unknown():
    trend = partner_trend(plans(event(EARLIER, 1, "MOW"), event(LATER, 1)))
    assert trend.to_dict("index") == {"RU-MOW": {EARLIER.key: 1, LATER.key: 0}}


def test_no_plan_at_all_has_an_empty_trend():
    assert partner_trend(plans()).empty
    assert department_trend(plans()).empty
