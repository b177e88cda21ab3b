"""Two departments that a short name would call the same stay two on every page."""

import pytest
from invented_plans import HOME, LATER, event, plans
from streamlit.testing.v1 import AppTest

from analysis.departments import short_name
from analysis.selection import Selection, select
from analysis.timeline.counts import Activity, Split, monthly
from analysis.timeline.figure import monthly_bars
from analysis.timeline.page import _month_table

NAMES = ["Департамент по культуре", "Управление культуры"]


@pytest.fixture
def view():
    events = [event(LATER, number, "MOW", department=name) for number, name in enumerate(NAMES, start=1)]
    return select(plans(*events), HOME, Selection(LATER))


def test_the_departments_would_be_called_the_same():
    assert short_name(NAMES[0]) == short_name(NAMES[1])


def test_the_calendar_has_a_series_for_each(view):
    counts = monthly(view.events, LATER, Activity.ACTIVE, Split.DEPARTMENT)
    bars = monthly_bars(counts, LATER, Split.DEPARTMENT)
    assert [bar.name for bar in bars.data[:2]] == NAMES
    assert list(_month_table(counts, Split.DEPARTMENT))[1:3] == NAMES


def test_the_matrix_offers_each(view):
    def script(view):
        from analysis.matrix.page import page

        page(view)

    app = AppTest.from_function(script, args=(view,), default_timeout=30).run()
    assert app.selectbox(key="cell_department").options == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_picked_segment_is_headed_by_its_department(view, name):
    def script(view, name):
        import streamlit as st

        from analysis.formats.page import page

        st.session_state["picked_segment"] = ("attendance", name, "remote")
        page(view)

    app = AppTest.from_function(script, args=(view, name), default_timeout=30).run()
    assert f"{name} · дистанционно" in [heading.value for heading in app.header]


def test_the_profile_of_a_region_lists_each(view):
    def script(view):
        import streamlit as st

        from analysis.profile.page_region import page

        st.session_state["region"] = "RU-MOW"
        page(view)

    app = AppTest.from_function(script, args=(view,), default_timeout=30).run()
    assert not app.exception
    tables = [table.value for table in app.dataframe if "Ведомство" in table.value]
    assert [list(table["Ведомство"]) for table in tables] == [NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_the_profile_of_a_department_is_headed_by_it(view, name):
    def script(view, name):
        import streamlit as st

        from analysis.depth.trend import department_identities
        from analysis.profile.page_department import page

        st.session_state["department"] = department_identities(view.plans)[name]
        page(view)

    app = AppTest.from_function(script, args=(view, name), default_timeout=30).run()
    assert not app.exception
    assert app.title[0].value == f"{name} · I полугодие 2024 года"


def test_a_table_of_departments_on_a_phone_lists_each(view):
    def script(view):
        import streamlit as st

        from analysis.profile.page_department import page

        st.session_state["window"] = {"size": {"narrow": True}}
        page(view)

    app = AppTest.from_function(script, args=(view,), default_timeout=30).run()
    assert not app.exception
    assert sorted(app.dataframe[0].value["Ведомство"]) == NAMES
