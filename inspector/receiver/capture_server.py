"""aiohttp's low-level server with our protocol: no router, no application, nothing decompressed."""

import asyncio
import logging
from typing import cast

from aiohttp import web

from inspector.receiver.capture_protocol import CaptureProtocol
from inspector.receiver.conversation import Conversation
from inspector.receiver.http_handler import HttpHandler
from inspector.receiver.services import Services

_LOGGER = logging.getLogger("inspector.receiver")
_NEVER = 1e9


class CaptureServer(web.Server):
    """Makes a `CaptureProtocol` for every connection, and an `HttpHandler` for those that need one.

    aiohttp's own limits stand above ours, and its timers are out of the way: those here know what is a
    request in progress.
    """

    def __init__(self, services: Services) -> None:
        super().__init__(_handle)
        self.services = services
        self.conversations: set[Conversation] = set()

    def protocol(self) -> CaptureProtocol:
        """Return the protocol of a new connection."""
        return CaptureProtocol(self)

    def handler(self, conversation: Conversation) -> HttpHandler:
        """Return what judges the heads of a conversation."""
        head = self.services.limits.head
        return HttpHandler(
            self,
            conversation,
            loop=asyncio.get_running_loop(),
            access_log=None,
            logger=_LOGGER,
            auto_decompress=False,
            keepalive_timeout=_NEVER,
            lingering_time=0.0,
            max_line_size=head,
            max_field_size=head,
            max_headers=head,
        )

    async def stop(self, grace: float) -> None:
        """Let open requests finish for `grace` seconds; then end every connection."""
        conversations = list(self.conversations)
        ended = [conversation.stop() for conversation in conversations]
        if ended:
            await asyncio.wait(ended, timeout=grace)
        for conversation in conversations:
            conversation.abort()
        await asyncio.sleep(0)
        if self.services.tasks:
            await asyncio.wait(self.services.tasks, timeout=grace)
        await self.shutdown(timeout=grace)


async def _handle(request: web.BaseRequest) -> web.StreamResponse:
    return await cast("HttpHandler", request.protocol).answer(request)
