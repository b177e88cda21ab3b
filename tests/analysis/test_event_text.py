"""How an event is called: by the number that its plan prints."""

import pandas as pd
from invented_plans import LATER, event, plans

from analysis.event_text import event_numbers, printed_numbers


def test_numbers_stand_as_the_plan_prints_them():
    rows = [
        event(LATER, 1, number=1, number_section="2."),
        event(LATER, 2, number=3),
        event(LATER, 3, number=pd.NA),
    ]
    events = plans(*rows).events
    assert [said.replace("\N{NO-BREAK SPACE}", " ") for said in event_numbers(events)] == [
        "№ 2.1",
        "№ 3",
        "б/н",
    ]
    assert printed_numbers(events).fillna("").tolist() == ["2.1", "3", ""]
    assert printed_numbers(events.iloc[1:]).dtype == "Int64"
