"""A bounded memory of what was computed, shared by all threads, failures that will last included."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Memo(Generic[Result]):
    """Keeps the last ``size`` results, and the exceptions of type ``failures`` but not ``passing``, by key.

    Who asks for what another thread is computing waits for it: nothing is computed twice at once.
    """

    def __init__(self, size: int, failures: type[Exception], *passing: type[Exception]) -> None:
        self._size, self._failures, self._passing = size, failures, passing
        self._kept: OrderedDict[Hashable, Future] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, compute: Callable[[], Result]) -> Result:
        """The result for ``key``, or its exception raised again; computed where it is not kept."""
        with self._lock:
            is_new = key not in self._kept
            future = self._kept.setdefault(key, Future())
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        if is_new:
            self._compute(key, future, compute)
        found = future.result()
        if isinstance(found, Exception):
            raise found.with_traceback(None)
        return found

    def forget(self, key: Hashable) -> None:
        """Have the result for ``key`` computed anew when it is next asked for."""
        with self._lock:
            self._kept.pop(key, None)

    def _compute(self, key: Hashable, future: Future, compute: Callable[[], Result]) -> None:
        try:
            future.set_result(compute())
        except self._failures as error:
            if isinstance(error, self._passing):
                self.forget(key)
            future.set_result(error)
        except BaseException as error:
            self.forget(key)
            future.set_exception(error)
