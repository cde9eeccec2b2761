"""What happens on one connection: order, pipelining, half-closed clients, limits and times."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from inspector.model.stored_request import StoredRequest
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.limits import Limits
from inspector.receiver.receiver import Receiver
from tests.receiver.wire_client import WireClient, request

Stored = Callable[..., Awaitable[list[StoredRequest]]]
Receive = Callable[..., Awaitable[Receiver]]


async def test_requests_of_a_connection_are_answered_and_stored_in_order(
    client: WireClient, stored: Stored
) -> None:
    for number in range(5):
        await client.send(request(f"/{number}"))
        assert (await client.response()).status == 200
    assert [each.captured.target for each in await stored(5)] == [f"/{n}" for n in range(5)]


@pytest.mark.parametrize("size", [1, 7, 1 << 20])
async def test_pipelined_requests_are_answered_in_order(
    client: WireClient, stored: Stored, size: int
) -> None:
    sent = b"".join(request(f"/{number}", b"x" * number) for number in range(40))
    await client.send(sent, size)
    for _ in range(40):
        assert (await client.response()).status == 200
    found = await stored(40)
    assert b"".join(each.captured.wire for each in found) == sent


async def test_garbage_behind_good_requests_spoils_none_of_them(
    client: WireClient, stored: Stored
) -> None:
    await client.send(request("/one") + request("/two") + b"\x00garbage")
    assert (await client.response()).status == 200
    assert (await client.response()).status == 200
    assert (await client.response()).status == 400
    assert await client.rest() == b""
    assert [each.summary.verdict for each in await stored(3)] == [
        VerdictStatus.UNCHECKED,
        VerdictStatus.UNCHECKED,
        VerdictStatus.MALFORMED,
    ]


async def test_a_head_refused_behind_good_requests_waits_for_their_answers(
    client: WireClient, stored: Stored
) -> None:
    await client.send(request("/one") + b"GET /two HTTP/1.1\r\nBad Name: 1\r\n\r\n")
    assert (await client.response()).status == 200
    refused = await client.response()
    assert (refused.status, refused.header("Connection")) == (400, "close")
    assert await client.rest() == b""
    assert (await stored(2))[1].captured.wire == b"GET /two HTTP/1.1\r\nBad Name: 1\r\n\r\n"


async def test_nothing_behind_a_refusal_is_taken_for_a_request(
    client: WireClient, stored: Stored
) -> None:
    bad = b"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
    await client.send(bad + b"0\r\n\r\n" + request("/smuggled"))
    assert (await client.response()).status == 400
    assert await client.rest() == b""
    (only,) = await stored(1)
    assert only.captured.wire.startswith(bad + b"0\r\n\r\nPOST /smuggled")


async def test_the_body_of_a_refused_request_is_waited_for(
    client: WireClient, stored: Stored
) -> None:
    await client.send(b"POST /a HTTP/1.1\r\nBad Name: 1\r\nContent-Length: 5\r\n\r\n")
    await asyncio.sleep(0.05)
    await client.send(b"hello")
    assert (await client.response()).status == 400
    (only,) = await stored(1)
    assert only.captured.body == b"hello"


async def test_a_half_closed_client_gets_its_answers(client: WireClient, stored: Stored) -> None:
    await client.send(request("/one") + request("/two"))
    client.half_close()
    assert (await client.response()).status == 200
    assert (await client.response()).status == 200
    assert await client.rest() == b""
    found = await stored(2)
    assert found[1].response is not None
    assert found[1].response.fin_at is not None
    assert not found[1].response.client_left


async def test_a_client_that_leaves_at_once_is_captured_and_known_to_be_gone(
    client: WireClient, stored: Stored
) -> None:
    await client.send(request("/one", b"{}"))
    await client.closed()
    (only,) = await stored(1)
    assert only.captured.body == b"{}"
    assert only.response is not None
    assert only.response.client_left
    assert only.response.ended_by == "client"


@pytest.mark.parametrize("ending", ["fin", "reset"])
@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        (b"POST /a HTTP/1.1\r\nHost: x\r\nConte", "head incomplete"),
        (request("/a", b"hello")[:-3], "body incomplete"),
        (
            b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
            "body incomplete",
        ),
    ],
)
async def test_a_request_cut_short_is_recorded_with_what_arrived(
    client: WireClient, stored: Stored, sent: bytes, problem: str, ending: str
) -> None:
    await client.send(sent)
    await asyncio.sleep(0.05)
    if ending == "fin":
        client.half_close()
        assert (await client.response()).status == 400
    else:
        client.reset()
    (only,) = await stored(1)
    assert only.captured.wire == sent
    assert only.captured.problem is not None
    assert problem in only.captured.problem
    assert ("reset" in only.captured.problem) == (ending == "reset")
    assert only.summary.verdict is VerdictStatus.MALFORMED


async def test_nothing_and_empty_lines_are_no_request(
    receiver: Receiver, client: WireClient, stored: Stored
) -> None:
    async with await WireClient.connect(receiver.port):
        pass
    await client.send(b"\r\n\r\n")
    await client.closed()
    async with await WireClient.connect(receiver.port) as other:
        await other.send(request("/real"))
        await other.response()
    assert [each.captured.target for each in await stored(1)] == ["/real"]


async def test_an_expectation_is_answered_at_once(client: WireClient, stored: Stored) -> None:
    sent = request("/a", b"hello", "Expect: 100-continue")
    await client.send(sent[:-5])
    assert await client.reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
    await client.send(b"hello")
    assert (await client.response()).status == 200
    (only,) = await stored(1)
    assert only.captured.wire == sent


async def test_an_expectation_is_not_answered_when_the_body_is_there(client: WireClient) -> None:
    await client.send(request("/a", b"hello", "Expect: 100-continue"))
    assert (await client.response()).status == 200


async def test_an_old_client_is_answered_in_its_version_and_closed(client: WireClient) -> None:
    await client.send(request("/a", version="HTTP/1.0"))
    assert (await client.rest()).startswith(b"HTTP/1.0 200 OK\r\n")


async def test_an_old_client_may_ask_to_go_on(client: WireClient) -> None:
    for _ in range(2):
        await client.send(request("/a", b"", "Connection: keep-alive", version="HTTP/1.0"))
        assert (await client.response()).header("Connection") == "keep-alive"


async def test_a_client_may_ask_to_close(client: WireClient) -> None:
    await client.send(request("/a", b"", "Connection: close"))
    assert (await client.response()).header("Connection") == "close"
    assert await client.rest() == b""


async def test_an_upgrade_is_an_ordinary_request(client: WireClient, stored: Stored) -> None:
    upgrade = ("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: eA==")
    await client.send(request("/ws", b"", *upgrade, method="GET"))
    assert (await client.response()).status == 200
    await client.send(request("/next"))
    assert (await client.response()).status == 200
    assert len(await stored(2)) == 2


@pytest.mark.parametrize(
    "first_line",
    [
        b"BREW /pot HTTP/1.1",
        b"post /a HTTP/1.1",
        b"CONNECT example.com:443 HTTP/1.1",
        b"OPTIONS * HTTP/1.1",
        b"GET http://example.com/a HTTP/1.1",
        b"POST /\xc3\xa9 HTTP/1.1",
        b"POST /a%2fb/../c//d;p?x=%41&y=+&&q=#frag HTTP/1.1",
    ],
)
async def test_any_method_and_any_target_is_taken(
    client: WireClient, stored: Stored, first_line: bytes
) -> None:
    sent = first_line + b"\r\nHost: x\r\nContent-Length: 2\r\n\r\nok"
    await client.send(sent + sent)
    for _ in range(2):
        assert (await client.response()).status == 200
    for each in await stored(2):
        assert each.captured.wire == sent
        assert f"{each.captured.method} {each.captured.target} HTTP/1.1" == first_line.decode(
            "latin-1"
        )


async def test_a_head_has_no_body_in_its_answer(client: WireClient) -> None:
    await client.send(request("/a", method="HEAD") + request("/b"))
    first = await client.reader.readuntil(b"\r\n\r\n")
    assert b"Content-Length: 3" in first
    assert (await client.response()).body == b"ok\n"


SMALL = Limits(head=500, body=1000)


async def test_a_head_over_the_limit_is_recorded_with_its_first_bytes(
    receive: Receive, stored: Stored
) -> None:
    receiver = await receive(limits=SMALL)
    async with await WireClient.connect(receiver.port) as client:
        await client.send(b"GET / HTTP/1.1\r\nX: " + b"v" * 5000)
        assert (await client.response()).status == 431
    (only,) = await stored(1)
    assert only.captured.head.startswith(b"GET / HTTP/1.1\r\nX: vvv")
    assert len(only.captured.head) == 500
    assert only.captured.target == "/"


async def test_a_body_over_the_limit_is_recorded_with_what_arrived(
    receive: Receive, stored: Stored
) -> None:
    receiver = await receive(limits=SMALL)
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/a", b"x" * 1001)[:-900])
        assert (await client.response()).status == 413
    (only,) = await stored(1)
    assert only.captured.problem is not None
    assert "1,000" in only.captured.problem
    assert only.summary.verdict is VerdictStatus.MALFORMED


async def test_a_body_at_the_limit_is_taken(receive: Receive) -> None:
    receiver = await receive(limits=SMALL)
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/a", b"x" * 1000))
        assert (await client.response()).status == 200


async def test_a_refusal_reaches_a_client_that_still_writes(receive: Receive) -> None:
    receiver = await receive(limits=Limits(body=1000))
    async with await WireClient.connect(receiver.port) as client:
        head = request("/a", b"x" * 8_000_000)
        sending = asyncio.ensure_future(client.send(head))
        assert (await client.response()).status == 413
        await sending


HASTY = Limits(head_time=0.1, body_time=0.1, idle_time=0.2)


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        (b"POST /a HTTP/1.1\r\nHos", "head incomplete"),
        (request("/a", b"hello")[:-2], "body incomplete"),
    ],
)
async def test_a_slow_request_is_recorded_and_refused(
    receive: Receive, stored: Stored, sent: bytes, problem: str
) -> None:
    receiver = await receive(limits=HASTY)
    async with await WireClient.connect(receiver.port) as client:
        await client.send(sent)
        assert (await client.response()).status == 408
        assert await client.rest() == b""
    (only,) = await stored(1)
    assert only.captured.wire == sent
    assert only.captured.problem is not None
    assert problem in only.captured.problem


async def test_a_body_may_take_its_time_as_long_as_it_comes(
    receive: Receive, stored: Stored
) -> None:
    receiver = await receive(limits=Limits(body_time=0.5))
    async with await WireClient.connect(receiver.port) as client:
        sent = request("/a", b"x" * 12)
        await client.send(sent[:-12])
        for _ in range(12):
            await asyncio.sleep(0.06)
            await client.send(b"x")
        assert (await client.response()).status == 200
    assert (await stored(1))[0].captured.wire == sent


async def test_an_idle_connection_is_closed_without_a_record(
    receive: Receive, stored: Stored
) -> None:
    receiver = await receive(limits=HASTY)
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/a"))
        await client.response()
        assert await client.rest() == b""
    assert len(await stored(1)) == 1


async def test_a_silent_connection_is_closed_without_a_record(receive: Receive) -> None:
    receiver = await receive(limits=HASTY)
    async with await WireClient.connect(receiver.port) as client:
        assert await client.rest() == b""
    assert receiver.health().served == 0


async def test_a_large_body_in_pieces_is_kept_exactly(client: WireClient, stored: Stored) -> None:
    body = bytes(range(256)) * 20_000
    await client.send(request("/a", body), 100_000)
    assert (await client.response()).status == 200
    assert (await stored(1))[0].captured.body == body


async def test_many_chunks_are_kept_exactly(client: WireClient, stored: Stored) -> None:
    chunks = b"".join(
        b"%x;n=%d\r\n%b\r\n" % (n % 50 + 1, n, b"c" * (n % 50 + 1)) for n in range(900)
    )
    sent = (
        b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        + chunks
        + b"0;last\r\nX-Sum: 1\r\n\r\n"
    )
    await client.send(sent, 1000)
    assert (await client.response()).status == 200
    (only,) = await stored(1)
    assert only.captured.wire == sent
    assert only.captured.trailers == b"X-Sum: 1\r\n\r\n"
