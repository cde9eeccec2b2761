"""What the framer finds in the bytes of a connection, in order.

The wire bytes of all events together are the bytes that were fed, none left out and none twice.
"""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from inspector.receiver.usual_head import UsualHead


@dataclass(frozen=True, slots=True)
class Whole:
    """A request with the plainest of heads that came in one piece: the usual case.

    It stands for `HeadEnd`, `Body` and `MessageEnd` at once.
    """

    wire: bytes
    head: bytes
    body: bytes
    read: UsualHead


@dataclass(frozen=True, slots=True)
class HeadEnd:
    """A request's head is whole: everything up to and including the empty line."""

    wire: bytes
    expects_continue: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes of the body, chunk framing taken off."""

    wire: bytes


@dataclass(frozen=True, slots=True)
class ChunkLine:
    """The size line of a chunk, with its extensions and its line end."""

    wire: bytes


@dataclass(frozen=True, slots=True)
class ChunkEnd:
    """The line end behind the data of a chunk."""

    wire: ClassVar[bytes] = b"\r\n"


@dataclass(frozen=True, slots=True)
class Trailers:
    """What stands behind the last chunk, the closing empty line included."""

    wire: bytes


@dataclass(frozen=True, slots=True)
class MessageEnd:
    """The request is complete."""

    wire: ClassVar[bytes] = b""


@dataclass(frozen=True, slots=True)
class Refused:
    """The request can't be taken, and nothing after it has a meaning: only `Surplus` follows.

    `status` is the one to answer with, `reason` says why in a clause. `open_ended` tells that nobody can
    know where the request ends, so that what still arrives belongs to it.
    """

    wire: bytes
    status: int
    reason: str
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Surplus:
    """Bytes behind a refusal."""

    wire: bytes


Event: TypeAlias = (
    Whole | HeadEnd | Body | ChunkLine | ChunkEnd | Trailers | MessageEnd | Refused | Surplus
)
