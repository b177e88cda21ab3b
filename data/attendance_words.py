"""Which words of a text say how people meet."""

from __future__ import annotations

import re
from functools import lru_cache

from data.date_clean import clean
from data.event_kinds import event_nouns
from data.schema import Attendance
from data.word_stems import Stem, stems, unquoted

# What an event may be about; and a denial, which says that people meet in person.
_REMOTE_TEACHING = re.compile(r"(?<![а-я])дистанционн[а-я]* (?:обучени|образовани|зондировани)[а-я]*")
_DENIED = re.compile(r"(?<![а-я])не (?:в )?(?:дистанционн|заочн|онлайн)[а-я]*")
_ONLINE = r"(?<![а-я-])(?:онлайн|он ?- ?лайн|online|on ?- ?line)"
_ALONE = re.compile(rf"{_ONLINE}(?=\s*(?:$|[^\sа-яa-z-]|(?:во?|со?|на|по|для|и|к|из|между)\b))")
_REMOTE_HEAD = re.compile(rf"(?:{_ONLINE}|дистанционн[а-я]*)[ -]+$")
# What a venue says of how, not of where.
_MANNER = re.compile(r"\b(?:в|форм[а-я]*|режим[а-я]*|проведени[а-я]*|участи[а-я]*|мест[оа])\b")


def said_of_venue(venue: str) -> set[str]:
    """The modes a venue names, as in ``attendance_words.csv``; a platform may stand in quotation marks."""
    return _modes(unquoted(venue)) or _modes(clean(venue)) - {"unknown", "in_person"}


def said_of_event(text: str) -> Attendance | None:
    """What a title or a content says of the format, where it does not speak of online trade or the like."""
    text = _meant(unquoted(text))
    said = _modes(text)
    if "mixed" in said:
        return Attendance.MIXED
    if said & {"remote", "remote_text"} or _ALONE.search(text) or _is_head_remote(text):
        return Attendance.REMOTE
    return None


def names_a_place(venue: str) -> bool:
    """Whether a venue says more than that people meet in person, or that the place will be told."""
    rest = _meant(clean(venue))
    for stem in _mode_stems():
        if stem.value in ("in_person", "unknown"):
            rest = re.sub(rf"{stem.pattern.pattern}[а-я]*", " ", rest)
    return re.search(r"\w", _MANNER.sub(" ", rest)) is not None


def _is_head_remote(text: str) -> bool:
    """«Онлайн-конференция …», «дистанционная олимпиада …»: said of the first event noun."""
    head = min((start for start, _, _ in event_nouns(text, "strong")), default=0)
    return _REMOTE_HEAD.search(text[:head]) is not None


def _meant(text: str) -> str:
    """The text without what is only taught from afar, «не дистанционно» said as «очно»."""
    return _DENIED.sub("очно", _REMOTE_TEACHING.sub(" ", text))


def _modes(text: str) -> set[str]:
    text = _meant(text)
    return {stem.value for stem in _mode_stems() if stem.literal in text and stem.pattern.search(text)}


@lru_cache(maxsize=1)
def _mode_stems() -> tuple[Stem, ...]:
    def pattern(stem: str) -> str:
        words = re.escape(stem).replace(r"\*", "[а-я]*").replace("/", r"\s?/\s?").replace(r"\-", r"\s?-\s?")
        return rf"(?<![а-яa-z]){words}".replace(r"\$", "(?![а-я])")

    return stems("attendance_words.csv", "mode", pattern)
