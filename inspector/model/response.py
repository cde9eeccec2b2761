"""What the receiver sent back, as it went."""

from dataclasses import dataclass

from inspector.model.headers import Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The response to one request: what was meant, how far it got, and whether the client was there.

    `phase` is the last one reached: `none`, `head`, `body` or `complete`. `ended_by` says who ended the
    connection: `us`, `client`, or None while it is kept alive. `fault` names the fault that acted.
    Times are nanoseconds UTC; `fin_at` and `reset_at` tell when the client's FIN or RST was seen;
    `write_error` is what the socket said when we wrote to a client that had left.
    """

    request_id: int
    started_at: int
    finished_at: int
    status: int | None = None
    headers: Headers = ()
    body: bytes = b""
    phase: str = "none"
    bytes_sent: int = 0
    ended_by: str | None = None
    fault: str | None = None
    succeeded: bool = False
    fin_at: int | None = None
    reset_at: int | None = None
    write_error: str | None = None

    @property
    def duration(self) -> int:
        """Nanoseconds from the request's last byte to the end of the response."""
        return self.finished_at - self.started_at

    @property
    def client_left(self) -> bool:
        """Whether the client was gone before the response had been written."""
        return self.reset_at is not None or self.write_error is not None
