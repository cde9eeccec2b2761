"""A request as signature schemes see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from inspector.model.headers import Headers, as_wire_text, header_value, header_values


@dataclass(frozen=True, slots=True, init=False)
class Request:
    """Method, URL, header pairs and raw body of one request; what `verify` and `sign` work on.

    `url` is the URL as the sender sees it (schemes that sign the URL need it exact); `headers` keep
    order, case and repetitions, one character per wire byte; `body` is the body as it was received,
    neither decompressed nor decoded.
    """

    method: str
    url: str
    headers: Headers
    body: bytes

    def __init__(
        self,
        method: str = "POST",
        url: str = "",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
    ) -> None:
        pairs = tuple((as_wire_text(name), as_wire_text(value)) for name, value in headers)
        object.__setattr__(self, "method", method)
        object.__setattr__(self, "url", url)
        object.__setattr__(self, "headers", pairs)
        object.__setattr__(self, "body", body)

    @classmethod
    def of_wire(cls, method: str, url: str, headers: Headers, body: bytes) -> Self:
        """Return a request whose headers came from the wire, with one character per byte already."""
        request = cls.__new__(cls)
        object.__setattr__(request, "method", method)
        object.__setattr__(request, "url", url)
        object.__setattr__(request, "headers", headers)
        object.__setattr__(request, "body", body)
        return request

    def header(self, name: str) -> str | None:
        """Return the first value of a header, compared without regard to case, or None."""
        return header_value(self.headers, name)

    def header_values(self, name: str) -> list[str]:
        """Return every value of a header, compared without regard to case, in wire order."""
        return header_values(self.headers, name)
