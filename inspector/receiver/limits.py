"""How much the receiver takes, and how long it waits."""

from dataclasses import dataclass

_KIB = 1024
_MIB = 1024 * _KIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, times in seconds.

    `head` bounds request line and headers together, `body` the body without its chunk framing, `chunks`
    their number, `pipelined` the requests of one connection that wait for the answer to an earlier one.
    `head_time` runs from a request's first byte to the end of its head, `body_time` from one piece of a
    body to the next, `idle_time` between requests; `settle_time` is the silence after which a request
    whose end nobody can know is taken as ended; `grace_time` is what open requests get when the receiver
    stops; `linger_time` is how long unread bytes are thrown away behind a refusal, so that it arrives.
    """

    head: int = 256 * _KIB
    body: int = 64 * _MIB
    chunks: int = 100_000
    trailers: int = 64 * _KIB
    pipelined: int = 16
    head_time: float = 15.0
    body_time: float = 30.0
    idle_time: float = 75.0
    settle_time: float = 0.1
    linger_time: float = 2.0
    grace_time: float = 5.0
