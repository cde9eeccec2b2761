"""Carrying out the steps of a response, and noting how far it came."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspector.faults.steps import Hang, Step, Wait
from inspector.model.reply import Reply
from inspector.receiver.connection import Connection
from inspector.receiver.response_bytes import response_bytes

if TYPE_CHECKING:
    from inspector.model.headers import Headers


class Answer:
    """What goes back on one connection to one request, as far as it went.

    `goes_on` tells whether the connection can carry another request afterwards; it begins as what the
    client asked for. `fault` names the one that acted, if any did.
    """

    __slots__ = (
        "_method",
        "_version",
        "bytes_sent",
        "connection",
        "fault",
        "goes_on",
        "headers",
        "phase",
        "reply",
    )

    def __init__(
        self, connection: Connection, method: str | None, version: str | None, *, goes_on: bool
    ) -> None:
        self.connection = connection
        self._method = method
        self._version = version
        self.goes_on = goes_on
        self.fault: str | None = None
        self.reply: Reply | None = None
        self.headers: Headers = ()
        self.phase = "none"
        self.bytes_sent = 0

    async def carry_out(self, steps: Sequence[Step]) -> None:
        """Take the steps in order; those behind the client's leaving come to nothing by themselves."""
        for step in steps:
            if isinstance(step, Wait):
                await self.connection.pause(step.seconds)
            elif isinstance(step, Hang):
                await self.connection.hang()
                self.goes_on = False
            else:
                await self.send(step.reply)

    async def send(self, reply: Reply) -> None:
        """Send a whole reply."""
        connection = self.connection
        if connection.stopping:
            self.goes_on = False
        wire = response_bytes(
            reply, method=self._method, version=self._version, closes=not self.goes_on
        )
        size = len(wire.head) + len(wire.body)
        data = wire.head + wire.body
        sent = size if connection.send_now(data) else await connection.send(data)
        self.bytes_sent += sent
        self.reply, self.headers = reply, wire.headers
        if sent == size:
            self.phase = "complete"
        elif sent:
            self.phase = "body" if sent > len(wire.head) else "head"
        if sent < size or not wire.self_delimited:
            self.goes_on = False
