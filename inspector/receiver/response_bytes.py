"""A reply as it goes over the wire: the headers that were asked for, and the few that HTTP needs."""

import time
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus

from inspector.model.headers import Headers, header_value
from inspector.model.reply import Reply

_PHRASES = {status.value: status.phrase for status in HTTPStatus}
_WITHOUT_BODY = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})


@dataclass(frozen=True, slots=True)
class ResponseBytes:
    """The head of a response, its body, and the header pairs in it; `self_delimited` when its end shows."""

    head: bytes
    body: bytes
    headers: Headers
    self_delimited: bool


def response_bytes(
    reply: Reply, *, method: str | None, version: str | None, closes: bool
) -> ResponseBytes:
    """Lay out `reply` for a request of this method and version.

    Added to the reply's own headers, where it has none of that name: Content-Length, Date, and Connection
    where the version's default is not what happens. A reply that gives its own Content-Length or
    Transfer-Encoding is sent as it is.
    """
    is_old, is_head = version == "HTTP/1.0", method == "HEAD"
    return _laid_out(reply, is_old, is_head, closes, int(time.time()))


@lru_cache(maxsize=128)
def _laid_out(
    reply: Reply,
    is_old: bool,  # noqa: FBT001 - positions make the cheaper cache key
    is_head: bool,  # noqa: FBT001 - the same
    closes: bool,  # noqa: FBT001 - the same
    second: int,
) -> ResponseBytes:
    names = {name.lower() for name, _ in reply.headers}
    bodiless = reply.status in _WITHOUT_BODY or reply.status < HTTPStatus.OK
    pairs = list(reply.headers)
    own_length = header_value(reply.headers, "content-length")
    own_framing = own_length is not None or "transfer-encoding" in names
    if not own_framing and not bodiless:
        pairs.append(("Content-Length", str(len(reply.body))))
    if "date" not in names:
        pairs.append(("Date", formatdate(second, usegmt=True)))
    if "connection" not in names and closes != is_old:
        pairs.append(("Connection", "close" if closes else "keep-alive"))
    version = "HTTP/1.0" if is_old else "HTTP/1.1"
    lines = [f"{version} {reply.status} {_PHRASES.get(reply.status, '')}"]
    lines += [f"{name}: {value}" for name, value in pairs]
    return ResponseBytes(
        head=("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace"),
        body=b"" if bodiless or is_head else reply.body,
        headers=tuple(pairs),
        self_delimited=not own_framing or own_length == str(len(reply.body)),
    )
