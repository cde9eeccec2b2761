"""The receiver: everything that listens, from the socket to the store."""

import asyncio
import os
import secrets
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from inspector.model.request_summary import RequestSummary
from inspector.receiver.address import bind, is_exposed, url_of
from inspector.receiver.capture_path import CapturePath
from inspector.receiver.capture_server import CaptureServer
from inspector.receiver.health import Health
from inspector.receiver.limits import Limits
from inspector.receiver.listener import Listener
from inspector.receiver.lock import Lock
from inspector.receiver.presence import Presence, remove_presence, write_presence
from inspector.receiver.services import Services
from inspector.receiver.settings_in_force import SettingsInForce
from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure
from inspector.store.writer import Writer
from inspector.version import __version__

DEFAULT_PORT = 4665


class Receiver:
    """Captures, judges, stores and answers what arrives at one address, for one store.

    `durable` makes every commit survive a loss of power too; `clock` gives nanoseconds UTC. `url` and
    `port` are known after `start`; `exposed` tells that other machines can reach the address.
    """

    def __init__(  # noqa: PLR0913 - what a receiver can be told stands in one place
        self,
        store: Path,
        *,
        host: str = "127.0.0.1",
        port: int = DEFAULT_PORT,
        limits: Limits | None = None,
        durable: bool = False,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        self.store = store.absolute()
        self.host = host
        self.port = port
        self.url = ""
        self.exposed = False
        self._limits = limits or Limits()
        self._durable = durable
        self._clock = clock
        self._subscribers: list[Callable[[RequestSummary], None]] = []
        self._path: CapturePath | None = None
        self._writer: Writer | None = None
        self._stack = AsyncExitStack()

    async def start(self) -> None:
        """Make the store if there is none, take it, and listen.

        Raises `UnavailableError` when the port is in use or another receiver serves the store, and what
        opening the store raises.
        """
        async with AsyncExitStack() as stack:
            ensure(self.store)
            lock = Lock(self.store)
            lock.acquire()
            stack.callback(lock.release)
            with Endpoints(self.store) as endpoints:
                endpoints.ensure_default()
            await self._listen(stack)
            self._stack = stack.pop_all()

    async def stop(self) -> None:
        """Listen no more, let open requests finish within the grace time, and store what waits."""
        await self._stack.aclose()

    def subscribe(self, callback: Callable[[RequestSummary], None]) -> None:
        """Have `callback` called once for every stored request, as soon as its response is known."""
        self._subscribers.append(callback)

    def health(self) -> Health:
        """Return how the receiver is."""
        return Health(
            version=__version__,
            pid=os.getpid(),
            store=str(self.store),
            url=self.url,
            served=self._path.served if self._path else 0,
            exposed=self.exposed,
            problem=self._writer.problem if self._writer else None,
        )

    @property
    def warning(self) -> str | None:
        """What has to stay on every screen while other machines can send to this receiver."""
        if not self.exposed:
            return None
        return f"{self.url} can be reached from other machines: anyone there can send to it."

    async def _listen(self, stack: AsyncExitStack) -> None:
        sock = await asyncio.to_thread(bind, self.host, self.port)
        stack.callback(sock.close)
        self.port = sock.getsockname()[1]
        self.url, self.exposed = url_of(sock), is_exposed(sock)
        settings = SettingsInForce(self.store)
        stack.callback(settings.close)
        self._writer = writer = Writer(self.store, durable=self._durable)
        stack.push_async_callback(writer.close)
        self._path = CapturePath(settings, writer, self._clock, self._subscribers)
        server = CaptureServer(Services(self._path, self._limits, self._clock))
        stack.push_async_callback(server.stop, self._limits.grace_time)
        listener = Listener(
            sock, server.protocol, lambda: self.health().line(), patience=self._limits.idle_time
        )
        stack.push_async_callback(listener.stop)
        listener.start()
        presence = Presence(
            pid=os.getpid(),
            host=self.host,
            port=self.port,
            version=__version__,
            url=self.url,
            nonce=secrets.token_hex(8),
        )
        write_presence(self.store, presence)
        stack.callback(remove_presence, self.store, presence)
