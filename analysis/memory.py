"""Memory that is free again goes back to the system: the C library would keep most of it for its threads."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Return what no one uses any more; where the C library knows no such call (not glibc), nothing."""
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library; Windows has none by that name
        return lambda _padding: None
