"""Story 9: the disk fills up, space comes back, and someone kills the terminal."""

import asyncio
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

from inspector.store.reader import Reader
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="a running process's file size is limited by prlimit"
)


def process_exists(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


async def post(session: aiohttp.ClientSession, url: str, body: bytes = b"x" * 4096) -> int:
    async with session.post(url, data=body) as response:
        return response.status


async def test_a_full_disk_is_told_and_nothing_acknowledged_is_missing(
    terminal: Terminal,
    inspector_command: str,
    receiver_url: Callable[[str], str],
    receiver_pid: Callable[[], int],
    tmp_path: Path,
) -> None:
    terminal.start(inspector_command)
    url = receiver_url(await asyncio.to_thread(terminal.wait_for, "curl")) + "/in"
    acknowledged = 0
    async with aiohttp.ClientSession() as session:
        for _ in range(5):
            acknowledged += await post(session, url) == 200
        _, most = resource.prlimit(receiver_pid(), resource.RLIMIT_FSIZE)
        resource.prlimit(receiver_pid(), resource.RLIMIT_FSIZE, (64 * 1024, most))
        refused = 0
        for _ in range(50):
            status = await post(session, url)
            assert status in {200, 507}
            acknowledged += status == 200
            refused += status == 507
        assert refused
        await asyncio.to_thread(
            terminal.wait_until, lambda screen: "full" in screen.lower(), "why captures fail"
        )
        resource.prlimit(receiver_pid(), resource.RLIMIT_FSIZE, (most, most))
        for _ in range(5):
            assert await post(session, url) == 200
            acknowledged += 1
    await asyncio.to_thread(terminal.wait_for, f"{acknowledged}")
    reader = Reader(tmp_path / "store" / "inspector.db")
    assert reader.count() == acknowledged
    reader.close()


async def test_a_killed_terminal_lets_the_receiver_finish_what_it_had_begun(
    terminal: Terminal,
    inspector_command: str,
    run_inspector: Callable[..., object],
    receiver_url: Callable[[str], str],
    receiver_pid: Callable[[], int],
) -> None:
    terminal.start(f"exec {inspector_command}")
    url = receiver_url(await asyncio.to_thread(terminal.wait_for, "curl"))
    await asyncio.to_thread(run_inspector, "fault", "akuworks", "delay", "2s")
    receiver = receiver_pid()
    async with aiohttp.ClientSession() as session:
        sending = asyncio.create_task(post(session, f"{url}/hooks/akuworks"))
        await asyncio.to_thread(terminal.wait_for, "/hooks/akuworks")
        os.kill(terminal.pid(), signal.SIGKILL)
        assert await sending == 401
    for _ in range(200):
        if not process_exists(receiver):
            return
        await asyncio.sleep(0.05)
    pytest.fail("the receiver outlived its terminal")
