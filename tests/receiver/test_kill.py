"""Killed under load, nothing that was acknowledged is missing."""

import asyncio
import contextlib
import json
import os
import signal
import sqlite3
import sys
from pathlib import Path

import pytest

from inspector.receiver.presence import ask_about
from inspector.store.reader import Reader
from tests.receiver.wire_client import WireClient, request

CLIENTS = 16
ROUNDS = 10
LEAST_PER_ROUND = 100


async def start(store: Path) -> tuple[asyncio.subprocess.Process, int]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "inspector", "--store", str(store)),
        *("serve", "--port", "0", "--json", "--keep"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    ready = json.loads(await asyncio.wait_for(process.stdout.readline(), 30))
    assert ready["type"] == "ready"
    return process, int(ready["url"].rpartition(":")[2])


async def send_until_killed(port: int, name: str, acknowledged: list[str]) -> None:
    with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
        async with await WireClient.connect(port) as client:
            for number in range(100_000):
                target = f"/hooks/akuworks?r={name}-{number}"
                await client.send(request(target, b"{}"))
                await client.response()
                acknowledged.append(target)


async def kill_under_load(store: Path, number: int) -> list[str]:
    process, port = await start(store)
    acknowledged: list[str] = []
    async with asyncio.TaskGroup() as group:
        for client in range(CLIENTS):
            group.create_task(send_until_killed(port, f"{number}-{client}", acknowledged))
        for _ in range(3000):
            if len(acknowledged) >= LEAST_PER_ROUND + 37 * number:
                break
            await asyncio.sleep(0.002)
        process.send_signal(signal.SIGKILL)
    assert process.stdout is not None
    # What it still had to say is read, so that the pipe's transport is done with.
    await process.stdout.read()
    await process.wait()
    return acknowledged


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
async def test_nothing_acknowledged_is_missing_after_ten_kills(tmp_path: Path) -> None:
    store = tmp_path / "store" / "inspector.db"
    acknowledged: list[str] = []
    for number in range(ROUNDS):
        acknowledged += await kill_under_load(store, number)
        assert ask_about(store) is None
    connection = sqlite3.connect(store)
    stored = {target for (target,) in connection.execute("SELECT target FROM requests")}
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert len(acknowledged) >= ROUNDS * LEAST_PER_ROUND
    assert set(acknowledged) - stored == set()
    with Reader(store) as reader:
        assert reader.metrics().requests == reader.count() == len(stored)
