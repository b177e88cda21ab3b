"""What one row says about itself: how people attend it and what kind of event it is."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from data.date_clean import clean, is_blank
from data.schema import Attendance, Doubt, EventKind, Severity

HERE = Path(__file__).parent
_QUOTED = re.compile(
    r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|«[^»]*»|\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]"  # one level of quotes within
)
_FRAME = re.compile(
    r"\b(?:в рамках|в ходе|по итогам|по результатам|в соответствии с|согласно|во исполнение|в развитие"
    r"|в продолжение|в преддверии|накануне|победител[а-я]*|призер[а-я]*|участник[а-я]*)\s[^,;.]*$"
)
_ENDINGS = "а о у ы и е я ю ь й ой ов ом ам ами ах ев ей ем ям ями ях ью ие ия ию ии ий ием иям иями иях"
_NOUN_ENDING = f"(?:{'|'.join(_ENDINGS.split())})?"
_BREAKS = re.compile(r"[*/$\s-]+")  # what a stem of the tables does not say letter by letter
# What an event may be about; and a denial, which says that people meet in person.
_REMOTE_TEACHING = re.compile(r"(?<![а-я])дистанционн[а-я]* (?:обучени|образовани|зондировани)[а-я]*")
_DENIED = re.compile(r"(?<![а-я])не (?:в )?(?:дистанционн|заочн|онлайн)[а-я]*")
_ONLINE = r"(?<![а-я-])(?:онлайн|он ?- ?лайн|online|on ?- ?line)"
_ALONE = re.compile(rf"{_ONLINE}(?=\s*(?:$|[^\sа-яa-z-]|(?:во?|со?|на|по|для|и|к|из|между)\b))")
_REMOTE_HEAD = re.compile(rf"(?:{_ONLINE}|дистанционн[а-я]*)[ -]+$")
BOTH = "Указаны и дистанционный, и очный формат: учтён смешанный"
# What a venue says of how, not of where.
_MANNER = re.compile(r"\b(?:в|форм[а-я]*|режим[а-я]*|проведени[а-я]*|участи[а-я]*|мест[оа])\b")
REMEMBERED = 256  # texts that a row asks for more than once


class Stem(NamedTuple):
    """A word of the tables: what it stands for, its longest run of letters, and how it is found."""

    value: str
    literal: str
    pattern: re.Pattern


def attendance(
    venue: str,
    title: str,
    content: str,
    *,
    home: str,
    places: frozenset[str],
    partners: frozenset[str],
    abroad: bool = False,
) -> tuple[Attendance, tuple[Doubt, ...]]:
    """How the participants meet, and what is doubtful about it.

    ``home`` is the home region's code, ``places`` the codes of the federal subjects in which the
    venue lies (may be empty), ``partners`` those of the row's partners, ``abroad`` whether it lies
    outside Russia (too). The venue decides. Where it gives neither a place nor a format the title
    does, then the content, which is doubtful: it may name remote means of events held on the spot.
    """
    said = _modes(_unquoted(venue)) or _modes(clean(venue)) - {"unknown", "in_person"}
    if "mixed" in said:
        return Attendance.MIXED, ()
    if said & {"remote", "remote_venue"}:
        return _remote(venue, bool(places) or abroad, said)
    if abroad:
        return _abroad(venue, home in places)
    if places:
        return _on_the_spot(venue, home, places, partners)
    if "in_person" in said:
        return Attendance.IN_PERSON, (_nowhere(venue),)
    return _without_place(venue, title, content, said)


def _remote(venue: str, placed: bool, said: set[str]) -> tuple[Attendance, tuple[Doubt, ...]]:
    if "in_person" in said:
        return Attendance.MIXED, (Doubt(venue, BOTH, Severity.INFO),)
    if not placed:
        return Attendance.REMOTE, ()
    doubt = Doubt(venue, "Указаны и дистанционный формат, и место: учтён смешанный формат", Severity.INFO)
    return Attendance.MIXED, (doubt,)


def _abroad(venue: str, at_home: bool) -> tuple[Attendance, tuple[Doubt, ...]]:
    """A journey abroad counts as a visit: the classes have none of its own."""
    if at_home:
        return Attendance.MIXED, (Doubt(venue, "Место и в своём регионе, и за рубежом", Severity.INFO),)
    return Attendance.VISIT, (Doubt(venue, "Место за рубежом: учтён выезд", Severity.INFO),)


def _on_the_spot(
    venue: str, home: str, places: frozenset[str], partners: frozenset[str]
) -> tuple[Attendance, tuple[Doubt, ...]]:
    away = places - {home}
    if not away:
        return Attendance.HOSTED, ()
    if home in places:
        return Attendance.MIXED, (Doubt(venue, "Место и в своём регионе, и в другом", Severity.INFO),)
    if partners and not away & partners:
        return Attendance.VISIT, (Doubt(venue, "Место не в регионе-партнёре", Severity.INFO),)
    return Attendance.VISIT, ()


def _nowhere(venue: str) -> Doubt:
    """What is doubtful about a venue held in person in no known region: it names no place, or one unread."""
    rest = _meant(clean(venue))
    for stem in _mode_stems():
        if stem.value in ("in_person", "unknown"):
            rest = re.sub(rf"{stem.pattern.pattern}[а-я]*", " ", rest)
    if re.search(r"\w", _MANNER.sub(" ", rest)):
        return Doubt(venue, "Очно, но регион по месту не определён")
    return Doubt(venue, "Очно, но место не названо", Severity.INFO)


def _without_place(
    venue: str, title: str, content: str, said: set[str]
) -> tuple[Attendance, tuple[Doubt, ...]]:
    for text, reason, severity in (
        (title, "Формат взят из наименования мероприятия", Severity.INFO),
        (content, "Формат взят из содержания мероприятия", Severity.WARNING),
    ):
        mode = _mode_in_words(_unquoted(text))
        if mode:
            return mode, (Doubt(text, reason, severity),)
    if is_blank(venue):
        return Attendance.UNSPECIFIED, (Doubt(venue, "Место не указано", Severity.INFO),)
    if "unknown" in said:
        return Attendance.UNSPECIFIED, (Doubt(venue, "Место не названо или будет уточнено", Severity.INFO),)
    return Attendance.UNSPECIFIED, (Doubt(venue, "По месту проведения формат не определён"),)


def _mode_in_words(text: str) -> Attendance | None:
    """What a title or a content says of the format, where it does not speak of online trade or the like."""
    text = _meant(text)
    said = _modes(text)
    if "mixed" in said:
        return Attendance.MIXED
    if said & {"remote", "remote_text"} or _ALONE.search(text) or _is_head_remote(text):
        return Attendance.REMOTE
    return None


def _is_head_remote(text: str) -> bool:
    """«Онлайн-конференция …», «дистанционная олимпиада …»: said of the first event noun."""
    head = min((start for start, _, _ in _nouns(text, "strong")), default=0)
    return _REMOTE_HEAD.search(text[:head]) is not None


def _meant(text: str) -> str:
    """The text without what is only taught from afar, «не дистанционно» said as «очно»."""
    return _DENIED.sub("очно", _REMOTE_TEACHING.sub(" ", text))


def _modes(text: str) -> set[str]:
    text = _meant(text)
    return {stem.value for stem in _mode_stems() if stem.literal in text and stem.pattern.search(text)}


@lru_cache(maxsize=REMEMBERED)
def _unquoted(text: str) -> str:
    """Cleaned text without the names in quotation marks: they do not say what an event is."""
    return clean(_QUOTED.sub(" ", text))


@lru_cache(maxsize=1)
def _mode_stems() -> tuple[Stem, ...]:
    def pattern(stem: str) -> str:
        words = re.escape(stem).replace(r"\*", "[а-я]*").replace("/", r"\s?/\s?").replace(r"\-", r"\s?-\s?")
        return rf"(?<![а-яa-z]){words}".replace(r"\$", "(?![а-я])")

    return tuple(
        _stem(row["mode"], row["stem"], pattern(row["stem"])) for row in _rows("attendance_words.csv")
    )


def event_kind(title: str, content: str) -> EventKind:
    """The kind of the title's head noun; where the title has none, that of the content's.

    The first event noun outside quotation marks is the head, unless it only names the frame («в
    рамках форума»): a frame counts where neither title nor content names anything else. Weak nouns
    («делегация», «взаимодействие») count where no strong one stands in the title, and never in the
    content.
    """
    frames: list[EventKind] = []
    for text, strength in ((title, "strong"), (title, "weak"), (content, "strong")):
        nouns = _event_nouns(_unquoted(text), strength)
        for kind, is_frame in nouns:
            if not is_frame:
                return kind
        frames += [kind for kind, _ in nouns]
    return frames[0] if frames else EventKind.UNSPECIFIED


def _event_nouns(text: str, strength: str) -> list[tuple[EventKind, bool]]:
    """Every event noun in order, and whether it names only the frame or the people of the event."""
    found = _nouns(text, strength)
    ends = [0, *(end for _, end, _ in found)]
    return [
        (kind, bool(_FRAME.search(text[before:start])))
        for before, (start, _, kind) in zip(ends, found, strict=False)
    ]


def _nouns(text: str, strength: str) -> list[tuple[int, int, EventKind]]:
    """Where every event noun begins and ends, in order."""
    return sorted(
        (match.start(), match.end(), EventKind(stem.value))
        for stem in _kind_stems(strength)
        if stem.literal in text
        for match in stem.pattern.finditer(text)
    )


@lru_cache(maxsize=2)
def _kind_stems(strength: str) -> tuple[Stem, ...]:
    def pattern(stem: str) -> str:
        words = r"[а-я]*[\s-]+".join(stem.replace("*", "[а-я]+").split())  # "*" is any word
        return rf"(?<![а-я]){words}{_NOUN_ENDING}(?![а-я])"

    rows = (row for row in _rows("event_kinds.csv") if row["strength"] == strength)
    return tuple(_stem(row["kind"], row["stem"], pattern(row["stem"])) for row in rows)


def _stem(value: str, written: str, pattern: str) -> Stem:
    return Stem(value, max(_BREAKS.split(written), key=len), re.compile(pattern))


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
