"""What one connection brings, as requests in the order of their arrival, each within its time."""

import asyncio
from collections import deque
from collections.abc import Callable
from http import HTTPStatus

from inspector.receiver.framer import Framer
from inspector.receiver.framing_events import Event, Refused, Surplus
from inspector.receiver.incoming_request import IncomingRequest
from inspector.receiver.limits import Limits

_LONGEST_SETTLING = 10
"""How many times its silence a request without a certain end may go on."""


class Intake:
    """Frames the bytes of a connection and gathers its requests in `queue`, once their heads are whole.

    `body_limit` is asked how many bytes may follow a head, `clock` for nanoseconds UTC; `on_change` is
    called when a timer, not a byte, has brought something about.
    """

    __slots__ = (
        "_began_at",
        "_clock",
        "_current",
        "_framer",
        "_limits",
        "_loop",
        "_on_change",
        "_refused_at_once",
        "_settles_until",
        "_timer",
        "_timer_is_for",
        "queue",
    )

    def __init__(
        self,
        limits: Limits,
        body_limit: Callable[[bytes], int],
        clock: Callable[[], int],
        on_change: Callable[[], None],
    ) -> None:
        self.queue: deque[IncomingRequest] = deque()
        self._framer = Framer(limits, body_limit)
        self._limits = limits
        self._clock = clock
        self._on_change = on_change
        self._loop = asyncio.get_running_loop()
        self._current: IncomingRequest | None = None
        self._began_at: int | None = None
        self._refused_at_once = False
        self._timer: asyncio.TimerHandle | None = None
        self._timer_is_for = ""
        self._settles_until = 0.0

    @property
    def is_receiving(self) -> bool:
        """Whether a request has begun and is not over."""
        return self._current is not None or self._framer.in_head

    def feed(self, data: bytes) -> None:
        """Take what the connection brought."""
        now = self._clock()
        for event in self._framer.feed(data):
            self._take(event, now)
        if self._refused_at_once:
            # What came along with the refused bytes has been kept; the answer needs no more of it.
            self._end_current(now)
        if self._current is not None or self._timer is not None or self._framer.in_head:
            self._watch(now)

    def finish(self, how: str) -> None:
        """Refuse what is incomplete, since the connection brings nothing more: it was `how`."""
        self._cut(HTTPStatus.BAD_REQUEST, how)
        self._unwatch()

    def _take(self, event: Event, now: int) -> None:
        current = self._current
        if current is None:
            if isinstance(event, Surplus):
                return
            current = IncomingRequest(self._began_at or now, self._limits.head)
            self._began_at = None
            self._current = current
            self.queue.append(current)
        current.take(event, now)
        if isinstance(event, Refused):
            self._refused_at_once = not event.open_ended
            longest = self._limits.settle_time * _LONGEST_SETTLING
            self._settles_until = self._loop.time() + longest
        if current.over:
            self._current = None

    def _watch(self, now: int) -> None:
        """See to it that what is in progress does not stay so for ever."""
        if self._current is not None and self._framer.has_refused:
            left = max(0.0, self._settles_until - self._loop.time())
            self._set_timer("settling", min(left, self._limits.settle_time))
        elif self._current is not None:
            self._set_timer("body", self._limits.body_time)
        elif not self._framer.in_head:
            self._unwatch()
        elif self._timer_is_for != "head":
            self._began_at = now
            self._set_timer("head", self._limits.head_time)

    def _set_timer(self, purpose: str, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer_is_for = purpose
        self._timer = self._loop.call_later(seconds, self._time_is_up)

    def _unwatch(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer, self._timer_is_for = None, ""

    def _time_is_up(self) -> None:
        limits = {"head": self._limits.head_time, "body": self._limits.body_time}
        seconds = limits.get(self._timer_is_for, 0.0)
        self._cut(HTTPStatus.REQUEST_TIMEOUT, f"nothing came for {seconds:g} s")
        self._unwatch()
        self._on_change()

    def _cut(self, status: HTTPStatus, how: str) -> None:
        now = self._clock()
        if self._current is not None and not self._framer.has_refused:
            reason = f"body incomplete, {how}: {self._current.body_size:,} bytes of it came"
            self._take(self._framer.refuse(status, reason), now)
        elif self._framer.in_head:
            self._take(self._framer.refuse(status, f"head incomplete, {how}"), now)
        self._end_current(now)

    def _end_current(self, now: int) -> None:
        self._refused_at_once = False
        if self._current is not None:
            self._current.end(now)
            self._current = None
