"""Raw requests that break receivers: each is captured or refused as it should be, and the server lives on.

`raw_requests.json` holds, for each, the bytes, what the client does after them, and what is expected.
"""

import asyncio
import base64
import json
import re
import socket
import struct
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from inspector.model.stored_request import StoredRequest
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.receiver import Receiver
from inspector.store.reader import Reader

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "raw_requests.json").read_text())[
    "inputs"
]
PLAIN = [case for case in CASES if case["port"] == "http"]
NEEDS_TLS = {"R23"}
QUIET_SECONDS = 0.6
PATIENCE_SECONDS = 20
RESET = struct.pack("ii", 1, 0)


def writes(case: dict[str, Any]) -> list[tuple[bytes, float]]:
    """Return what the client writes, and how long it rests after each."""
    if "writes" in case:
        return [(base64.b64decode(part["b64"]), part["pause_ms"] / 1000) for part in case["writes"]]
    if "gen" in case:
        made = case["gen"]
        unit = base64.b64decode(made["unit_b64"]) * made["times"]
        head = base64.b64decode(made["head_b64"])
        return [(head + unit + base64.b64decode(made.get("tail_b64", "")), 0)]
    return [(base64.b64decode(case["raw_b64"]), 0)]


def statuses(answer: bytes) -> list[str]:
    """Return the status of every response in what the server sent."""
    return [found.decode() for found in re.findall(rb"HTTP/1\.[01] (\d{3}) ", answer)]


async def exchange(port: int, case: dict[str, Any]) -> bytes:
    """Do what the case's client does; return everything the server sent until it fell silent."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answer = b""
    try:
        for data, pause in writes(case):
            writer.write(data)
            await writer.drain()
            await asyncio.sleep(pause)
        if case["then"] == "rst":
            await asyncio.sleep(0.05)
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            writer.transport.abort()
            return answer
        if case["then"] == "close":
            writer.close()
            return answer
        if case["then"] == "shutdown":
            writer.write_eof()
        while True:
            patience = QUIET_SECONDS if answer else PATIENCE_SECONDS
            piece = await asyncio.wait_for(reader.read(65536), patience)
            if not piece:
                return answer
            answer += piece
    except (TimeoutError, ConnectionError):
        return answer
    finally:
        writer.close()


async def stored(reader: Reader, count: int) -> list[StoredRequest]:
    """Return what is in the store once `count` requests and their responses are."""
    for _ in range(200):
        found = [reader.request(row.id) for row in reader.page_before(None, 10)]
        if len(found) >= count and all(each and each.response for each in found):
            break
        await asyncio.sleep(0.02)
    return [each for each in reversed(found) if each]


@pytest.fixture
async def receiver(tmp_path: Path) -> AsyncIterator[Receiver]:
    running = Receiver(tmp_path / "store" / "inspector.db", port=0)
    await running.start()
    yield running
    await running.stop()


def check_verdict(expected: dict[str, Any], first: StoredRequest) -> None:
    """Compare verdict and reason with what the case expects."""
    verdict = first.summary.verdict
    if "verdict" in expected:
        assert verdict == VerdictStatus(expected["verdict"])
    if "verdict_not" in expected:
        assert verdict != VerdictStatus(expected["verdict_not"])
    told = f"{first.summary.reason} {first.summary.problem}".lower()
    for word in re.findall(r"[a-z0-9/-]+", expected.get("reason", "").lower()):
        assert word in told, (word, told)


def check_bytes(expected: dict[str, Any], found: list[StoredRequest], sent: bytes) -> None:
    """Compare the bytes that were kept with what the case expects."""
    first = found[0].captured
    lengths = expected.get("body_len", [])
    for request, length in zip(
        found, lengths if isinstance(lengths, list) else [lengths], strict=False
    ):
        assert len(request.captured.body) == length
    if "raw_target" in expected:
        assert first.target == expected["raw_target"]
    if "headers_exact" in expected:
        names = [name for name, _ in first.headers if name in expected["headers_exact"]]
        assert names == expected["headers_exact"]
    for name, value in expected.get("trailers", []):
        assert f"{name}: {value}".encode() in first.trailers
    if expected.get("raw_kept") and expected["requests"] == 1:
        assert first.wire
        assert sent.startswith(first.wire[:4096])


def test_only_the_case_of_a_tls_port_is_left_out() -> None:
    assert {case["id"] for case in CASES} - {case["id"] for case in PLAIN} == NEEDS_TLS


@pytest.mark.parametrize("case", PLAIN, ids=[f"{case['id']} {case['name']}" for case in PLAIN])
async def test_a_raw_request_is_captured_or_refused_and_the_server_lives_on(
    case: dict[str, Any], receiver: Receiver
) -> None:
    answer = await exchange(receiver.port, case)
    with Reader(receiver.store) as reader:
        found = await stored(reader, case["expect_captured"]["requests"])
        assert statuses(answer) in case["expect_status"]
        expected = case["expect_captured"]
        assert len(found) == expected["requests"]
        check_verdict(expected, found[0])
        check_bytes(expected, found, b"".join(data for data, _ in writes(case)))
        alive = await exchange(
            receiver.port,
            {
                "writes": [
                    {
                        "b64": base64.b64encode(
                            b"GET /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                        ),
                        "pause_ms": 0,
                    }
                ],
                "then": "wait",
            },
        )
        assert statuses(alive) == ["200"]
