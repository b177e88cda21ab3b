"""What a server does before anybody asks: it makes ready, and lays aside what stays for its whole life."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from analysis.memory import give_back


def ready_early(prepare: Callable[[], None]) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """The server's lifespan: ``prepare`` runs in a thread while the first browser is still loading.

    What fails there fails again, and is told, when a page asks for it.
    """

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        preparing = asyncio.create_task(asyncio.to_thread(_prepared, prepare))
        yield
        preparing.cancel()

    return lifespan


def _prepared(prepare: Callable[[], None]) -> None:
    try:
        prepare()
    except Exception:
        logging.getLogger(__name__).exception("nothing could be made ready beforehand")
    lay_aside()


def lay_aside() -> None:
    """Exempt all that lives now, libraries and plans, from the search for garbage.

    It never goes away, and took longer to search than drawing a page.
    """
    gc.collect()
    gc.freeze()
    give_back()
