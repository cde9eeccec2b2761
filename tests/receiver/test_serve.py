"""A receiver as a process: signals, and the life-line."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from inspector.faults.catalogue import parse
from inspector.model.armed_fault import ArmedFault
from inspector.model.stored_request import StoredRequest
from inspector.receiver.presence import ask_about
from inspector.store.endpoints import Endpoints
from tests.receiver.wire_client import WireClient, request

Stored = Callable[..., Awaitable[list[StoredRequest]]]
SERVE = """
import asyncio, json, sys
from pathlib import Path
from inspector.formats.request_line import request_line
from inspector.receiver.serve import serve

def ready(receiver):
    print(json.dumps({"port": receiver.port}), flush=True)

def tell(summary):
    print(json.dumps(request_line(summary)), flush=True)

keep = "keep" in sys.argv
asyncio.run(serve(Path(sys.argv[1]), port=0, keep=keep, on_ready=ready, on_request=tell))
print("over", flush=True)
"""


class Served:
    """The process, and the port it listens on."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self.process = process
        self.port = port

    async def lines(self) -> list[str]:
        assert self.process.stdout is not None
        said = await asyncio.wait_for(self.process.stdout.read(), 30)
        assert await self.process.wait() == 0
        return said.decode().splitlines()


async def start(store: Path, *words: str, stdin: int = asyncio.subprocess.PIPE) -> Served:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", SERVE, str(store), *words),
        stdin=stdin,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    ready = json.loads(await asyncio.wait_for(process.stdout.readline(), 30))
    return Served(process, ready["port"])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_after_its_open_requests(
    store: Path, stored: Stored, number: signal.Signals
) -> None:
    served = await start(store, "keep")
    with Endpoints(store) as endpoints:
        endpoints.arm("akuworks", ArmedFault(parse("delay", ["400ms"]), 0))
    async with await WireClient.connect(served.port) as client:
        await client.send(request("/a"))
        await client.response()
        await client.send(request("/hooks/akuworks"))
        await asyncio.sleep(0.1)
        served.process.send_signal(number)
        assert (await client.response()).status == 401
    said = await served.lines()
    assert [json.loads(line)["target"] for line in said[:-1]] == ["/a", "/hooks/akuworks"]
    assert said[-1] == "over"
    assert len(await stored(2)) == 2


async def test_the_end_of_its_standard_input_ends_it(store: Path, stored: Stored) -> None:
    served = await start(store)
    async with await WireClient.connect(served.port) as client:
        await client.send(request("/a"))
        await client.response()
    assert served.process.stdin is not None
    served.process.stdin.write(b"anything that is typed means nothing\n")
    served.process.stdin.close()
    assert (await served.lines())[-1] == "over"
    assert len(await stored(1)) == 1


async def test_kept_it_outlives_its_standard_input(store: Path) -> None:
    served = await start(store, "keep")
    assert served.process.stdin is not None
    served.process.stdin.close()
    async with await WireClient.connect(served.port) as client:
        await client.send(request("/a"))
        assert (await client.response()).status == 200
    served.process.terminate()
    assert (await served.lines())[-1] == "over"


async def test_no_input_at_all_is_no_life_line(store: Path) -> None:
    served = await start(store, stdin=asyncio.subprocess.DEVNULL)
    async with await WireClient.connect(served.port) as client:
        await client.send(request("/a"))
        assert (await client.response()).status == 200
    served.process.terminate()
    assert (await served.lines())[-1] == "over"


PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", sys.argv[1], sys.argv[2]],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
print(child.stdout.readline().decode(), end="", flush=True)
sys.stdin.read()
"""


async def test_when_its_parent_is_killed_it_ends(store: Path) -> None:
    parent = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", PARENT, SERVE, str(store)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert parent.stdout is not None
    json.loads(await parent.stdout.readline())
    assert await asyncio.to_thread(ask_about, store) is not None
    parent.kill()
    await parent.stdout.read()
    await parent.wait()
    for _ in range(500):
        if await asyncio.to_thread(ask_about, store) is None:
            break
        await asyncio.sleep(0.02)
    assert await asyncio.to_thread(ask_about, store) is None
