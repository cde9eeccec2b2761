"""Where requests begin and end in the bytes of a connection, sans I/O: bytes in, events out.

Rules of this file:
1. Every byte that is fed leaves in exactly one event; nothing is dropped, nothing is changed.
2. The events do not depend on how the bytes were cut into reads (only `Body` and `Surplus` come in as
   many pieces as they were fed in).
3. It judges nothing but framing. What makes a whole head good or bad HTTP is another's business, except
   where it leaves the end of the request unknown.
"""

import re
from collections.abc import Callable
from http import HTTPStatus

from inspector.receiver.announced_body import AnnouncedBody, announced_body
from inspector.receiver.chunks import Chunks
from inspector.receiver.framing_events import (
    Body,
    Event,
    HeadEnd,
    MessageEnd,
    Refused,
    Surplus,
    Whole,
)
from inspector.receiver.limits import Limits
from inspector.receiver.opening import strange_first_byte, strange_first_line
from inspector.receiver.usual_head import read_usual_head

_BLANK = b"\r\n"
_LINE = re.compile(rb"[^\n]*\n")
_USUAL_OPENING = re.compile(rb"(?!PRI )[A-Z]+ [^ \n]+ HTTP/1\.[01]\r\n")
_BARE_LF = "bare LF line ends: lines of a head end in CR LF"
_MESSAGE_END = MessageEnd()


