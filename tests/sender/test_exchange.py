"""Every kind of error against a real socket that behaves just so."""

import asyncio
import errno
import gzip
import socket
import ssl
from collections.abc import Awaitable, Callable

import pytest

from inspector.sender.error_kind import ErrorKind
from inspector.sender.exchange import BODY_CAP, Exchange
from inspector.sender.outcome import Outcome
from tests.sender.conftest import Handler, StartRaw, reset

OK = b"HTTP/1.1 200 OK\r\n"
LIMIT = 0.4
LONG = 10.0


async def post(url: str, *, limit: float = LONG, cap: int = BODY_CAP) -> Outcome:
    async with Exchange(timeout=limit, body_cap=cap) as exchange:
        return await exchange.post(url, (("X-One", "1"), ("X-One", "zwei")), b'{"a": 1}')


async def test_a_whole_response_is_no_error_whatever_its_status(raw_endpoint: StartRaw) -> None:
    answer = b"HTTP/1.1 503 Busy\r\nX-A: 1\r\nx-a: \xe4\r\nContent-Length: 2\r\n\r\nno"
    endpoint = await raw_endpoint([answer])
    outcome = await post(endpoint.url)
    assert (outcome.status, outcome.body, outcome.error) == (503, b"no", None)
    assert outcome.headers == (("X-A", "1"), ("x-a", "ä"), ("Content-Length", "2"))


async def test_the_request_goes_out_as_it_was_given(raw_endpoint: StartRaw) -> None:
    endpoint = await raw_endpoint([OK + b"Content-Length: 0\r\n\r\n"])
    await post(endpoint.url + "/%61?x=%2f&&y")
    head, _, body = endpoint.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /hooks/%61?x=%2f&&y HTTP/1.1\r\n")
    assert b"X-One: 1\r\nX-One: zwei" in head
    assert b"Accept-Encoding" not in head
    assert body == b'{"a": 1}'


