"""The clients that senders use, against a running receiver."""

import asyncio
import io
import json
import shutil
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import httpx
import pytest
import requests

from inspector.model.stored_request import StoredRequest
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.receiver import Receiver

Stored = Callable[..., Awaitable[list[StoredRequest]]]
Signed = Callable[[bytes], str]
BODY = json.dumps({"event": "verification.success", "text": "é漢😀"}, ensure_ascii=False).encode()
LARGE = b'{"event": "config.updated", "pad": "' + b"x" * 3_000_000 + b'"}'
BODIES = pytest.mark.parametrize("body", [BODY, LARGE], ids=["small", "large"])


def headers(signed: Signed, body: bytes) -> dict[str, str]:
    name, _, value = signed(body).partition(": ")
    return {name: value, "Content-Type": "application/json"}


async def check(stored: Stored, body: bytes, count: int = 1) -> None:
    for each in await stored(count):
        assert each.captured.body == body
        assert each.summary.verdict is VerdictStatus.VALID
        assert each.summary.status == 200


@BODIES
async def test_aiohttp(receiver: Receiver, stored: Stored, signed: Signed, body: bytes) -> None:
    url = f"{receiver.url}/hooks/akuworks"
    async with aiohttp.ClientSession() as session:
        for _ in range(3):
            async with session.post(
                url, data=io.BytesIO(body), headers=headers(signed, body)
            ) as answer:
                assert (answer.status, await answer.text()) == (200, "ok\n")
    await check(stored, body, 3)


async def test_aiohttp_in_chunks_and_with_an_expectation(
    receiver: Receiver, stored: Stored, signed: Signed
) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(BODY), 10):
            yield BODY[start : start + 10]

    url = f"{receiver.url}/hooks/akuworks"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=chunks(), headers=headers(signed, BODY), expect100=True) as answer,
    ):
        assert answer.status == 200
    await check(stored, BODY)


@BODIES
async def test_requests(receiver: Receiver, stored: Stored, signed: Signed, body: bytes) -> None:
    def send() -> list[int]:
        with requests.Session() as session:
            url = f"{receiver.url}/hooks/akuworks"
            return [
                session.post(url, data=body, headers=headers(signed, body), timeout=20).status_code
                for _ in range(3)
            ]

    assert await asyncio.to_thread(send) == [200] * 3
    await check(stored, body, 3)


@BODIES
async def test_httpx(receiver: Receiver, stored: Stored, signed: Signed, body: bytes) -> None:
    async with httpx.AsyncClient() as session:
        for _ in range(3):
            answer = await session.post(
                f"{receiver.url}/hooks/akuworks", content=body, headers=headers(signed, body)
            )
            assert (answer.status_code, answer.text) == (200, "ok\n")
    await check(stored, body, 3)


async def test_urllib(receiver: Receiver, stored: Stored, signed: Signed) -> None:
    def send() -> int:
        url = f"{receiver.url}/hooks/akuworks"
        asked = urllib.request.Request(url, BODY, headers(signed, BODY))  # noqa: S310 - our own URL
        with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310 - the same
            return int(answer.status)

    assert await asyncio.to_thread(send) == 200
    await check(stored, BODY)


async def run(*command: str, stdin: bytes = b"") -> str:
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await asyncio.wait_for(process.communicate(stdin), 60)
    return out.decode()


@BODIES
@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
async def test_curl(receiver: Receiver, stored: Stored, signed: Signed, body: bytes) -> None:
    options = ("-s", "-w", "%{http_code}", "--max-time", "20", "--data-binary", "@-")
    lines = ("-H", signed(body), "-H", "Content-Type: application/json")
    said = await run("curl", *options, *lines, f"{receiver.url}/hooks/akuworks", stdin=body)
    assert said == "ok\n200"
    await check(stored, body)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
async def test_curl_that_speaks_tls_to_it_is_told_about_in_the_store(
    receiver: Receiver, stored: Stored
) -> None:
    url = receiver.url.replace("http:", "https:")
    await run("curl", "-s", "-k", "--max-time", "20", url)
    (only,) = await stored()
    assert "TLS on an HTTP port" in only.summary.reason
    assert only.captured.target is None


NODE = """
const [url, header] = process.argv.slice(1);
const [name, value] = header.split(": ");
let body = "";
process.stdin.on("data", piece => body += piece).on("end", async () => {
  for (let n = 0; n < 3; n++) {
    const answer = await fetch(url, {method: "POST", body, headers: {[name]: value}});
    console.log(answer.status, (await answer.text()).trim());
  }
});
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
async def test_node(receiver: Receiver, stored: Stored, signed: Signed) -> None:
    url = f"{receiver.url}/hooks/akuworks"
    said = await run("node", "-e", NODE, url, signed(BODY), stdin=BODY)
    assert said == "200 ok\n" * 3
    await check(stored, BODY, 3)
