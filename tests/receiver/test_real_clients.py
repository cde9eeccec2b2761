"""What single clients do that others don't: expectations, no keep-alive, TLS where there is none."""

import asyncio
import json
import shutil
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest

from inspector.model.stored_request import StoredRequest
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.receiver import Receiver

Stored = Callable[..., Awaitable[list[StoredRequest]]]
Signed = Callable[[bytes], str]
BODY = json.dumps({"event": "verification.success", "text": "é漢😀"}, ensure_ascii=False).encode()


def headers(signed: Signed, body: bytes) -> dict[str, str]:
    name, _, value = signed(body).partition(": ")
    return {name: value, "Content-Type": "application/json"}


async def check(stored: Stored, body: bytes, count: int = 1) -> None:
    for each in await stored(count):
        assert each.captured.body == body
        assert each.summary.verdict is VerdictStatus.VALID
        assert each.summary.status == 200


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


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
async def test_curl_that_speaks_tls_to_it_is_told_about_in_the_store(
    receiver: Receiver, stored: Stored
) -> None:
    url = receiver.url.replace("http:", "https:")
    await run("curl", "-s", "-k", "--max-time", "20", url)
    (only,) = await stored()
    assert "TLS on an HTTP port" in only.summary.reason
    assert only.captured.target is None
