"""When the store takes nothing: 507 or 503, never 200, and it recovers by itself."""

import asyncio
import json
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from inspector.receiver.presence import ask
from inspector.receiver.receiver import Receiver
from inspector.store.reader import Reader
from tests.receiver.wire_client import WireClient, request

resource = pytest.importorskip("resource", reason="limits of file sizes are a matter of POSIX")

LIMITED = """
import asyncio, json, resource, signal, sys
from pathlib import Path
from inspector.receiver.serve import serve

# A write past the limit is an error, not the end of the process.
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

def ready(receiver):
    print(json.dumps({"port": receiver.port}), flush=True)

asyncio.run(serve(Path(sys.argv[1]), port=0, on_ready=ready))
"""


@pytest.fixture
async def limited(store: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, int]]:
    """A receiver in a process of its own, whose files can be kept from growing."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", LIMITED, str(store)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    port = json.loads(await process.stdout.readline())["port"]
    yield process, port
    process.stdin.close()
    await process.stdout.read()
    await process.wait()


def limit_files(pid: int, size: int) -> None:
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))


async def test_without_room_the_answer_is_507_and_with_room_it_goes_on(
    store: Path, limited: tuple[asyncio.subprocess.Process, int]
) -> None:
    process, port = limited
    async with await WireClient.connect(port) as client:
        await client.send(request("/before"))
        assert (await client.response()).status == 200
        limit_files(process.pid, 1)
        for _ in range(3):
            await client.send(request("/lost", b"x" * 100_000))
            answer = await client.response()
            assert answer.status == 507
            assert answer.body == b"The store's disk is full; the request was not recorded.\n"
        health = await asyncio.to_thread(ask, "127.0.0.1", port)
        assert health is not None
        assert health.problem is not None
        assert "full" in health.problem
        limit_files(process.pid, resource.RLIM_INFINITY)
        await client.send(request("/after"))
        assert (await client.response()).status == 200
        health = await asyncio.to_thread(ask, "127.0.0.1", port)
        assert health is not None
        assert health.problem is None
    with Reader(store) as reader:
        assert [row.target for row in reader.page_after(0, 10)] == ["/before", "/after"]


async def test_a_store_held_by_another_program_gives_503_and_then_goes_on(
    store: Path, receiver: Receiver, reader: Reader
) -> None:
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/locked"))
        answer = await client.response()
        assert answer.status == 503
        assert b"locked" in answer.body
        other.execute("ROLLBACK")
        other.close()
        await client.send(request("/after"))
        assert (await client.response()).status == 200
    assert [row.target for row in reader.page_after(0, 10)] == ["/after"]
