"""The contract with the installed aiohttp: what it takes, what it refuses, and that nothing is lost.

Raise aiohttp's upper bound in pyproject.toml by this file alone.
"""

import ast
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import streams, web, web_protocol

import inspector.receiver
from inspector.model.stored_request import StoredRequest
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.receiver import Receiver
from tests.receiver.wire_client import WireClient

Stored = Callable[..., Awaitable[list[StoredRequest]]]


def head(*lines: bytes, first: bytes = b"POST /a HTTP/1.1", host: bytes = b"Host: x") -> bytes:
    return b"\r\n".join([first, *([host] if host else []), *lines, b"", b""])


def first_line(line: bytes) -> bytes:
    return head(first=line)


LENGTH = b"Content-Length: 2"
CHUNKED = b"Transfer-Encoding: chunked"
TAKEN = {
    "GET": first_line(b"GET / HTTP/1.1"),
    "empty body": head(b"Content-Length: 0"),
    "body": head(LENGTH) + b"ok",
    "GET with a body": head(LENGTH, first=b"GET / HTTP/1.1") + b"ok",
    "length with zeros": head(b"Content-Length: 0002") + b"ok",
    "length without a blank": head(b"Content-Length:2") + b"ok",
    "length with blanks": head(b"content-LENGTH: \t 2 \t") + b"ok",
    "HTTP/1.0": first_line(b"GET / HTTP/1.0"),
    "HTTP/1.0 without Host": head(first=b"GET / HTTP/1.0", host=b""),
    "empty lines before": b"\r\n\r\n" + first_line(b"GET / HTTP/1.1"),
    "PROPFIND": first_line(b"PROPFIND / HTTP/1.1"),
    "unknown method": first_line(b"BREW / HTTP/1.1"),
    "lower-case method": first_line(b"get / HTTP/1.1"),
    "CONNECT": first_line(b"CONNECT a:443 HTTP/1.1"),
    "OPTIONS *": first_line(b"OPTIONS * HTTP/1.1"),
    "GET *": first_line(b"GET * HTTP/1.1"),
    "absolute target": first_line(b"GET http://a/b HTTP/1.1"),
    "escapes and dots": first_line(b"GET /a%2fb/../c//d;p?x=%41&y=+&&q=#frag HTTP/1.1"),
    "bad escapes": first_line(b"GET /%zz%ff%?q=% HTTP/1.1"),
    "quotes and brackets": first_line(b'GET /<a>"b"{c}|d^`?[e] HTTP/1.1'),
    "UTF-8 target": first_line("GET /é HTTP/1.1".encode()),
    "Latin-1 target": first_line(b"GET /\xe9 HTTP/1.1"),
    "long target": first_line(b"GET /" + b"a" * 60_000 + b" HTTP/1.1"),
    "repeated names": head(b"X-A: 1", b"x-a: 2", b"X-A: 1"),
    "empty value": head(b"X-A:", b"X-B: "),
    "UTF-8 value": head("X-A: é漢".encode()),
    "Latin-1 value": head(b"X-A: \xe9\xff"),
    "C1 control": head(b"X-A: \xc2\x9b"),
    "tab in a value": head(b"X-A: a\tb"),
    "odd name": head(b"!#$%&'*+-.^_`|~09: 1"),
    "underscore": head(b"X_A: 1"),
    "long value": head(b"X-A: " + b"v" * 60_000),
    "four hundred headers": head(*(b"X-%d: 1" % number for number in range(400))),
    "upgrade": head(b"Connection: Upgrade", b"Upgrade: websocket", b"Sec-WebSocket-Key: a"),
    "h2c upgrade": head(b"Connection: Upgrade, HTTP2-Settings", b"Upgrade: h2c"),
    "chunked": head(CHUNKED) + b"2\r\nok\r\n0\r\n\r\n",
    "chunked, empty": head(CHUNKED) + b"0\r\n\r\n",
    "chunk sizes with zeros, both cases": head(CHUNKED)
    + b"000A\r\n0123456789\r\na\r\n0123456789\r\n00\r\n\r\n",
    "chunk extensions": head(CHUNKED) + b'2;a=b;c="d e"\r\nok\r\n0;last\r\n\r\n',
    "trailers": head(CHUNKED, b"Trailer: X-Sum") + b"2\r\nok\r\n0\r\nX-Sum: 1\r\nX-B:\r\n\r\n",
    "gzip, chunked": head(b"Transfer-Encoding: gzip, chunked") + b"2\r\nok\r\n0\r\n\r\n",
    "content coding that lies": head(b"Content-Encoding: gzip", LENGTH) + b"ok",
    "coding nobody knows": head(b"Content-Encoding: zopfli", LENGTH) + b"ok",
    "multipart without boundary": head(b"Content-Type: multipart/form-data", LENGTH) + b"ok",
    "odd content type": head(b'Content-Type: ;;;=,"', LENGTH) + b"ok",
    "expectation with its body": head(b"Expect: 100-continue", LENGTH) + b"ok",
    "unknown expectation": head(b"Expect: magic", LENGTH) + b"ok",
    "two blanks": first_line(b"GET  / HTTP/1.1"),
    "two hosts in one": head(host=b"Host: a, b"),
    "empty host": head(host=b"Host:"),
}
REFUSED = {
    "no Host": head(host=b""),
    "two Hosts": head(b"Host: y"),
    "two Content-Types": head(b"Content-Type: a/b", b"Content-Type: a/b"),
    "two User-Agents": head(b"User-Agent: a", b"User-Agent: b"),
    "two equal lengths": head(LENGTH, LENGTH) + b"ok",
    "two codings": head(CHUNKED, CHUNKED) + b"0\r\n\r\n",
    "HTTP/1.2": first_line(b"GET / HTTP/1.2"),
    "HTTP/3.0": first_line(b"GET / HTTP/3.0"),
    "blank before the colon": head(b"X-A : 1"),
    "blank in a name": head(b"X A: 1"),
    "byte in a name": head(b"X\xff: 1"),
    "no name": head(b": 1"),
    "no colon": head(b"X-A"),
    "folded line": head(b"X-A: a", b" b"),
    "NUL in a value": head(b"X-A: a\x00b"),
    "control in a value": head(b"X-A: a\x01b"),
    "DEL in a value": head(b"X-A: a\x7fb"),
    "bare CR in a value": head(b"X-A: a\rb"),
    "control in the target": first_line(b"GET /\x1b HTTP/1.1"),
    "method with a bad character": first_line(b"G(T / HTTP/1.1"),
    "blank in the target": first_line(b"GET /a b HTTP/1.1"),
}
SHORT = 4096
"""Bytes from which a request is not sent byte by byte: it would only take long."""