class Framer:
    """Splits what one connection brings into requests.

    `body_limit` is asked with a head, when a body follows it, how many bytes that body may have.
    """

    __slots__ = (
        "_begun",
        "_blanks",
        "_body_limit",
        "_chunks",
        "_left",
        "_limits",
        "_searched",
        "_state",
    )

    def __init__(self, limits: Limits, body_limit: Callable[[bytes], int] | None = None) -> None:
        self._limits = limits
        self._body_limit = body_limit
        self._begun = bytearray()  # a head whose end has not come yet
        self._searched = 0  # how much of it holds no end
        self._blanks = 0  # how much of it is empty lines before the first
        self._left = 0
        self._chunks: Chunks | None = None
        # A function of the class, not a bound method: an object that refers to itself outlives its use.
        self._state: Callable[[Framer, bytes, int, list[Event]], int] = Framer._head

    @property
    def in_head(self) -> bool:
        """Whether a request has begun whose head is not whole; empty lines alone begin nothing."""
        return bool(self._begun) and bool(self._begun.strip(_BLANK))

    @property
    def in_body(self) -> bool:
        """Whether a head is whole whose body is not."""
        return self._left > 0 or self._chunks is not None

    @property
    def has_refused(self) -> bool:
        """Whether the rest of the connection has no meaning any more."""
        return self._state is Framer._surplus

    def feed(self, data: bytes) -> list[Event]:
        """Return what `data` brings, given all that was fed before."""
        if self._state is Framer._head and not self._begun:
            whole = self._whole(data)
            if whole is not None:
                return [whole]
        events: list[Event] = []
        at = 0
        while at < len(data):
            at = self._state(self, data, at, events)
        return events

    def refuse(self, status: int, reason: str) -> Refused:
        """End the request in progress from outside: its time is up, or the connection is over."""
        begun = bytes(self._begun) if self._chunks is None else self._chunks.cut()
        self._give_up()
        return Refused(begun, status, reason)

    def _give_up(self) -> None:
        self._begun = bytearray()
        self._left = 0
        self._chunks = None
        self._state = Framer._surplus

    def _whole(self, data: bytes) -> Whole | None:
        """Return the one usual request that `data` is, from its first byte to its last; None for others.

        It finds nothing that the other states would not: it only finds it faster.
        """
        end = data.find(b"\r\n\r\n") + len(b"\r\n\r\n")
        if end > self._limits.head:
            return None
        head = data[:end]
        read = read_usual_head(head)
        if read is None or len(data) != end + read.length:
            return None
        if read.length and read.length > self._limit_of(head):
            return None
        return Whole(data, head, data[end:], read)

    def _head(self, data: bytes, at: int, events: list[Event]) -> int:
        if not self._begun:
            return self._head_in(data, at, events)
        before = len(self._begun)
        self._begun += data[at:]
        # The buffer begins `before` bytes ahead of `data[at:]`.
        return self._head_in(self._begun, 0, events) - before + at

    def _head_in(self, buffer: bytes | bytearray, at: int, events: list[Event]) -> int:
        """Look for the end of the head that begins at `at`; return where it, or the buffer, ends."""
        start = at + self._blanks
        while start < len(buffer) and buffer[start] in _BLANK:
            start += 1
        if not _USUAL_OPENING.match(buffer, start) and (problem := _strange(buffer, start)):
            return self._refuse(buffer, at, HTTPStatus.BAD_REQUEST, problem, events)
        end = _head_end(buffer, max(start, at + self._searched - len("\r\n\r")))
        if (end or len(buffer)) - at > self._limits.head:
            problem = f"header too large: the head is over the limit of {self._limits.head:,} bytes"
            status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            return self._refuse(buffer, at, status, problem, events)
        if not end:
            self._searched = len(buffer) - at
            self._blanks = start - at
            if buffer is not self._begun:
                self._begun += buffer[at:]
            return len(buffer)
        head = bytes(buffer[at:end])
        if self._begun:
            self._begun = bytearray()
            self._searched = self._blanks = 0
        self._after_head(head, events)
        return end

    def _refuse(
        self,
        buffer: bytes | bytearray,
        at: int,
        status: int,
        reason: str,
        events: list[Event],
    ) -> int:
        open_ended = status == HTTPStatus.BAD_REQUEST
        events.append(Refused(bytes(buffer[at:]), status, reason, open_ended))
        self._give_up()
        return len(buffer)

    def _after_head(self, head: bytes, events: list[Event]) -> None:
        announced = announced_body(head)
        events.append(HeadEnd(head, announced.expects_continue))
        if problem := _framing_problem(head, announced):
            events.append(Refused(b"", 400, problem, open_ended=True))
            self._give_up()
        elif announced.chunked:
            self._chunks = Chunks(self._limits, self._limit_of(head))
            self._state = Framer._chunked_body
        elif not announced.length:
            events.append(_MESSAGE_END)
        elif announced.length > (limit := self._limit_of(head)):
            problem = f"the body is larger than the limit of {limit:,} bytes"
            events.append(Refused(b"", 413, problem))
            self._give_up()
        else:
            self._left = announced.length
            self._state = Framer._sized_body

    def _limit_of(self, head: bytes) -> int:
        return self._limits.body if self._body_limit is None else self._body_limit(head)

    def _sized_body(self, data: bytes, at: int, events: list[Event]) -> int:
        piece = data[at : at + self._left]
        events.append(Body(piece))
        self._left -= len(piece)
        if not self._left:
            events.append(_MESSAGE_END)
            self._state = Framer._head
        return at + len(piece)

    def _chunked_body(self, data: bytes, at: int, events: list[Event]) -> int:
        chunks = self._chunks
        assert chunks is not None  # noqa: S101 - this state is entered with chunks set, and only there
        at = chunks.feed(data, at, events)
        if chunks.ended:
            if isinstance(events[-1], Refused):
                self._give_up()
            else:
                self._chunks = None
                self._state = Framer._head
        return at

    def _surplus(self, data: bytes, at: int, events: list[Event]) -> int:
        events.append(Surplus(data[at:]))
        return len(data)


def _strange(buffer: bytes | bytearray, start: int) -> str | None:
    """Return why what begins at `start` is no request of HTTP/1, as soon as that shows."""
    if start == len(buffer):
        return None
    if problem := strange_first_byte(buffer[start]):
        return problem
    line = _LINE.match(buffer, start)
    return strange_first_line(line[0].rstrip(_BLANK)) if line else None


def _head_end(buffer: bytes | bytearray, start: int) -> int:
    """Return where the first empty line behind `start` ends, 0 when none has come."""
    usual = buffer.find(b"\n\r\n", start)
    # The first line end of `usual` may be the second of `bare`.
    bare = buffer.find(b"\n\n", start, usual + 1 if usual >= 0 else len(buffer))
    if bare >= 0:
        return bare + len(b"\n\n")
    return usual + len(b"\n\r\n") if usual >= 0 else 0


def _framing_problem(head: bytes, announced: AnnouncedBody) -> str | None:
    if head.count(b"\n") != head.count(b"\r\n"):
        return _BARE_LF
    return announced.problem
