import pytest

from data.folder_tables import FolderDamaged
from data.matches import MATCH_COLUMNS, Matches
from data.sources import list_sources
from data.storage import StorageError


def decision(earlier="2023-H2/a", later="2024-H1/b", kind="confirmed", note=""):
    titles = {"earlier_title": "Форум; «Область будущего»", "later_title": "Форум"}
    return {"earlier": earlier, "later": later, "decision": kind, "note": note} | titles


def test_nothing_decided_is_an_empty_table(tmp_path):
    table = Matches(tmp_path, editable=True).read()
    assert list(table.columns) == list(MATCH_COLUMNS)
    assert table.empty


def test_a_decision_is_kept_and_readable(tmp_path):
    Matches(tmp_path, editable=True).record(decision(note="то же, по словам культуры"))
    assert Matches(tmp_path, editable=False).read()["note"].tolist() == ["то же, по словам культуры"]
    lines = (tmp_path / "matches.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "earlier,later,decision,note,earlier_title,later_title"
    assert "Форум; «Область будущего»" in lines[1]


def test_a_later_decision_about_a_pair_replaces_the_earlier_one(tmp_path):
    kept = Matches(tmp_path, editable=True)
    kept.record(decision())
    kept.record(decision(later="2024-H1/c"))
    kept.record(decision(kind="split"))
    assert kept.read()[["later", "decision"]].values.tolist() == [
        ["2024-H1/c", "confirmed"],
        ["2024-H1/b", "split"],
    ]


def test_a_decision_can_be_withdrawn(tmp_path):
    kept = Matches(tmp_path, editable=True)
    kept.record(decision())
    kept.withdraw("2023-H2/a", "2024-H1/b")
    assert kept.read().empty


def test_nothing_is_written_where_editing_is_off(tmp_path):
    with pytest.raises(StorageError, match="запрещены"):
        Matches(tmp_path, editable=False).record(decision())
    assert not (tmp_path / "matches.csv").exists()


def test_the_table_is_not_a_plan(tmp_path):
    Matches(tmp_path, editable=True).record(decision())
    assert list_sources(tmp_path) == []


def test_a_damaged_table_is_told_and_not_overwritten(tmp_path):
    (tmp_path / "matches.csv").write_bytes(b"earlier\n\xff\xfe")
    with pytest.raises(FolderDamaged, match=r"matches\.csv"):
        Matches(tmp_path, editable=True).record(decision())
    assert (tmp_path / "matches.csv").read_bytes() == b"earlier\n\xff\xfe"


def test_an_event_is_confirmed_with_one_other_event(tmp_path):
    kept = Matches(tmp_path, editable=True)
    kept.record(decision("2023-H2/a", "2024-H1/b"))
    kept.record(decision("2023-H2/c", "2024-H1/d"))
    kept.record(decision("2023-H2/a", "2024-H1/e", kind="split"))
    kept.record(decision("2023-H2/a", "2024-H1/d"))
    assert kept.read()[["earlier", "later", "decision"]].values.tolist() == [
        ["2023-H2/a", "2024-H1/e", "split"],
        ["2023-H2/a", "2024-H1/d", "confirmed"],
    ]


def test_a_split_pair_leaves_the_confirmed_ones(tmp_path):
    kept = Matches(tmp_path, editable=True)
    kept.record(decision("2023-H2/a", "2024-H1/b"))
    kept.record(decision("2023-H2/a", "2024-H1/c", kind="split"))
    assert kept.read()["decision"].tolist() == ["confirmed", "split"]


def test_a_decision_that_is_no_decision_is_told(tmp_path):
    columns = ",".join(MATCH_COLUMNS)
    (tmp_path / "matches.csv").write_text(f"{columns}\na,b,maybe,,,\n", encoding="utf-8")
    with pytest.raises(FolderDamaged, match=r"matches\.csv"):
        Matches(tmp_path, editable=False).read()
