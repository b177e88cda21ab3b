"""Counts the bytes on the wire: the browser does not tell those of a compressed websocket."""

from __future__ import annotations

import asyncio
import threading

from server import free_port

CHUNK = 65_536


class CountingProxy:
    """A TCP relay to ``port`` in a thread of its own; ``down`` counts bytes towards the browser."""

    def __init__(self, port: int) -> None:
        self.port, self.target, self.down = free_port(), port, 0
        self.url = f"http://localhost:{self.port}"
        self._loop = asyncio.new_event_loop()
        self._is_open = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> CountingProxy:
        self._thread.start()
        self._is_open.wait()
        return self

    def __exit__(self, *_error: object) -> None:
        self._loop.call_soon_threadsafe(self._stop)
        self._thread.join()

    def _stop(self) -> None:
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.call_later(0.1, self._loop.stop)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(asyncio.start_server(self._relay, "localhost", self.port))
        self._is_open.set()
        self._loop.run_forever()

    async def _relay(self, browser: asyncio.StreamReader, to_browser: asyncio.StreamWriter) -> None:
        server, to_server = await asyncio.open_connection("localhost", self.target)
        up = asyncio.create_task(self._copy(browser, to_server, counted=False))
        await self._copy(server, to_browser, counted=True)
        up.cancel()

    async def _copy(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, counted: bool) -> None:
        try:
            while data := await source.read(CHUNK):
                self.down += len(data) if counted else 0
                sink.write(data)
                await sink.drain()
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            sink.close()
