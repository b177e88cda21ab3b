import pytest
from invented_plans import EARLIER, LATER, compared_sides, event, records

from analysis.comparison import counts, tables
from analysis.comparison.change_words import change_mark
from analysis.comparison.figure_dumbbells import dumbbells
from analysis.comparison.sentences import partner_lists
from analysis.exports import to_csv

SIXTEEN = "TUL BRY PSK PER KO KLU ORL TVE MOS MOW SPE LEN NGR KR MUR VLG"
SEVENTEEN = f"{SIXTEEN} ARK"

FEW = (
    event(EARLIER, 1, "TUL PSK BRY"),
    event(EARLIER, 2, "TUL BRY PER"),
    event(LATER, 1, "TUL PSK BRY"),
    event(LATER, 2, "TUL PSK KO"),
)


@pytest.fixture
def hardly_changed():
    """Partners of 1/16 of an event then, of 1/17 now: both are read as 0,06."""
    return compared_sides(event(EARLIER, 1, SIXTEEN), event(LATER, 1, SEVENTEEN), fractional=True)


def test_what_reads_the_same_is_the_same(hardly_changed):
    table = counts.partners(hardly_changed)
    tula = table[table["region"] == "RU-TUL"]
    assert records(tula, "then", "now", "difference", "change") == [(0.06, 0.06, 0, "same")]
    assert counts.tally(table) == {"appeared": 1, "stayed": 16, "dropped": 0}


def test_the_same_is_said_and_drawn_as_the_same(hardly_changed):
    table = counts.partners(hardly_changed)
    assert list(partner_lists(table, "stayed")) == ["same"]
    assert "→" not in "".join(partner_lists(table, "stayed").values())
    labels = [label.strip() for label in dumbbells(table, hardly_changed).data[3].text]
    assert set(labels) == {"+ появление", "="}
    assert set(tables.ranking(table)["±"]) == {"+", "="}


def test_no_change_is_marked_as_nothing():
    """1/12 + 1/16 then, 1/7 now: 0,146 and 0,143 are read as 0,15 and 0,14."""
    both = compared_sides(
        event(EARLIER, 1, " ".join(SIXTEEN.split()[:12])),
        event(EARLIER, 2, SIXTEEN),
        event(LATER, 1, " ".join(SIXTEEN.split()[:7])),
        fractional=True,
    )
    [tula] = [row for row in counts.partners(both).itertuples() if row.region == "RU-TUL"]
    assert (tula.then, tula.now) == (0.15, 0.14)
    assert change_mark(tula.change, tula.difference) == "▼0,01"


def test_whole_counts_stay_whole():
    table = counts.partners(compared_sides(*FEW))
    assert [table[name].dtype.kind for name in ("then", "now", "difference")] == ["i", "i", "i"]


def test_a_file_names_the_change_without_a_sign():
    text = to_csv(tables.partner_table(counts.partners(compared_sides(*FEW)))).decode("utf-8-sig")
    assert text.splitlines()[1:] == [
        "RU-PSK;Псковская область;1;2;1;рост",
        "RU-BRY;Брянская область;2;1;-1;снижение",
        "RU-KO;Республика Коми;0;1;1;появление",
        "RU-PER;Пермский край;1;0;-1;выбытие",
        "RU-TUL;Тульская область;2;2;0;без изменений",
    ]


def test_without_partners_the_dumbbells_have_an_axis():
    both = compared_sides(event(EARLIER, 1), event(LATER, 1))
    assert tuple(dumbbells(counts.partners(both), both).layout.xaxis.range) == (-0.3, 0.5)


def test_partners_then_and_now_are_counted_and_those_in_common():
    table = counts.partners(compared_sides(*FEW))
    assert counts.partners_of_each(table) == (4, 4)
    assert counts.common_partners(table) == 3 / 5
    assert counts.common_partners(table.head(0)) is None
