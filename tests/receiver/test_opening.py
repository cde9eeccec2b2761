"""First bytes that are no HTTP/1 request, and what they are called."""

import ssl

import pytest

from inspector.receiver.opening import strange_first_byte, strange_first_line


def client_hello() -> bytes:
    """Return what a TLS client sends first."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    session = ssl.create_default_context().wrap_bio(incoming, outgoing, server_hostname="localhost")
    with pytest.raises(ssl.SSLWantReadError):
        session.do_handshake()
    return outgoing.read()


def test_a_real_tls_hello_is_named() -> None:
    reason = strange_first_byte(client_hello()[0])
    assert reason is not None
    assert reason.startswith("TLS on an HTTP port")
    assert "http://" in reason


@pytest.mark.parametrize("first", [*b"!#$%&'*+-.^_`|~", *b"09AZaz"])
def test_a_method_may_begin_with_any_byte_of_a_token(first: int) -> None:
    assert strange_first_byte(first) is None


@pytest.mark.parametrize("first", [0x00, 0x0A, 0x20, 0x22, 0x2F, 0x3A, 0x7B, 0x7F, 0x80, 0xFF])
def test_any_other_first_byte_is_told_in_hex(first: int) -> None:
    reason = strange_first_byte(first)
    assert reason == f"not HTTP: the first byte is 0x{first:02X}, and no method begins with it"


@pytest.mark.parametrize(
    "line",
    [
        b"GET / HTTP/1.1",
        b"GET / HTTP/1.0",
        b"GET / HTTP/1.1 ",
        b"GET / HTTP/1.1\t",
        b"POST /a b HTTP/1.1",
        b"PRI / HTTP/1.1",
        b"GET /HTTP/ HTTP/1.1",
        b"X HTTP/9",
        b"GET / HTTP/12.34",
    ],
)
def test_what_ends_with_a_version_may_be_a_request(line: bytes) -> None:
    assert strange_first_line(line) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"PRI * HTTP/2.0", "HTTP/2 on an HTTP/1 port"),
        (b"HTTP/1.1 200 OK", "a response, not a request"),
        (b"GET /", "no HTTP version in the request line"),
        (b"GET / HTTP/", "no HTTP version in the request line"),
        (b"GET / HTTP/x", "no HTTP version in the request line"),
        (b"GET / http/1.1", "no HTTP version in the request line"),
        (b"GET /HTTP/1.1", "no HTTP version in the request line"),
        (b"EHLO mail", "no HTTP version in the request line"),
        (b"", "no HTTP version in the request line"),
    ],
)
def test_any_other_line_is_named(line: bytes, reason: str) -> None:
    told = strange_first_line(line)
    assert told is not None
    assert told.startswith(reason)
