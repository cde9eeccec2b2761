"""What aiohttp gets back when the receiver has dealt with the wire itself."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.abc import AbstractStreamWriter


class SettledResponse(web.StreamResponse):
    """A response that writes nothing: whatever was to be said has been, byte for byte, by the receiver.

    `work` is awaited where aiohttp would send the head: there, the refusals that only aiohttp knows of are
    recorded and answered. It returns whether the connection goes on.
    """

    def __init__(self, work: Callable[[], Awaitable[bool]] | None = None, *, goes_on: bool) -> None:
        super().__init__()
        self._work = work
        self._goes_on = goes_on

    @property
    def keep_alive(self) -> bool:
        """Whether aiohttp is to wait for another request."""
        return self._goes_on

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:  # noqa: ARG002 - aiohttp's signature
        """Do the work, if there is any."""
        if self._work is not None:
            self._goes_on = await self._work()
        return None

    async def write_eof(self, data: bytes = b"") -> None:
        """Write nothing."""
