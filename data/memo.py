"""A bounded memory of what was computed, shared by all threads, failures included."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Memo(Generic[Result]):
    """Keeps the last ``size`` results, and the exceptions of type ``failures``, by key.

    Who asks for what another thread is computing waits for it: nothing is computed twice at once.
    """

    def __init__(self, size: int, failures: type[Exception]) -> None:
        self._size, self._failures = size, failures
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

    def _compute(self, key: Hashable, future: Future, compute: Callable[[], Result]) -> None:
        try:
            future.set_result(compute())
        except self._failures as error:
            future.set_result(error)
        except BaseException as error:
            with self._lock:
                self._kept.pop(key, None)
            future.set_exception(error)
