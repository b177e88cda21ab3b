"""The register's search: every word, in any cell, as the table shows it or as the document has it."""

import pandas as pd
import pytest
from invented_plans import LATER, event, plans

from analysis.register.counts import holds

EVENTS = plans(
    event(LATER, 1, "TUL", title="Форум молодёжи", content="обмен опытом"),
    event(LATER, 2, "KLU", title="Выставка", number=pd.NA),
).events
SHOWN = pd.DataFrame({"№": EVENTS["number"], "Регионы": ["Тульская область", "Калужская область"]})


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [True, True]),
        ("  ", [True, True]),
        ("МОЛОДЕЖИ форум", [True, False]),
        ("опытом", [True, False]),
        ("калужская", [False, True]),
        ("форум калужская", [False, False]),
        ("nan", [False, False]),
        ("(.*", [False, False]),
    ],
)
def test_an_event_is_found_by_every_word(query, found):
    assert holds(EVENTS, SHOWN, query).tolist() == found