BROKEN: list[tuple[str, list[bytes], str, int | None, ErrorKind]] = [
    ("close", [b""], "close", None, ErrorKind.CLOSED_WITHOUT_ANSWER),
    ("half a head", [OK + b"X-A: b"], "close", None, ErrorKind.CLOSED_WITHOUT_ANSWER),
    ("reset", [b""], "reset", None, ErrorKind.RESET),
    ("garbage", [b"220 smtp ready\r\n"], "close", None, ErrorKind.MALFORMED_ANSWER),
    ("bad length", [OK + b"Content-Length: x\r\n\r\n"], "close", None, ErrorKind.MALFORMED_ANSWER),
    (
        "more than announced",
        [OK + b"Content-Length: 2\r\n\r\nok and more"],
        "close",
        None,
        ErrorKind.MALFORMED_ANSWER,
    ),
    (
        "a body behind 204",
        [b"HTTP/1.1 204 No Content\r\n\r\nhello"],
        "close",
        None,
        ErrorKind.MALFORMED_ANSWER,
    ),
    (
        "bad chunk",
        [OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"],
        "close",
        None,
        ErrorKind.MALFORMED_ANSWER,
    ),
    ("cut", [OK + b"Content-Length: 9\r\n\r\nabc"], "close", 200, ErrorKind.TRUNCATED),
    ("reset in body", [OK + b"Content-Length: 9\r\n\r\nab"], "reset", 200, ErrorKind.TRUNCATED),
    (
        "no last chunk",
        [OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"],
        "close",
        200,
        ErrorKind.TRUNCATED,
    ),
    (
        "not gzip",
        [OK + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"],
        "close",
        200,
        ErrorKind.UNDECODABLE,
    ),
    (
        "gzip cut",
        [OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"hello")[:-9]],
        "close",
        200,
        ErrorKind.UNDECODABLE,
    ),
    (
        "redirect",
        [b"HTTP/1.1 307 T\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"],
        "close",
        307,
        ErrorKind.REDIRECT_REFUSED,
    ),
]


@pytest.mark.parametrize(
    ("pieces", "ending", "status", "kind"),
    [case[1:] for case in BROKEN],
    ids=[case[0] for case in BROKEN],
)
async def test_a_broken_answer_has_its_kind_and_keeps_its_status(
    raw_endpoint: StartRaw, pieces: list[bytes], ending: str, status: int | None, kind: ErrorKind
) -> None:
    endpoint = await raw_endpoint(pieces, ending=ending)
    outcome = await post(endpoint.url)
    assert (outcome.error, outcome.status) == (kind, status)
    assert outcome.detail
    assert len(endpoint.requests) == 1


@pytest.mark.parametrize(
    ("answer", "status", "kind"),
    [
        (b"", None, ErrorKind.TIMEOUT_BEFORE_STATUS),
        (OK + b"X-A: ", None, ErrorKind.TIMEOUT_BEFORE_STATUS),
        (OK + b"Content-Length: 9\r\n\r\nabc", 200, ErrorKind.TIMEOUT_AFTER_STATUS),
    ],
)
async def test_a_time_limit_tells_whether_a_status_came(
    raw_endpoint: StartRaw, answer: bytes, status: int | None, kind: ErrorKind
) -> None:
    endpoint = await raw_endpoint([answer], ending="hang")
    outcome = await post(endpoint.url, limit=LIMIT)
    assert (outcome.error, outcome.status) == (kind, status)
    assert f"{LIMIT:g} s" in (outcome.detail or "")


async def test_a_dripping_head_ends_at_the_limit(
    serve: Callable[[Handler], Awaitable[str]],
) -> None:
    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        for byte in OK * 100:
            if reader.at_eof() or writer.is_closing():
                break
            writer.write(bytes([byte]))
            await asyncio.sleep(LIMIT / 20)
        writer.close()

    outcome = await post(f"http://{await serve(drip)}/", limit=LIMIT)
    assert outcome.error is ErrorKind.TIMEOUT_BEFORE_STATUS


async def test_an_informational_answer_is_not_the_status(raw_endpoint: StartRaw) -> None:
    answer = b"HTTP/1.1 102 Processing\r\n\r\n" + OK + b"Content-Length: 0\r\n\r\n"
    endpoint = await raw_endpoint([answer])
    assert (await post(endpoint.url)).status == 200


async def test_large_head_fields_are_taken(raw_endpoint: StartRaw) -> None:
    head = b"".join(b"X-%d: %s\r\n" % (number, b"a" * 1000) for number in range(200))
    answer = OK + b"X-Long: " + b"b" * 300_000 + b"\r\n" + head + b"Content-Length: 0\r\n\r\n"
    endpoint = await raw_endpoint([answer])
    assert (await post(endpoint.url)).error is None


async def test_a_body_is_read_to_the_cap_and_no_further(raw_endpoint: StartRaw) -> None:
    endpoint = await raw_endpoint([OK + b"Content-Length: 3000000\r\n\r\n", b"x" * 3_000_000])
    outcome = await post(endpoint.url, cap=1000)
    assert outcome.body == b"x" * 1000
    assert outcome.cut
    assert outcome.error is None


async def test_a_redirect_without_a_place_is_a_plain_status(raw_endpoint: StartRaw) -> None:
    endpoint = await raw_endpoint([b"HTTP/1.1 304 Same\r\n\r\n"])
    outcome = await post(endpoint.url)
    assert (outcome.status, outcome.error) == (304, None)


def free_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_a_port_without_a_listener_refuses(host: str) -> None:
    outcome = await post(f"http://{host}:{free_port()}/")
    assert outcome.error is ErrorKind.REFUSED
    assert host in (outcome.detail or "")


async def test_a_reset_at_accept_is_a_reset(serve: Callable[[Handler], Awaitable[str]]) -> None:
    async def accept_reset(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reset(writer)

    outcome = await post(f"http://{await serve(accept_reset)}/")
    assert outcome.error is ErrorKind.RESET


async def test_an_unknown_name_is_dns() -> None:
    outcome = await post("http://nowhere.invalid/")
    assert outcome.error is ErrorKind.DNS
    assert "nowhere.invalid" in (outcome.detail or "")


@pytest.mark.skipif(not hasattr(socket, "SO_PEERCRED"), reason="a full backlog drops SYNs on Linux")
async def test_a_full_backlog_is_a_connect_timeout() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        address = listener.getsockname()
        fillers = [socket.socket() for _ in range(4)]
        try:
            for filler in fillers:
                filler.setblocking(False)  # noqa: FBT003 - the standard library's own signature
                assert filler.connect_ex(address) in {0, errno.EINPROGRESS}
            outcome = await post(f"http://127.0.0.1:{address[1]}/", limit=LIMIT)
        finally:
            for filler in fillers:
                filler.close()
    assert outcome.error is ErrorKind.CONNECT_TIMEOUT


async def test_an_untrusted_certificate_is_named_and_nothing_is_sent(
    raw_endpoint: StartRaw, self_signed: ssl.SSLContext
) -> None:
    endpoint = await raw_endpoint([OK + b"Content-Length: 0\r\n\r\n"], context=self_signed)
    outcome = await post(endpoint.url)
    assert outcome.error is ErrorKind.CERTIFICATE
    assert "self-signed" in (outcome.detail or "")
    assert endpoint.requests == []


ALERT = bytes.fromhex("15030300020246")


@pytest.mark.parametrize("answer", [ALERT, b"HTTP/1.1 400 Bad\r\n\r\n", b""])
@pytest.mark.parametrize("ending", ["close", "reset"])
async def test_what_goes_wrong_in_the_handshake_is_tls(
    serve: Callable[[Handler], Awaitable[str]], answer: bytes, ending: str
) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(answer)
        await writer.drain()
        await reader.read(65536)
        if ending == "reset":
            reset(writer)
        writer.close()

    outcome = await post(f"https://{await serve(refuse)}/")
    assert outcome.error is ErrorKind.TLS
    assert outcome.status is None
