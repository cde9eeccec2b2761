"""Who has a port: an Inspector with its store, another program with its process, or nobody known."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.model.unavailable_error import UnavailableError
from inspector.receiver.port_holder import port_in_use
from inspector.receiver.receiver import Receiver
from inspector.store.reader import Reader

LISTEN = """
import socket, sys
family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
listening = socket.create_server((sys.argv[1], 0), family=family)
print(listening.getsockname()[1], flush=True)
sys.stdin.read()
"""
TABLES = Path("/proc/net/tcp").exists()
HAS_TABLES = pytest.mark.skipif(not TABLES, reason="the tables of listening sockets are Linux's")


@pytest.fixture
def listening() -> Iterator[tuple[int, int]]:
    """Process and port of another program that takes connections and says nothing."""
    with subprocess.Popen(
        [sys.executable, "-c", LISTEN, "127.0.0.1"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        yield other.pid, int(other.stdout.readline())
        other.kill()


async def test_an_inspector_is_named_with_its_store_and_captures_nothing(
    receiver: Receiver, store: Path, reader: Reader
) -> None:
    error = await asyncio.to_thread(port_in_use, "127.0.0.1", receiver.port)
    assert isinstance(error, UnavailableError)
    assert error.title == f"Port {receiver.port} on 127.0.0.1 is in use"
    assert f"process {os.getpid()}" in error.detail
    assert str(store) in error.detail
    assert f"inspector --store {store}" in error.remedy
    assert "--port" in error.remedy
    assert reader.last_id() == 0


@HAS_TABLES
def test_another_program_is_named_with_its_process(listening: tuple[int, int]) -> None:
    pid, port = listening
    error = port_in_use("127.0.0.1", port)
    assert error.title == f"Port {port} on 127.0.0.1 is in use"
    assert error.detail.startswith(f"Process {pid} ({sys.executable}")
    assert error.detail.endswith("listens there.")
    assert "--port 0" in error.remedy
    assert "attach" not in error.remedy.lower()


@HAS_TABLES
def test_a_long_command_line_is_cut(listening: tuple[int, int]) -> None:
    _, port = listening
    command = port_in_use("127.0.0.1", port).detail.partition("(")[2].rpartition(")")[0]
    assert len(command) <= 80


def test_a_port_that_nobody_has_is_still_an_error_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    error = port_in_use("127.0.0.1", port)
    assert error.detail == "Another program listens there."


@pytest.mark.parametrize("holder", ["inspector", "other"])
async def test_serve_ends_with_3_and_says_who_has_the_port(
    receiver: Receiver, tmp_path: Path, holder: str, request: pytest.FixtureRequest
) -> None:
    pid, port = os.getpid(), receiver.port
    if holder == "other":
        pid, port = request.getfixturevalue("listening")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "inspector", "--store", str(tmp_path / "second" / "i.db")),
        *("serve", "--port", str(port), "--json"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 3
    assert b"Traceback" not in err
    told = (out + err).decode()
    assert f"Port {port}" in told
    assert f"rocess {pid}" in told or not TABLES


async def test_a_second_receiver_of_a_store_ends_with_3_and_names_the_first(
    receiver: Receiver, store: Path
) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "inspector", "--store", str(store), "serve", "--port", "0"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 3
    told = " ".join((out + err).decode().split())
    assert receiver.url in told
    assert str(os.getpid()) in told
    assert json.loads(receiver.health().line())["served"] == 0
