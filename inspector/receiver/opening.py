"""What the first bytes of a connection say when they are not those of an HTTP/1 request."""

import re

_TLS_HANDSHAKE = 0x16
_H2_PREFACE_LINE = b"PRI * HTTP/2.0"
_VERSION = re.compile(rb" HTTP/\d+(?:\.\d+)?[ \t]*\Z")
_METHOD_BYTES = frozenset(
    b"!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)

_TLS = (
    "TLS on an HTTP port: the client spoke TLS to a port that speaks plain HTTP; "
    "point it at http:// instead of https://"
)
_H2 = "HTTP/2 on an HTTP/1 port: the client spoke HTTP/2 without asking first; use HTTP/1.1"


def strange_first_byte(first: int) -> str | None:
    """Return why a request cannot begin with this byte, None when it can."""
    if first in _METHOD_BYTES:
        return None
    if first == _TLS_HANDSHAKE:
        return _TLS
    return f"not HTTP: the first byte is 0x{first:02X}, and no method begins with it"


def strange_first_line(line: bytes) -> str | None:
    """Return why this is no request line of HTTP/1, None when it may be one; `line` has no line end."""
    if line.startswith(_H2_PREFACE_LINE):
        return _H2
    if _VERSION.search(line):
        return None
    if line.startswith(b"HTTP/"):
        return "a response, not a request: the first line begins with HTTP/"
    return "no HTTP version in the request line: HTTP/0.9, or not HTTP at all"
