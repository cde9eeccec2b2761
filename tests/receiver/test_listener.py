"""Accepting: who speaks is known before a protocol is made."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

import pytest

from inspector.model.stored_request import StoredRequest
from inspector.receiver.health import QUESTION, Health
from inspector.receiver.receiver import Receiver
from tests.receiver.wire_client import WireClient, request, until

Stored = Callable[..., Awaitable[list[StoredRequest]]]


@pytest.mark.parametrize("size", [1, 7, 1 << 20])
async def test_the_question_is_answered_however_it_comes(
    receiver: Receiver, client: WireClient, size: int
) -> None:
    await client.send(QUESTION, size)
    assert Health.of_line(await client.rest()) == receiver.health()
    assert receiver.health().served == 0


@pytest.mark.parametrize(
    "sent",
    [
        b"INSPECTOR/1 HEALTHY\r\n",
        b"INSPECTOR/2 HEALTH\r\n",
        b"INSPECTOR / HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)
async def test_what_only_looks_like_the_question_is_captured(
    client: WireClient, stored: Stored, sent: bytes
) -> None:
    await client.send(sent)
    client.half_close()
    await client.rest()
    assert (await stored())[0].captured.wire == sent


async def test_the_question_behind_a_request_is_captured(
    client: WireClient, stored: Stored
) -> None:
    await client.send(request("/a"))
    await client.response()
    await client.send(QUESTION)
    assert (await client.response()).status == 400
    assert (await stored(2))[1].captured.wire == QUESTION


async def test_part_of_a_question_is_captured_when_no_more_comes(
    client: WireClient, stored: Stored
) -> None:
    await client.send(QUESTION[:10])
    client.half_close()
    assert (await client.response()).status == 400
    assert (await stored())[0].captured.wire == QUESTION[:10]


async def test_a_client_that_resets_before_it_is_looked_at_harms_nobody(
    receiver: Receiver, stored: Stored
) -> None:
    for _ in range(20):
        client = await WireClient.connect(receiver.port)
        client.reset()
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/real"))
        assert (await client.response()).status == 200
    assert len(await stored(1)) == 1


async def test_many_silent_clients_keep_nobody_out(receiver: Receiver) -> None:
    silent = [socket.create_connection(("127.0.0.1", receiver.port)) for _ in range(200)]
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/real"))
        assert (await client.response()).status == 200
    for sock in silent:
        sock.close()


async def test_without_descriptors_it_waits_and_goes_on(receiver: Receiver) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    first = await WireClient.connect(receiver.port)
    waiting = socket.socket()
    waiting.setblocking(False)  # noqa: FBT003 - the standard library takes it by position
    probe = socket.socket()
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (probe.fileno() + 1, hard))
        with pytest.raises(BlockingIOError):
            waiting.connect(("127.0.0.1", receiver.port))
        await asyncio.sleep(0.1)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(waiting, request("/late"))
    assert b"200 OK" in await asyncio.wait_for(loop.sock_recv(waiting, 1000), 20)
    waiting.close()
    probe.close()
    await first.closed()
    await until(lambda: receiver.health().served == 1)