async def exchange(receiver: Receiver, sent: bytes, size: int) -> int:
    async with await WireClient.connect(receiver.port) as client:
        await client.send(sent, size)
        return (await client.response()).status


@pytest.mark.parametrize(
    ("name", "size"),
    [
        (name, size)
        for name, sent in TAKEN.items()
        for size in (1, 7, 1 << 30)
        if size > SHORT or len(sent) <= SHORT
    ],
)
async def test_what_aiohttp_takes_is_kept_exactly(
    receiver: Receiver, stored: Stored, name: str, size: int
) -> None:
    sent = TAKEN[name]
    assert await exchange(receiver, sent, size) in {200, 100}
    (only,) = await stored()
    assert only.captured.wire == sent
    assert only.captured.problem is None
    assert only.summary.verdict is VerdictStatus.UNCHECKED


@pytest.mark.parametrize("size", [1, 7, 1 << 30])
@pytest.mark.parametrize("name", REFUSED)
async def test_what_aiohttp_refuses_is_kept_exactly(
    receiver: Receiver, stored: Stored, name: str, size: int
) -> None:
    sent = REFUSED[name]
    assert await exchange(receiver, sent, size) == 400
    (only,) = await stored()
    assert only.captured.wire == sent
    assert only.captured.problem
    assert only.summary.verdict is VerdictStatus.MALFORMED


def test_the_names_that_are_built_on_are_public_and_there() -> None:
    for name in ("handle_error", "finish_response", "data_received", "log_exception"):
        assert callable(getattr(web_protocol.RequestHandler, name))
    for name in ("read_nowait", "is_eof"):
        assert callable(getattr(streams.StreamReader, name))
    for name in ("shutdown", "connections"):
        assert hasattr(web.Server, name)


def test_no_private_name_of_aiohttp_is_used() -> None:
    for path in Path(inspector.receiver.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text())
        uses = any(
            isinstance(node, ast.ImportFrom) and (node.module or "").startswith("aiohttp")
            for node in ast.walk(tree)
        )
        if not uses:
            continue
        assigned = {
            target.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign | ast.AnnAssign)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Attribute)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr.startswith("_"):
                assert node.attr.startswith("__") or node.attr in assigned, (path.name, node.attr)
