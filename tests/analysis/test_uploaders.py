"""Who may upload, kept within bounds."""

from analysis.protection import MOST_UPLOADERS, Uploaders


def test_a_session_is_let_and_no_longer_let():
    uploaders = Uploaders()
    assert "a" not in uploaders
    uploaders.let("a", upload=True)
    uploaders.let("b", upload=False)
    assert "a" in uploaders
    assert "b" not in uploaders
    uploaders.let("a", upload=False)
    assert "a" not in uploaders


def test_the_longest_unseen_is_forgotten_first():
    uploaders = Uploaders()
    uploaders.let("first", upload=True)
    for number in range(MOST_UPLOADERS - 1):
        uploaders.let(str(number), upload=True)
    uploaders.let("first", upload=True)
    uploaders.let("last", upload=True)
    assert "first" in uploaders
    assert "last" in uploaders
    assert "0" not in uploaders
    assert "1" in uploaders
