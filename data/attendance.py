"""How people attend an event: from afar, at home, on a visit, and what is doubtful about it."""

from __future__ import annotations

from data.attendance_words import names_a_place, said_of_event, said_of_venue
from data.date_clean import is_blank
from data.schema import Attendance, Doubt, Severity

BOTH = "Указаны и дистанционный, и очный формат: учтён смешанный"


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
    said = said_of_venue(venue)
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
    if names_a_place(venue):
        return Doubt(venue, "Очно, но регион по месту не определён")
    return Doubt(venue, "Очно, но место не названо", Severity.INFO)


def _without_place(
    venue: str, title: str, content: str, said: set[str]
) -> tuple[Attendance, tuple[Doubt, ...]]:
    for text, reason, severity in (
        (title, "Формат взят из наименования мероприятия", Severity.INFO),
        (content, "Формат взят из содержания мероприятия", Severity.WARNING),
    ):
        mode = said_of_event(text)
        if mode:
            return mode, (Doubt(text, reason, severity),)
    if is_blank(venue):
        return Attendance.UNSPECIFIED, (Doubt(venue, "Место не указано", Severity.INFO),)
    if "unknown" in said:
        return Attendance.UNSPECIFIED, (Doubt(venue, "Место не названо или будет уточнено", Severity.INFO),)
    return Attendance.UNSPECIFIED, (Doubt(venue, "По месту проведения формат не определён"),)
