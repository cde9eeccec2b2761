"""Faults as a raw socket sees them, armed by another process or ended by the clock."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from inspector.faults.catalogue import parse
from inspector.model.armed_fault import ArmedFault
from inspector.model.stored_request import StoredRequest
from inspector.receiver.receiver import Receiver
from inspector.store.endpoints import Endpoints
from inspector.store.reader import Reader
from tests.receiver.wire_client import WireClient, request, until

Stored = Callable[..., Awaitable[list[StoredRequest]]]
Receive = Callable[..., Awaitable[Receiver]]
POST = request("/hooks/akuworks", b"{}")
DESCRIPTORS = Path("/proc/self/fd")


def arm(store: Path, *words: str, until: int | None = None) -> None:
    with Endpoints(store) as endpoints:
        endpoints.arm("akuworks", ArmedFault(parse(words[0], list(words[1:])), 0, until))


def open_descriptors() -> int:
    return sum(1 for _ in DESCRIPTORS.iterdir())


async def command(store: Path, *words: str) -> None:
    """Run `inspector fault` in a process of its own, to its end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "inspector", "--store", str(store), "fault", *words),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await asyncio.wait_for(process.wait(), 60) == 0


async def test_an_armed_status_is_a_whole_response_of_these_bytes(
    store: Path, client: WireClient
) -> None:
    arm(store, "status", "503", "Retry-After=4", "X-Why=drill")
    await client.send(POST)
    head = await client.reader.readuntil(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.startswith(b"Date: ")]
    assert lines == [
        b"HTTP/1.1 503 Service Unavailable",
        b"Retry-After: 4",
        b"X-Why: drill",
        b"Content-Length: 4",
        b"",
        b"",
    ]
    assert await client.reader.readexactly(4) == b"503\n"


@pytest.mark.parametrize("status", ["204", "304"])
async def test_a_status_without_a_body_leaves_the_connection_in_step(
    store: Path, client: WireClient, status: str
) -> None:
    arm(store, "status", status)
    await client.send(POST + request("/other"))
    head = await client.reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 " + status.encode())
    assert b"content-length" not in head.lower()
    answer = await client.response()
    assert (answer.status, answer.body) == (200, b"ok\n")


async def test_while_one_is_delayed_others_are_answered(
    store: Path, receiver: Receiver, client: WireClient
) -> None:
    arm(store, "delay", "1h")
    await client.send(POST)
    waiting = asyncio.ensure_future(client.reader.read(1))
    await until(lambda: receiver.health().served == 1)
    async with await WireClient.connect(receiver.port) as other:
        for number in range(20):
            await other.send(request(f"/{number}"))
            assert (await other.response()).status == 200
    assert not waiting.done()
    waiting.cancel()
    client.reset()


async def test_what_is_pipelined_behind_a_delay_comes_behind_its_answer(
    store: Path, client: WireClient, stored: Stored
) -> None:
    arm(store, "delay", "200ms")
    await client.send(POST + request("/other"))
    assert [(await client.response()).status for _ in range(2)] == [401, 200]
    first, second = await stored(2)
    assert first.response is not None
    assert second.response is not None
    assert first.response.finished_at <= second.response.finished_at


@pytest.mark.parametrize("words", [["hang"], ["delay", "1h"]])
async def test_the_request_is_stored_while_nothing_is_answered(
    store: Path, client: WireClient, reader: Reader, words: list[str]
) -> None:
    arm(store, *words)
    await client.send(POST)
    await until(lambda: reader.last_id() == 1)
    only = reader.request(1)
    assert only is not None
    assert only.captured.wire == POST
    assert only.response is None
    client.reset()


async def test_a_command_in_another_process_acts_on_the_very_next_request(
    store: Path, client: WireClient
) -> None:
    async def status() -> int:
        await client.send(POST)
        return (await client.response()).status

    assert await status() == 401
    await command(store, "akuworks", "status", "503")
    assert await status() == 503
    await command(store, "akuworks", "status", "429", "Retry-After=4")
    assert await status() == 429
    await command(store, "akuworks", "off")
    assert await status() == 401
    await command(store, "akuworks", "status", "500")
    assert await status() == 500
    await command(store, "off")
    assert await status() == 401


async def test_a_hang_that_is_switched_off_holds_only_those_it_holds(
    store: Path, receiver: Receiver, client: WireClient
) -> None:
    await command(store, "akuworks", "hang")
    await client.send(POST)
    held = asyncio.ensure_future(client.reader.read(1))
    await until(lambda: receiver.health().served == 1)
    await command(store, "off")
    async with await WireClient.connect(receiver.port) as other:
        await other.send(POST)
        assert (await other.response()).status == 401
    assert not held.done()
    held.cancel()


async def test_a_fault_ends_on_the_nanosecond_of_the_clock(receive: Receive, store: Path) -> None:
    now = [time.time_ns()]
    receiver = await receive(clock=lambda: now[0])
    end = now[0] + 60_000_000_000
    arm(store, "status", "503", until=end)
    async with await WireClient.connect(receiver.port) as client:
        seen = []
        for moment in (now[0], end - 1, end, end + 1, end - 1):
            now[0] = moment
            await client.send(POST)
            seen.append((await client.response()).status)
    assert seen == [503, 503, 401, 401, 503]


@pytest.mark.skipif(not DESCRIPTORS.is_dir(), reason="open descriptors are told by Linux alone")
async def test_a_thousand_hangs_leave_no_task_and_no_descriptor_and_are_all_noted(
    store: Path, receiver: Receiver, reader: Reader
) -> None:
    arm(store, "hang")
    tasks, descriptors = len(asyncio.all_tasks()), open_descriptors()
    for _ in range(20):
        clients = [await WireClient.connect(receiver.port) for _ in range(50)]
        for client in clients:
            await client.send(POST)
        for number, client in enumerate(clients):
            if number % 2:
                client.reset()
            else:
                await client.closed()
    await until(lambda: len(reader.responses_after(0, 1000)) == 1000)
    await until(lambda: len(asyncio.all_tasks()) <= tasks)
    await until(lambda: open_descriptors() <= descriptors)
    assert all(row.status is None for _, row in reader.responses_after(0, 1000))
