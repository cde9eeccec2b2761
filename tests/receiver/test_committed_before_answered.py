"""What a sender may rely on: an answer means that the row is there, and it gives no secret away."""

import asyncio
import hashlib
import hmac
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from inspector.model.endpoint import Endpoint
from inspector.model.secret import Secret
from inspector.model.stored_request import StoredRequest
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.limits import Limits
from inspector.receiver.receiver import Receiver
from inspector.store.endpoints import Endpoints
from inspector.store.reader import Reader
from tests.receiver.wire_client import WireClient, request

Stored = Callable[..., Awaitable[list[StoredRequest]]]
Receive = Callable[..., Awaitable[Receiver]]
Signed = Callable[[bytes], str]
CLIENTS = 16
EACH = 40
MEGABYTE = 1 << 20


@pytest.mark.parametrize("durable", [False, True])
async def test_the_row_is_there_when_the_answer_arrives(
    receive: Receive, reader: Reader, *, durable: bool
) -> None:
    receiver = await receive(durable=durable)
    async with await WireClient.connect(receiver.port) as client:
        for number in range(EACH):
            sent = request(f"/{number}", b"x" * number)
            await client.send(sent)
            await client.reader.readexactly(1)
            found = reader.request(reader.last_id())
            assert found is not None
            assert found.captured.wire == sent
            await client.response()


async def test_many_at_once_find_their_rows_as_well(receiver: Receiver, reader: Reader) -> None:
    async def ask(name: int) -> None:
        async with await WireClient.connect(receiver.port) as client:
            for number in range(EACH):
                target = f"/{name}/{number}"
                await client.send(request(target, b"{}"))
                await client.reader.readexactly(1)
                rows = reader.page_before(None, CLIENTS * EACH)
                assert [row.target for row in rows].count(target) == 1
                await client.response()

    async with asyncio.TaskGroup() as group:
        for name in range(CLIENTS):
            group.create_task(ask(name))
    assert reader.count() == CLIENTS * EACH


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"POST / HTTP/1.1\r\nBad Name: 1\r\nHost: x\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
        (request("/", b"x" * 11), 413),
    ],
    ids=["a bad header", "TLS", "HTTP/2", "too large"],
)
async def test_a_refusal_is_committed_first_as_well(
    receive: Receive, reader: Reader, sent: bytes, status: int
) -> None:
    receiver = await receive(limits=Limits(body=10))
    async with await WireClient.connect(receiver.port) as client:
        await client.send(sent)
        assert (await client.response()).status == status
    only = reader.request(1)
    assert only is not None
    assert only.captured.wire == sent
    assert only.captured.problem is not None
    assert only.summary.verdict is VerdictStatus.MALFORMED


async def test_the_first_limit_of_an_endpoint_counts_for_the_very_next_request(
    store: Path, client: WireClient
) -> None:
    await client.send(request("/before"))
    assert (await client.response()).status == 200
    with Endpoints(store) as endpoints:
        endpoints.add(Endpoint(0, "small", "/small", max_body=10))
    await client.send(request("/small", b"x" * 11))
    assert (await client.response()).status == 413


async def test_header_lines_are_kept_in_order_case_and_number(
    client: WireClient, reader: Reader
) -> None:
    pairs = [("x-LOWER", "1"), ("X-Lower", "2"), ("Cookie", "a=b"), ("X-LOWER", "1")]
    pairs += [(f"X-{number % 7}", str(number)) for number in range(50)]
    head = "".join(f"{name}:\t {value}\r\n" for name, value in pairs)
    sent = f"POST /a HTTP/1.1\r\nhOsT: x\r\n{head}\r\n".encode("latin-1")
    await client.send(sent)
    assert (await client.response()).status == 200
    only = reader.request(1)
    assert only is not None
    assert only.captured.head == sent
    assert only.captured.headers == (("hOsT", "x"), *pairs)


@pytest.mark.parametrize("chunked", [False, True], ids=["with a length", "in chunks"])
async def test_fifty_megabytes_come_and_are_kept_exactly(
    client: WireClient, stored: Stored, signed: Signed, *, chunked: bool
) -> None:
    body = bytes(range(256)) * (50 * MEGABYTE // 256)
    sent = request("/hooks/akuworks", body, signed(body))
    if chunked:
        pieces = (body[start : start + MEGABYTE] for start in range(0, len(body), MEGABYTE))
        head = request("/hooks/akuworks", b"", signed(body)).partition(b"Content-Length")[0]
        sent = head + b"Transfer-Encoding: chunked\r\n\r\n"
        sent += b"".join(b"%X;n=1\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
        sent += b"0\r\nX-Trailer: t\r\n\r\n"
    await client.send(sent, MEGABYTE)
    assert (await client.response()).status == 200
    (only,) = await stored()
    assert only.captured.body == body
    assert only.captured.wire == sent
    assert only.summary.verdict is VerdictStatus.VALID
    assert only.summary.size == len(body)


async def test_no_answer_gives_the_expected_signature_or_the_secret_away(
    store: Path, client: WireClient, reader: Reader
) -> None:
    with Endpoints(store) as endpoints:
        first = endpoints.ensure_default()
        secret = "whsec_do_not_tell"
        endpoints.set(
            Endpoint(0, first.name, first.path, first.provider, (Secret("main", secret),))
        )
    body = b'{"event": "verification.success"}'
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    near = expected[:-1] + ("0" if expected[-1] != "0" else "1")
    lines = ["X-Other: 1", "X-AkuWorks-Signature: md5=1", "X-AkuWorks-Signature: sha256="]
    lines += [f"X-AkuWorks-Signature: sha256={wrong}" for wrong in (near, "0" * 64, "é")]
    for line in lines:
        await client.send(request("/hooks/akuworks", body, line))
        head = await client.reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        answer = head + await client.reader.readexactly(length)
        assert answer.startswith((b"HTTP/1.1 401 ", b"HTTP/1.1 400 ")), line
        for told in (expected[:12], expected[-12:], secret):
            assert told.encode() not in answer
    reasons = [row.reason for row in reader.page_after(0, 10)]
    assert len(reasons) == len(lines)
    assert not any(expected in reason or secret in reason for reason in reasons)
