"""A department or a file may be called anything: its name stays text wherever a page writes it."""

from invented_plans import HOME, LATER, event, plans
from streamlit.testing.v1 import AppTest

from analysis.matrix.counts import matrix
from analysis.matrix.sentences import lead
from analysis.selection import Selection, select

NAME = "**Штаб** :red[№ 1]"
ESCAPED = "\\*\\*Штаб\\*\\* \\:\u2060red\\[№ 1\\]"


def hostile_view():
    return select(plans(event(LATER, 1, "MOW", department=NAME)), HOME, Selection(LATER))


def test_the_sentence_over_the_matrix():
    rows = [event(LATER, 1, "MOW BRY", department=NAME), event(LATER, 2, "MOW")]
    view = select(plans(*rows), HOME, Selection(LATER))
    assert ESCAPED in lead(view, matrix(view))


def test_the_heading_of_a_list_of_events():
    def script(view, title):
        from analysis.page_parts import event_list

        event_list(view, view.events, title, "events")

    app = AppTest.from_function(script, args=(hostile_view(), NAME), default_timeout=30).run()
    assert [heading.value for heading in app.header] == [ESCAPED]


def test_a_damaged_table_of_decisions():
    def script(name):
        from types import SimpleNamespace

        from analysis.comparison.page import decisions
        from data.schema import PlanFormatError

        def read():
            raise PlanFormatError(name)

        decisions(SimpleNamespace(around=SimpleNamespace(decisions=SimpleNamespace(read=read))))

    app = AppTest.from_function(script, args=(NAME,), default_timeout=30).run()
    assert [warning.value for warning in app.warning] == [ESCAPED]


def test_a_decision_that_could_not_be_kept():
    def script(name):
        from analysis.comparison.page_recurring import _button

        def act():
            raise RuntimeError(name)

        _button("confirm", "check", act)

    app = AppTest.from_function(script, args=(NAME,), default_timeout=30).run()
    app.button[0].click().run()
    assert [error.value for error in app.error] == [ESCAPED]
