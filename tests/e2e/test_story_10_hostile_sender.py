"""Story 10: a payload that would retitle the terminal and write its clipboard is shown as text."""

import asyncio
import json
import subprocess
from collections.abc import Callable

import aiohttp

from tests.e2e.terminal import Terminal

RETITLE = "\x1b]0;PWNED\x07"
CLIPBOARD = "\x1b]52;c;UFdORUQ=\x07"
CLEAR = "\x9b2J\x1b[2J"


async def test_escape_sequences_are_read_as_text_everywhere(
    terminal: Terminal,
    inspector_command: str,
    receiver_url: Callable[[str], str],
    run_inspector: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    terminal.start(inspector_command)
    url = receiver_url(await asyncio.to_thread(terminal.wait_for, "curl"))
    title = terminal.title()
    body = json.dumps({"event": f"{RETITLE}e", "note": CLIPBOARD + CLEAR}, ensure_ascii=False)
    async with aiohttp.ClientSession() as session:
        headers = {"X-Note": "\x9b2J"}
        target = f"{url}/hooks/akuworks?q=%1b]0;PWNED"
        async with session.post(target, data=body.encode(), headers=headers) as response:
            assert response.status == 401
    await asyncio.to_thread(terminal.wait_for, "␛]0;PWNED", "∅ missing")
    terminal.press("Enter")
    await asyncio.to_thread(terminal.wait_for, "␛]0;PWNED␇e")
    assert terminal.title() == title

    for arguments in (["list"], ["show", "1"], ["show", "1", "--headers"], ["list", "--json"]):
        shown = await asyncio.to_thread(run_inspector, *arguments)
        assert shown.returncode == 0, shown.stderr
        assert "\x1b" not in shown.stdout
        assert "\x9b" not in shown.stdout
        assert "\x07" not in shown.stdout
