"""What kind of event a row is: the head noun of its title, or of its content."""

from __future__ import annotations

import re
from functools import lru_cache

from data.schema import EventKind
from data.word_stems import Stem, stems, unquoted

_FRAME = re.compile(
    r"\b(?:в рамках|в ходе|по итогам|по результатам|в соответствии с|согласно|во исполнение|в развитие"
    r"|в продолжение|в преддверии|накануне|победител[а-я]*|призер[а-я]*|участник[а-я]*)\s[^,;.]*$"
)
_ENDINGS = "а о у ы и е я ю ь й ой ов ом ам ами ах ев ей ем ям ями ях ью ие ия ию ии ий ием иям иями иях"
_NOUN_ENDING = f"(?:{'|'.join(_ENDINGS.split())})?"


def event_kind(title: str, content: str) -> EventKind:
    """The kind of the title's head noun; where the title has none, that of the content's.

    The first event noun outside quotation marks is the head, unless it only names the frame («в
    рамках форума»): a frame counts where neither title nor content names anything else. Weak nouns
    («делегация», «взаимодействие») count where no strong one stands in the title, and never in the
    content.
    """
    frames: list[EventKind] = []
    for text, strength in ((title, "strong"), (title, "weak"), (content, "strong")):
        found = _heads_and_frames(unquoted(text), strength)
        for kind, is_frame in found:
            if not is_frame:
                return kind
        frames += [kind for kind, _ in found]
    return frames[0] if frames else EventKind.UNSPECIFIED


def _heads_and_frames(text: str, strength: str) -> list[tuple[EventKind, bool]]:
    """Every event noun in order, and whether it names only the frame or the people of the event."""
    found = event_nouns(text, strength)
    ends = [0, *(end for _, end, _ in found)]
    return [
        (kind, bool(_FRAME.search(text[before:start])))
        for before, (start, _, kind) in zip(ends, found, strict=False)
    ]


def event_nouns(text: str, strength: str) -> list[tuple[int, int, EventKind]]:
    """Where every event noun of a cleaned text begins and ends, and its kind, in order; of two that begin
    together the longer is first.

    ``strength`` is ``"strong"`` («форум») or ``"weak"`` («делегация»), as in ``event_kinds.csv``.
    """
    found = (
        (match.start(), match.end(), EventKind(stem.value))
        for stem in _kind_stems(strength)
        if stem.literal in text
        for match in stem.pattern.finditer(text)
    )
    return sorted(found, key=lambda noun: (noun[0], -noun[1]))


@lru_cache(maxsize=2)
def _kind_stems(strength: str) -> tuple[Stem, ...]:
    def pattern(stem: str) -> str:
        words = r"[а-я]*[\s-]+".join(stem.replace("*", "[а-я]+").split())  # "*" is any word
        return rf"(?<![а-я]){words}{_NOUN_ENDING}(?![а-я])"

    return stems("event_kinds.csv", "kind", pattern, strength=strength)
