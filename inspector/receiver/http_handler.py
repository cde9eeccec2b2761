"""aiohttp's side of a connection: its request handler, which judges the heads that are not of the plainest kind.

Framing is ours, HTTP is aiohttp's. Only public names of aiohttp are used here, though some of them are
documented in its source alone: the contract test says when a new version breaks them.
"""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from inspector.receiver.conversation import Conversation
from inspector.receiver.settled_response import SettledResponse

if TYPE_CHECKING:
    from inspector.receiver.capture_server import CaptureServer

_BROKEN = b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_GOES_ON = SettledResponse(goes_on=True)
_ENDS = SettledResponse(goes_on=False)


class HttpHandler(RequestHandler):
    """Tells a conversation what aiohttp makes of the bytes it is given, one request at a time."""

    __slots__ = ("conversation",)

    def __init__(
        self,
        server: "CaptureServer",
        conversation: Conversation,
        *,
        loop: asyncio.AbstractEventLoop,
        **options: Any,
    ) -> None:
        super().__init__(server, loop=loop, **options)
        self.conversation = conversation

    async def answer(self, request: web.BaseRequest) -> SettledResponse:
        """Serve a request whose head aiohttp has accepted."""
        goes_on = await self.conversation.serve(request.content, keep_alive=request.keep_alive)
        return _GOES_ON if goes_on else _ENDS

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Record what aiohttp refuses, before the 400; a failure of our own becomes a 500 and is logged."""
        if status == web.HTTPBadRequest.status_code:
            return SettledResponse(
                partial(self.conversation.refuse, message or str(exc)), goes_on=False
            )
        self.log_exception("A request from %s failed", request.remote, exc_info=exc)
        if self.transport is not None:
            self.transport.write(_BROKEN)
        return _ENDS

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Let aiohttp finish, then let the next request come."""
        finished = await super().finish_response(request, resp, start_time)
        self.conversation.release(goes_on=bool(resp.keep_alive))
        return finished
