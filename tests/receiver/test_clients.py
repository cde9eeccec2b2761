"""Real clients post once each, and what they put on the wire is what the store holds, byte for byte.

A relay between client and receiver keeps the bytes that went through it.
"""

import asyncio
import io
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import aiohttp
import httpx
import pytest
import requests

from inspector.model.stored_request import StoredRequest
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.receiver import Receiver

Stored = Callable[..., Awaitable[list[StoredRequest]]]
Signed = Callable[[bytes], str]
SMALL = json.dumps({"event": "verification.success", "name": "Žofie"}).encode()
LARGE = b'{"event": "config.updated", "pad": "' + b"x" * 3_000_000 + b'"}'
BODIES = pytest.mark.parametrize("body", [SMALL, LARGE], ids=["small", "large"])
HAS_CURL = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
HAS_NODE = pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")


class Relay:
    """Passes one connection after another on to a receiver; `sent` holds what the clients sent."""

    def __init__(self, port: int) -> None:
        self.sent = bytearray()
        self._port = port
        self._server: asyncio.Server | None = None
        self._running: set[asyncio.Task[None]] = set()

    async def start(self) -> str:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/hooks/akuworks?from=a%20client"

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        if self._running:
            await asyncio.wait(self._running, timeout=20)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port)
        async with AsyncExitStack() as stack:
            for each in (writer, far_writer):
                stack.callback(each.close)
            forth = asyncio.ensure_future(_pump(reader, far_writer, self.sent))
            await _pump(far_reader, writer, bytearray())
            await forth


async def _pump(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kept: bytearray
) -> None:
    try:
        while piece := await reader.read(1 << 16):
            kept += piece
            writer.write(piece)
            await writer.drain()
        writer.write_eof()
    except OSError:
        # A client that has its answer may end its connection as it likes.
        writer.close()


@pytest.fixture
async def relay(receiver: Receiver) -> AsyncIterator[Relay]:
    between = Relay(receiver.port)
    yield between
    await between.stop()


async def captured_exactly(relay: Relay, stored: Stored, body: bytes) -> StoredRequest:
    """Return the one request that was captured, having compared it with the wire."""
    (only,) = await stored()
    sent = bytes(relay.sent)
    assert only.captured.wire == sent
    assert only.captured.body == body
    head, _, _ = sent.partition(b"\r\n\r\n")
    lines = [line.partition(": ") for line in head.decode("latin-1").split("\r\n")[1:]]
    assert only.captured.headers == tuple((name, value) for name, _, value in lines)
    assert only.captured.problem is None
    assert only.summary.verdict is VerdictStatus.VALID
    assert only.summary.event_type == json.loads(body)["event"]
    assert only.response is not None
    assert (only.response.status, only.response.phase) == (200, "complete")
    return only


def headers_for(line: str) -> dict[str, str]:
    """Return what a webhook's sender sets."""
    name, _, value = line.partition(": ")
    return {"Content-Type": "application/json", name: value}


@BODIES
async def test_aiohttp(relay: Relay, stored: Stored, signed: Signed, body: bytes) -> None:
    url = await relay.start()
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=io.BytesIO(body), headers=headers_for(signed(body))) as answer,
    ):
        assert (answer.status, await answer.read()) == (200, b"ok\n")
    await captured_exactly(relay, stored, body)


@BODIES
async def test_aiohttp_in_chunks(relay: Relay, stored: Stored, signed: Signed, body: bytes) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 70_001):
            yield body[start : start + 70_001]

    url = await relay.start()
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=pieces(), headers=headers_for(signed(body))) as answer,
    ):
        assert (answer.status, await answer.read()) == (200, b"ok\n")
    only = await captured_exactly(relay, stored, body)
    assert only.captured.chunk_lines is not None


@BODIES
async def test_requests(relay: Relay, stored: Stored, signed: Signed, body: bytes) -> None:
    url = await relay.start()

    def post() -> tuple[int, bytes]:
        with requests.Session() as session:
            session.trust_env = False
            answer = session.post(url, data=body, headers=headers_for(signed(body)), timeout=20)
            return answer.status_code, answer.content

    assert await asyncio.to_thread(post) == (200, b"ok\n")
    await captured_exactly(relay, stored, body)


@BODIES
async def test_httpx(relay: Relay, stored: Stored, signed: Signed, body: bytes) -> None:
    url = await relay.start()
    async with httpx.AsyncClient(trust_env=False, timeout=20) as client:
        answer = await client.post(url, content=body, headers=headers_for(signed(body)))
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    await captured_exactly(relay, stored, body)


async def output_of(*words: str, given: bytes) -> bytes:
    """Run a program to its end and return what it printed."""
    process = await asyncio.create_subprocess_exec(
        *words, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await asyncio.wait_for(process.communicate(given), 60)
    assert process.returncode == 0
    return said


@HAS_CURL
@BODIES
@pytest.mark.parametrize("chunked", [False, True], ids=["with a length", "in chunks"])
async def test_curl(
    relay: Relay, stored: Stored, signed: Signed, body: bytes, *, chunked: bool
) -> None:
    # Above a megabyte, curl asks with `Expect: 100-continue` first.
    headers = [f"{name}: {value}" for name, value in headers_for(signed(body)).items()]
    if chunked:
        headers.append("Transfer-Encoding: chunked")
    said = await output_of(
        *("curl", "--disable", "--silent", "--show-error", "--noproxy", "*", "--max-time", "30"),
        *(word for header in headers for word in ("--header", header)),
        *("--data-binary", "@-", await relay.start()),
        given=body,
    )
    assert said == b"ok\n"
    only = await captured_exactly(relay, stored, body)
    assert (only.captured.chunk_lines is not None) is chunked


FETCH = """
const pieces = [];
process.stdin.on("data", piece => pieces.push(piece));
process.stdin.on("end", async () => {
  const [url, headers] = process.argv.slice(1);
  const body = Buffer.concat(pieces);
  const answer = await fetch(url, {method: "POST", headers: JSON.parse(headers), body});
  process.stdout.write(`${answer.status} ${await answer.text()}`);
});
"""


@HAS_NODE
@BODIES
async def test_node(relay: Relay, stored: Stored, signed: Signed, body: bytes) -> None:
    headers = json.dumps(headers_for(signed(body)))
    said = await output_of("node", "--eval", FETCH, await relay.start(), headers, given=body)
    assert said == b"200 ok\n"
    await captured_exactly(relay, stored, body)
