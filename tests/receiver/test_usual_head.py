"""Heads about which there is nothing to decide, and all the others."""

import asyncio
import logging

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.receiver.head import Head, parse_head
from inspector.receiver.usual_head import UsualHead, read_usual_head
from tests.receiver.wire_client import WireClient

GOOD = b"POST /a?b=%20 HTTP/1.1\r\nHost: x\r\nX-Sig_1: a b \t\r\n"


def test_a_plain_head_is_read_in_one_step() -> None:
    pairs = (("Host", "x"), ("X-Sig_1", "a b"))
    assert read_usual_head(GOOD + b"\r\n") == UsualHead(
        Head("POST", "/a?b=%20", "HTTP/1.1", pairs), 0, keep_alive=True
    )


@pytest.mark.parametrize(
    ("line", "length", "keep_alive"),
    [
        (b"Content-Length: 0012", 12, True),
        (b"Connection: Keep-Alive", 0, True),
        (b"connection: close", 0, False),
        (b"X-Empty:", 0, True),
        (b"X-Text: \xc3\xa9\xff", 0, True),
    ],
)
def test_what_it_says_of_length_and_connection(
    line: bytes, length: int, *, keep_alive: bool
) -> None:
    read = read_usual_head(GOOD + line + b"\r\n\r\n")
    assert read is not None
    assert (read.length, read.keep_alive) == (length, keep_alive)


@pytest.mark.parametrize(
    "head",
    [
        b"BREW /a HTTP/1.1\r\n\r\n",
        b"post /a HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST * HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST http://x/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /\xc3\xa9 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /a b HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /a HTTP/1.0\r\nHost: x\r\n\r\n",
        b"POST /a HTTP/1.2\r\nHost: x\r\n\r\n",
        b"\r\n" + GOOD + b"\r\n",
        GOOD.replace(b"Host: x", b"X: y") + b"\r\n",
        GOOD.replace(b"\r\n", b"\n") + b"\n",
        *(
            GOOD + line + b"\r\n\r\n"
            for line in (
                b"x-sig_1: b",
                b"Host: y",
                b"Content-Length: abc",
                b"Content-Length: ",
                b"Content-Length: +1",
                b"Content-Length: \xb2",
                b"Content-Length: 1234567890123",
                b"Transfer-Encoding: chunked",
                b"Expect: 100-continue",
                b"Upgrade: websocket",
                b"Connection: upgrade",
                b"Connection: close, X",
                b"X-A: a\x00b",
                b"X-A: a\x7fb",
                b"X-A: a\rb",
                b"X-A: a\nb",
                b"X-A : a",
                b"X A: a",
                b"X\xff: a",
                b": a",
                b"X-A",
                b" folded",
                b"X-Long: " + b"v" * 300,
            )
        ),
    ],
)
def test_whatever_differs_is_left_to_the_parser(head: bytes) -> None:
    assert read_usual_head(head) is None


NAMES = st.sampled_from(
    [
        "Host",
        "host",
        "Content-Type",
        "Content-Length",
        "Connection",
        "User-Agent",
        "X-A",
        "X B",
        "Server",
    ]
)
VALUES = st.one_of(
    st.sampled_from(["", "0", "3", "close", "keep-alive", "chunked", "a\tb"]),
    st.text(st.characters(max_codepoint=0xFF), max_size=8),
)
FIRST = st.sampled_from(
    [
        "GET / HTTP/1.1",
        "POST /a?b HTTP/1.1",
        'PUT /<">|^` HTTP/1.1',
        "GET /% HTTP/1.1",
        "LOCK /a HTTP/1.1",
    ]
)


async def refused_by_aiohttp(heads: list[bytes]) -> list[bytes]:
    """Return those of the heads that aiohttp's own server does not take."""

    async def handle(_: web.BaseRequest) -> web.Response:
        return web.Response()

    logger = logging.getLogger("tests.silent")
    logger.disabled = True
    server = web.Server(
        handle, logger=logger, max_line_size=1 << 18, max_field_size=1 << 18, max_headers=1 << 18
    )
    listening = await asyncio.get_running_loop().create_server(server, "127.0.0.1", 0)
    refused = []
    for head in heads:
        async with await WireClient.connect(listening.sockets[0].getsockname()[1]) as client:
            await client.send(head)
            if (await client.response()).status != 200:
                refused.append(head)
    listening.close()
    await server.shutdown(1)
    return refused


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(FIRST, st.lists(st.tuples(NAMES, VALUES), max_size=5)), min_size=20, max_size=40
    )
)
def test_aiohttp_takes_every_head_that_is_called_usual(
    requests: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    heads = []
    for first, pairs in requests:
        lines = [first, "Host: x", *(f"{name}: {value}" for name, value in pairs)]
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        read = read_usual_head(head)
        if read is not None:
            assert read.head == parse_head(head)
            heads.append(head)
    assert asyncio.run(refused_by_aiohttp(heads)) == []
