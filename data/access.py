"""Who may look and who may edit: by where a person sits, or by what their login says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data.settings import Editing, Settings, Viewing

FORWARDED = (  # headers that other servers add
    "Forwarded",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Forwarded-Server",
    "X-Real-IP",
    "Via",
)
LOCAL_ADDRESSES = {"localhost", "127.0.0.1", "::1", "[::1]"}
PORT = re.compile(r":\d+\s*$")
LOGIN_LASTS = 12 * 3600  # seconds; a right that the provider takes back ends within a working day


@dataclass(frozen=True, slots=True)
class Visitor:
    """``who`` is what the journal calls the person; empty where nobody has said who they are."""

    may_look: bool
    may_edit: bool
    is_logged_in: bool
    who: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a person came.

    ``claims`` are what the login provider says, with ``is_logged_in`` wherever login is set up; ``address``
    is where the server listens (``None``: everywhere); ``headers`` are those of the request, in any case of
    letters; ``now`` is in seconds since 1970.
    """

    claims: Mapping[str, object]
    address: str | None
    headers: Mapping[str, str]
    now: float

    @property
    def has_login(self) -> bool:
        return "is_logged_in" in self.claims


def visitor(settings: Settings, arrival: Arrival) -> Visitor:
    """What this person may do. With ``auto``, where login is set up, only the login makes an editor."""
    is_logged_in = _is_logged_in(arrival)
    match settings.editing:
        case Editing.AUTO if arrival.has_login:
            may_edit = is_logged_in and _is_editor(settings, arrival.claims)
        case Editing.AUTO:
            may_edit = _sits_here(arrival)
        case _:
            may_edit = settings.editing is Editing.ON
    return Visitor(
        may_look=is_logged_in or settings.viewing is Viewing.ALL,
        may_edit=may_edit,
        is_logged_in=is_logged_in,
        who=_name(arrival.claims) if is_logged_in or not arrival.has_login else "",
    )


def _is_logged_in(arrival: Arrival) -> bool:
    """A login counts for ``LOGIN_LASTS``: the browser would keep it for a month, unasked."""
    issued = arrival.claims.get("iat")
    is_fresh = isinstance(issued, int | float) and arrival.now - issued < LOGIN_LASTS
    return arrival.claims.get("is_logged_in") is True and is_fresh


def _is_editor(settings: Settings, claims: Mapping[str, object]) -> bool:
    return _verified_address(claims) in settings.editors or _has_claim(settings.editor_claim, claims)


def _has_claim(asked: tuple[str, str] | None, claims: Mapping[str, object]) -> bool:
    if asked is None:
        return False
    name, value = asked
    said = claims.get(name)
    return value in said if isinstance(said, list | tuple) else value == said


def _verified_address(claims: Mapping[str, object]) -> str | None:
    """The address in small letters, where the provider vouches for it; some say "true" in letters."""
    address = claims.get("email")
    is_verified = claims.get("email_verified") in (True, "true")
    return address.strip().casefold() if is_verified and isinstance(address, str) else None


def _name(claims: Mapping[str, object]) -> str:
    """The verified address or the provider's own mark; without login, what a trusted proxy says."""
    if "is_logged_in" in claims:
        return _verified_address(claims) or str(claims.get("sub") or "")
    return str(claims.get("email") or "")


def _sits_here(arrival: Arrival) -> bool:
    """Whether the server listens to its own computer alone and is asked from there, through no other."""
    lower = {name.lower(): value for name, value in arrival.headers.items()}
    is_forwarded = any(name.lower() in lower for name in FORWARDED)
    asks_for_here = _is_local(PORT.sub("", lower.get("host", "")))
    return _is_local(arrival.address or "") and asks_for_here and not is_forwarded


def _is_local(address: str) -> bool:
    return address.strip().lower() in LOCAL_ADDRESSES
