"""One request as it came over the wire."""

from dataclasses import dataclass

from inspector.model.headers import Headers
from inspector.model.request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedRequest:
    """The wire bytes of one request, and what was read from them; immutable.

    `head` holds the bytes up to and including the empty line, `body` the body with its chunk framing
    taken off, `chunk_lines` each chunk's size line (None when the body was not chunked), `trailers` the
    bytes behind the last chunk. `method`, `target` and `version` are None for what never became a request;
    `problem` then says why, as it does for one that was refused or cut short. Times are nanoseconds UTC.
    """

    received_at: int
    remote: str
    head: bytes
    body: bytes = b""
    chunk_lines: tuple[bytes, ...] | None = None
    trailers: bytes = b""
    method: str | None = None
    target: str | None = None
    version: str | None = None
    headers: Headers = ()
    problem: str | None = None
    secure: bool = False

    @property
    def wire(self) -> bytes:
        """Every byte as it was received, chunk framing included."""
        if self.chunk_lines is None:
            return self.head + self.body
        parts, start = [self.head], 0
        for line in self.chunk_lines:
            size = int(line.split(b";")[0].strip() or b"0", 16)
            parts.append(line)
            if size:
                parts += [self.body[start : start + size], b"\r\n"]
                start += size
        return b"".join([*parts, self.trailers])

    def as_request(self, url: str) -> Request:
        """Return what signature schemes see, under the URL that the sender used."""
        return Request.of_wire(self.method or "", url, self.headers, self.body)
