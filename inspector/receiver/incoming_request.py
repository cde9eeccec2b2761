"""One request while it arrives."""

import asyncio
from typing import TYPE_CHECKING

from inspector.model.captured_request import CapturedRequest
from inspector.receiver.framing_events import (
    Body,
    ChunkEnd,
    ChunkLine,
    Event,
    HeadEnd,
    MessageEnd,
    Refused,
    Surplus,
    Trailers,
    Whole,
)
from inspector.receiver.head import Head, parse_head
from inspector.receiver.opening import strange_first_byte
from inspector.receiver.problem import Problem

if TYPE_CHECKING:
    from inspector.receiver.usual_head import UsualHead

_NO_HEAD = Head(None, None, None, ())


class IncomingRequest:
    """Gathers what framing finds of one request, until it is over: complete, or refused.

    `received_at` is when its first byte came, `ended_at` when its last did (nanoseconds UTC). `unsent`
    holds the wire bytes that the HTTP parser has not seen yet; it need not see any of a request with a
    `usual` head. What comes behind a refusal is kept up to
    `surplus_limit` bytes.
    """

    __slots__ = (
        "_body",
        "_chunk_lines",
        "_room",
        "_trailers",
        "_waiter",
        "_wire",
        "complete",
        "ended_at",
        "expects_continue",
        "head",
        "over",
        "parsed",
        "problem",
        "received_at",
        "unsent",
        "usual",
    )

    def __init__(self, received_at: int, surplus_limit: int) -> None:
        self.received_at = received_at
        self.ended_at = received_at
        self.head = b""
        self.parsed = _NO_HEAD
        self.expects_continue = False
        self.problem: Problem | None = None
        self.complete = False
        self.over = False
        self.unsent: list[bytes] = []
        self.usual: UsualHead | None = None
        self._room = surplus_limit
        self._body: list[bytes] = []
        self._chunk_lines: list[bytes] = []
        self._trailers = b""
        self._wire: list[bytes] = []  # the body with its chunk framing
        self._waiter: asyncio.Future[None] | None = None

    @property
    def body_size(self) -> int:
        """How many bytes of the body have come, without chunk framing."""
        return sum(map(len, self._body))

    def take(self, event: Event, now: int) -> None:
        """Add what an event brings; `now` in nanoseconds UTC."""
        if isinstance(event, Whole):
            self._take_whole(event, now)
        elif isinstance(event, Body):
            self._wire.append(event.wire)
            self.unsent.append(event.wire)
            self._body.append(event.wire)
        elif isinstance(event, HeadEnd):
            self._take_head(event)
        elif isinstance(event, MessageEnd):
            self.complete = True
            self.end(now)
        elif isinstance(event, (Refused, Surplus)):
            self._take_refused(event)
        else:
            self._take_framing(event)

    def _take_whole(self, event: Whole, now: int) -> None:
        self.head = event.head
        self.parsed = event.read.head
        self.usual = event.read
        if event.body:
            self._body.append(event.body)
        self.complete = True
        self.end(now)

    def _take_head(self, event: HeadEnd) -> None:
        self.head = event.wire
        self.parsed = parse_head(event.wire)
        self.expects_continue = event.expects_continue

    def _take_framing(self, event: ChunkLine | ChunkEnd | Trailers) -> None:
        self._wire.append(event.wire)
        self.unsent.append(event.wire)
        if isinstance(event, ChunkLine):
            self._chunk_lines.append(event.wire)
        elif isinstance(event, Trailers):
            self._trailers = event.wire

    def _take_refused(self, event: Refused | Surplus) -> None:
        if isinstance(event, Refused):
            self.problem = Problem(event.status, event.reason)
        kept = event.wire[: self._room]
        self._room -= len(kept)
        if self.head and self.parsed is not _NO_HEAD:
            self._wire.append(kept)
        else:
            self.head += kept

    def end(self, now: int) -> None:
        """Nothing more belongs to it."""
        if self.over:
            return
        self.over = True
        self.ended_at = now
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def wait_until_over(self) -> None:
        """Return when it is over."""
        if not self.over:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter

    def captured(self, remote: str, *, secure: bool) -> CapturedRequest:
        """Return it as it is stored.

        An incomplete body is kept with its chunk framing: only so are its bytes what came.
        """
        head = self.parsed
        if head is _NO_HEAD and not strange_first_byte((self.head.lstrip(b"\r\n") or b"\0")[0]):
            head = parse_head(self.head)
        pieces = self._body if self.complete else self._wire
        return CapturedRequest(
            received_at=self.received_at,
            remote=remote,
            head=self.head,
            body=pieces[0] if len(pieces) == 1 else b"".join(pieces),
            chunk_lines=tuple(self._chunk_lines) if self._chunk_lines and self.complete else None,
            trailers=self._trailers if self.complete else b"",
            method=head.method,
            target=head.target,
            version=head.version,
            headers=head.headers,
            problem=None if self.problem is None else self.problem.reason,
            secure=secure,
        )
