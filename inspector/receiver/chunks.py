"""Chunked bodies (RFC 9112 §7.1), sans I/O."""

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from inspector.receiver.framing_events import (
    Body,
    ChunkEnd,
    ChunkLine,
    Event,
    MessageEnd,
    Refused,
    Trailers,
)
from inspector.receiver.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_LINE = 16 * 1024
_SIZE_LINE = re.compile(rb"([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\r\n\x00]*)?\r\n")
_LINE_END = b"\r\n"
_CHUNK_END = ChunkEnd()


class Chunks:
    """Takes the chunks of one body apart; size lines, extensions and trailers are kept as they came.

    Strict where a proxy and a server could disagree: a bare LF, a sign, a missing line end refuse the
    request, since what follows could be taken for another one. `ended` tells that the body is over, by
    its last chunk or by a refusal.
    """

    __slots__ = ("_begun", "_count", "_left", "_limit", "_limits", "_size", "_state", "ended")

    def __init__(self, limits: Limits, body_limit: int) -> None:
        self.ended = False
        self._limits = limits
        self._limit = body_limit
        self._size = 0
        self._count = 0
        self._left = 0
        self._begun = b""  # a line, or a part of one, whose end has not come yet
        # A function of the class, not a bound method: an object that refers to itself outlives its use.
        self._state: Callable[[Chunks, bytes, int, list[Event]], int] = Chunks._size_line

    def feed(self, data: bytes, at: int, events: list[Event]) -> int:
        """Append what `data` holds from `at` on to `events`; return where the body or `data` ends."""
        while at < len(data) and not self.ended:
            at = self._state(self, data, at, events)
        return at

    def _size_line(self, data: bytes, at: int, events: list[Event]) -> int:
        end = data.find(b"\n", at) + 1 or len(data)
        line = self._begun + data[at:end]
        if len(line) > _LONGEST_LINE:
            return self._refuse(data, at, 400, "bad chunk size: its line is too long", events)
        if not line.endswith(b"\n"):
            self._begun = line
            return end
        found = _SIZE_LINE.fullmatch(line)
        if found is None:
            told = line[:40].decode("latin-1").strip()
            return self._refuse(data, at, 400, f"bad chunk size {told!r}", events)
        self._count += 1
        self._left = int(found[1], 16)
        self._size += self._left
        if problem := self._over_limit():
            return self._refuse(data, at, 413, problem, events)
        self._begun = b""
        events.append(ChunkLine(line))
        self._state = Chunks._data if self._left else Chunks._trailers
        return end

    def _over_limit(self) -> str | None:
        if self._size > self._limit:
            return f"the body is larger than the limit of {self._limit:,} bytes"
        if self._count > self._limits.chunks:
            return f"the body has more than {self._limits.chunks:,} chunks"
        return None

    def _data(self, data: bytes, at: int, events: list[Event]) -> int:
        piece = data[at : at + self._left]
        self._left -= len(piece)
        events.append(Body(piece))
        if not self._left:
            self._state = Chunks._data_end
        return at + len(piece)

    def _data_end(self, data: bytes, at: int, events: list[Event]) -> int:
        end = at + len(_LINE_END) - len(self._begun)
        seen = self._begun + data[at:end]
        if seen == _LINE_END:
            self._begun = b""
            events.append(_CHUNK_END)
            self._state = Chunks._size_line
            return end
        if _LINE_END.startswith(seen):
            self._begun = seen
            return end
        reason = "chunk size wrong: no line end behind so many bytes"
        return self._refuse(data, at, 400, reason, events)

    def _trailers(self, data: bytes, at: int, events: list[Event]) -> int:
        seen = self._begun + data[at:]
        size = len(_LINE_END) if seen.startswith(_LINE_END) else _behind(seen, b"\r\n\r\n")
        if size:
            end = at + size - len(self._begun)
            self._begun = b""
            events += (Trailers(seen[:size]), MessageEnd())
            self.ended = True
            return end
        if len(seen) > self._limits.trailers:
            return self._refuse(data, at, 400, "the trailers are too long", events)
        self._begun = seen
        return len(data)

    def _refuse(self, data: bytes, at: int, status: int, reason: str, events: list[Event]) -> int:
        # The end of a body that is too large is known to be far; that of one out of step is not known.
        in_step = status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        events.append(Refused(self.cut() + data[at:], status, reason, open_ended=not in_step))
        self.ended = True
        return len(data)

    def cut(self) -> bytes:
        """Return what was begun and never ended, when the connection is over."""
        begun, self._begun = self._begun, b""
        return begun


def _behind(data: bytes, mark: bytes) -> int:
    found = data.find(mark)
    return found + len(mark) if found >= 0 else 0
