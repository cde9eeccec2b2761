"""The requests of one connection, one after the other, between its wire and the HTTP parser.

Rules of this file:
1. At most one request is with the parser (or with `_refuse`): the *active* one. The next is handed over when
   its answer is out. So nothing that comes later can spoil what came before.
2. Bytes of a body are handed over only after the parser has accepted the head: it is dead once it has
   refused one.
3. Whoever waits for a body waits for our framing (`IncomingRequest.wait_until_over`), never for the parser's
   stream; that one is only emptied.
"""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Protocol

from inspector.receiver.connection import Connection
from inspector.receiver.incoming_request import IncomingRequest
from inspector.receiver.intake import Intake
from inspector.receiver.problem import Problem
from inspector.receiver.refusal_reason import refusal_reason
from inspector.receiver.services import Services
from inspector.receiver.stand_in import with_stand_in

_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class _Stream(Protocol):
    """The parser's stream of a body."""

    def read_nowait(self, n: int = -1) -> bytes: ...


class Conversation:
    """Gathers requests from the wire, lets the parser judge their heads, and takes each to its answer.

    `parse` gives bytes to the HTTP parser, which in turn calls `serve` for a head it accepts, `refuse` for
    one it does not, and `release` when the answer is out.
    """

    __slots__ = (
        "_active",
        "_connection",
        "_ended",
        "_idle_since",
        "_idle_timer",
        "_intake",
        "_is_full",
        "_loop",
        "_parse",
        "_services",
        "_stream",
        "_taken",
        "_transport",
    )

    def __init__(
        self,
        transport: asyncio.Transport,
        services: Services,
        parse: Callable[[bytes], None],
    ) -> None:
        self._transport = transport
        self._services = services
        self._parse = parse
        self._loop = asyncio.get_running_loop()
        self._connection = Connection(transport, self._loop, services.clock)
        self._intake = Intake(services.limits, services.body_limit, services.clock, self._advance)
        self._active: IncomingRequest | None = None
        self._taken = False  # whether somebody sees the active request to its answer
        self._stream: _Stream | None = None
        self._is_full = False
        self._ended: asyncio.Future[None] | None = None
        self._idle_since = self._loop.time()
        self._idle_timer: asyncio.TimerHandle | None = self._loop.call_later(
            services.limits.idle_time, self._end_idleness
        )

    # What the transport reports

    def on_data(self, data: bytes) -> None:
        """Take bytes from the wire."""
        self._services.path.on_arrival()
        self._intake.feed(data)
        self._advance()
        if len(self._intake.queue) >= self._services.limits.pipelined and not self._is_full:
            self._is_full = True
            self._transport.pause_reading()

    def on_fin(self) -> bool:
        """Take note of the end of the client's bytes; return whether an answer is still due."""
        self._connection.on_fin()
        self._intake.finish("closed by the client")
        self._advance()
        return self._active is not None

    def on_lost(self, error: BaseException | None) -> None:
        """Take note of the end of the connection; what was incomplete is recorded as far as it came."""
        if self._idle_timer is not None:
            self._idle_timer.cancel()
        self._connection.on_lost(error)
        self._intake.finish("reset" if error is not None else "closed by the client")
        if self._active is not None and not self._taken:
            # It is with a parser that will not speak any more.
            self._take_alone(self._active, keep_alive=False)
        self._advance()
        # The parser's owner owns this too: a circle that only the garbage collector would undo.
        self._parse = _drop
        if self._ended is not None:
            self._ended.set_result(None)

    def on_full(self) -> None:
        """Take note that the client reads slower than we write."""
        self._connection.on_full()

    def on_drained(self) -> None:
        """Take note that there is room to write again."""
        self._connection.on_drained()

    # What the HTTP parser reports

    async def serve(self, stream: _Stream, *, keep_alive: bool) -> bool:
        """Take the active request, whose head is good, to its answer; return whether to go on."""
        active = self._active
        if active is None or self._taken:
            return False
        self._taken = True
        self._stream = stream
        if not active.over or active.unsent:
            self._forward(active)
            await active.wait_until_over()
        return await self._answer(active, keep_alive=keep_alive)

    async def refuse(self, words: str) -> bool:
        """Take the active request, whose head the parser refused in its own `words`, to its answer."""
        active = self._active
        if active is None or self._taken:
            return False
        self._taken = True
        # Its body is waited for all the same: a response before it ends would be lost to many clients.
        await active.wait_until_over()
        if active.problem is None:
            reason = refusal_reason(active.head, words)
            active.problem = Problem(HTTPStatus.BAD_REQUEST, reason)
        return await self._answer(active, keep_alive=False)

    def release(self, *, goes_on: bool) -> None:
        """Let the next request come, now that the active one's answer is out, unless the connection ends."""
        self._active = self._stream = None
        self._taken = False
        self._idle_since = self._loop.time()
        if not goes_on and not self._connection.lost:
            self._intake.queue.clear()
            return
        self._advance()
        if self._is_full and len(self._intake.queue) <= self._services.limits.pipelined // 2:
            self._is_full = False
            self._transport.resume_reading()
        if self._active is None and self._connection.fin_at is not None:
            self._transport.close()

    # What the receiver asks

    def stop(self) -> "asyncio.Future[None]":
        """Take no further request; return what resolves when the connection is over."""
        self._ended = self._loop.create_future()
        if self._connection.lost:
            self._ended.set_result(None)
        elif self._active is None and not self._intake.is_receiving:
            self._transport.close()
        self._connection.on_stop()
        return self._ended

    def abort(self) -> None:
        """End the connection now; what was incomplete is recorded as far as it came."""
        self._intake.finish("cut off as the receiver stopped")
        self._transport.abort()

    # The way of one request

    def _advance(self) -> None:
        """See whether anything can be handed on."""
        active = self._active
        if active is not None:
            if self._stream is not None:
                self._forward(active)
            return
        if not self._intake.queue:
            return
        self._active = active = self._intake.queue.popleft()
        if active.usual is not None:
            self._take_alone(active, keep_alive=active.usual.keep_alive)
            return
        if active.problem is not None or self._connection.lost:
            self._take_alone(active, keep_alive=False)
            return
        data = with_stand_in(active.head, active.parsed)
        if active.unsent:
            data = b"".join([data, *active.unsent])
            active.unsent.clear()
        elif active.expects_continue and active.parsed.version == "HTTP/1.1":
            self._transport.write(_CONTINUE)
        self._parse(data)

    def _forward(self, active: IncomingRequest) -> None:
        """Let the parser have what has come of the body, and empty its stream of what is kept here."""
        if active.unsent and not self._connection.lost:
            data = active.unsent[0] if len(active.unsent) == 1 else b"".join(active.unsent)
            active.unsent.clear()
            self._parse(data)
        if self._stream is not None and not self._connection.lost:
            self._stream.read_nowait()

    def _take_alone(self, active: IncomingRequest, *, keep_alive: bool) -> None:
        """Take a request to its answer without asking the parser, which has nothing to add."""
        self._taken = True
        self._services.start(self._answer_alone(active, keep_alive))

    async def _answer_alone(self, active: IncomingRequest, keep_alive: bool) -> None:  # noqa: FBT001 - one caller
        goes_on = False
        try:
            if not active.over:
                await active.wait_until_over()
            goes_on = await self._answer(active, keep_alive=keep_alive)
        finally:
            self.release(goes_on=goes_on)
            if not goes_on:
                self._connection.close()

    async def _answer(self, active: IncomingRequest, *, keep_alive: bool) -> bool:
        is_last = self._connection.fin_at is not None and not self._intake.queue
        goes_on = await self._services.path.take(
            active, self._connection, keep_alive=keep_alive and not is_last
        )
        if active.problem is not None:
            await self._connection.linger(self._services.limits.linger_time)
        return goes_on

    def _end_idleness(self) -> None:
        """Close a connection on which nothing has happened for too long."""
        limit = self._services.limits.idle_time
        left = self._idle_since + limit - self._loop.time()
        if self._active is None and not self._intake.is_receiving and left <= 0:
            self._idle_timer = None
            self._transport.close()
        else:
            self._idle_timer = self._loop.call_later(
                left if left > 0 else limit, self._end_idleness
            )


def _drop(_data: bytes) -> None:
    """Take bytes when there is no parser any more."""
