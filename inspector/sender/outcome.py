"""What one attempt brought."""

from dataclasses import dataclass

from inspector.model.headers import Headers
from inspector.sender.error_kind import ErrorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Status, headers and body of a response as far as they came, and why they did not come whole.

    `status` is the endpoint's own, None when none was seen; `body` is what was read of it, undecoded and
    at most the exchange's cap (`cut` tells that there was more).
    """

    status: int | None = None
    headers: Headers = ()
    body: bytes = b""
    cut: bool = False
    error: ErrorKind | None = None
    detail: str | None = None
