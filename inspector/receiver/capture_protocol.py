"""The wire of one connection, as asyncio reports it; aiohttp comes in when a head is to be judged."""

import asyncio
from typing import TYPE_CHECKING

from inspector.receiver.conversation import Conversation

if TYPE_CHECKING:
    from inspector.receiver.capture_server import CaptureServer
    from inspector.receiver.http_handler import HttpHandler


class CaptureProtocol(asyncio.Protocol):
    """One connection of a `CaptureServer`."""

    __slots__ = ("_handler", "_server", "_transport", "conversation")

    conversation: Conversation
    _transport: asyncio.Transport

    def __init__(self, server: "CaptureServer") -> None:
        self._server = server
        self._handler: HttpHandler | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin the conversation."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - a stream is all that is accepted
        self._transport = transport
        self.conversation = Conversation(transport, self._server.services, self._parse)
        self._server.conversations.add(self.conversation)

    def data_received(self, data: bytes) -> None:
        """Take bytes from the wire."""
        self.conversation.on_data(data)

    def eof_received(self) -> bool:
        """Keep our side open as long as an answer is due: a half-closed client still listens."""
        return self.conversation.on_fin()

    def connection_lost(self, exc: BaseException | None) -> None:
        """End the conversation."""
        self._server.conversations.discard(self.conversation)
        self.conversation.on_lost(exc)
        if self._handler is not None:
            self._handler.connection_lost(exc)
            self._handler = None

    def pause_writing(self) -> None:
        """Note a slow reader."""
        self.conversation.on_full()

    def resume_writing(self) -> None:
        """Note that it has caught up."""
        self.conversation.on_drained()

    def _parse(self, data: bytes) -> None:
        """Let aiohttp have bytes; most connections never need it, so it is set up at the first."""
        if self._handler is None:
            self._handler = self._server.handler(self.conversation)
            self._handler.connection_made(self._transport)
        self._handler.data_received(data)
