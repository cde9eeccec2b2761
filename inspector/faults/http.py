"""Faults of the HTTP level: the connection stands, the response is the failure.

What clients report was measured with aiohttp 3.14, requests 2.34, httpx 0.28, Node 20 fetch, axios and
Go 1.27 on loopback.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from inspector.faults.steps import Hang, Send, Step, Wait
from inspector.model.reply import Reply


@dataclass(frozen=True, slots=True)
class StatusFault:
    """Another status than the endpoint's own; `headers` such as Retry-After go with it."""

    name: ClassVar[str] = "status"
    level: ClassVar[str] = "http"
    usage: ClassVar[str] = "status CODE [NAME=VALUE …]"
    wire: ClassVar[str] = "a whole response with this status instead of the endpoint's own"
    clients: ClassVar[str] = (
        "all report the status as it is; none of aiohttp, requests, httpx, fetch, axios and Go "
        "acts on Retry-After by itself"
    )

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str | None = None

    def steps(self, reply: Reply) -> tuple[Step, ...]:  # noqa: ARG002 - every kind is asked alike
        """Send a reply of this status; its body names the status unless one was given."""
        body = f"{self.status}\n" if self.body is None else self.body
        return (Send(Reply(self.status, tuple(self.headers.items()), body.encode())),)


@dataclass(frozen=True, slots=True)
class DelayFault:
    """The endpoint's own reply, late."""

    name: ClassVar[str] = "delay"
    level: ClassVar[str] = "http"
    usage: ClassVar[str] = "delay DURATION"
    wire: ClassVar[str] = (
        "silence for this long before the status line, then the endpoint's own reply"
    )
    clients: ClassVar[str] = (
        "past their limit: aiohttp and fetch TimeoutError, requests and httpx ReadTimeout, axios "
        "ECONNABORTED, Go “awaiting headers”; the request counts as failed though it was received"
    )

    seconds: float

    def steps(self, reply: Reply) -> tuple[Step, ...]:
        """Wait, then send the endpoint's own reply."""
        return (Wait(self.seconds), Send(reply))


@dataclass(frozen=True, slots=True)
class HangFault:
    """No reply at all."""

    name: ClassVar[str] = "hang"
    level: ClassVar[str] = "http"
    usage: ClassVar[str] = "hang"
    wire: ClassVar[str] = "nothing, until the client leaves or the receiver stops"
    clients: ClassVar[str] = (
        "time out: aiohttp and fetch TimeoutError, requests and httpx ReadTimeout, axios ECONNABORTED, "
        "Go “awaiting headers”; a client without a limit waits for ever"
    )

    def steps(self, reply: Reply) -> tuple[Step, ...]:  # noqa: ARG002 - every kind is asked alike
        """Hold the connection."""
        return (Hang(),)
