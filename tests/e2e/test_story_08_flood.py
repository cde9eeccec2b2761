"""Story 8: a load test sends hundreds a second; the screen keeps up and keys answer at once."""

import asyncio
from collections.abc import Callable

import aiohttp

from tests.e2e.terminal import Terminal

PER_SECOND = 500
TOTAL = 3_000


async def flood(url: str) -> list[int]:
    """Send `TOTAL` requests on an open-loop clock, whatever the answers do."""
    connector = aiohttp.TCPConnector(limit=64)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def send(number: int) -> int:
            async with session.post(url, json={"event": "flood", "number": number}) as response:
                return response.status

        loop = asyncio.get_running_loop()
        start, sending = loop.time(), []
        for number in range(TOTAL):
            await asyncio.sleep(max(0, start + number / PER_SECOND - loop.time()))
            sending.append(asyncio.create_task(send(number)))
        return await asyncio.gather(*sending)


async def test_the_screen_keeps_up_and_keys_answer_while_events_pour_in(
    terminal: Terminal, inspector_command: str, receiver_url: Callable[[str], str]
) -> None:
    terminal.start(inspector_command)
    url = receiver_url(terminal.wait_for("curl"))
    sending = asyncio.create_task(flood(f"{url}/load"))
    await asyncio.to_thread(terminal.wait_for, "/load")

    terminal.press("?")
    await asyncio.to_thread(terminal.wait_for, "Help", seconds=5)
    terminal.press("Escape")
    await asyncio.to_thread(
        terminal.wait_until, lambda screen: "Help" not in screen, "the help to close", 5
    )

    statuses = await sending
    assert statuses == [200] * TOTAL
    await asyncio.to_thread(terminal.wait_for, f"{TOTAL:,}")
