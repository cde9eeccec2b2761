"""Killed at any moment, nothing that was acknowledged is missing."""

import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspector.store.reader import Reader
from inspector.store.writer import Writer
from tests.store.samples import captured, judged
from tests.store.scan import metrics_by_scan

if TYPE_CHECKING:
    import subprocess

SCRIPT = "import runpy; runpy.run_module('tests.store.writing_process', run_name='__main__')"
ROUNDS = 4


@pytest.mark.parametrize("durability", ["normal", "durable"])
async def test_what_was_acknowledged_is_there_after_each_kill(
    store: Path,
    raw: sqlite3.Connection,
    python: Callable[..., "subprocess.Popen[str]"],
    durability: str,
) -> None:
    acknowledged: dict[int, str] = {}
    for round_number in range(ROUNDS):
        process = python(SCRIPT, store, durability)
        assert process.stdout
        for _ in range(200 + 37 * round_number):
            number, body = process.stdout.readline().split()
            acknowledged[int(number)] = body
        process.send_signal(signal.SIGKILL)
        for line in process.communicate(timeout=60)[0].splitlines():
            # The last line may have been cut by the kill.
            if len(parts := line.split()) == 2:
                acknowledged.setdefault(int(parts[0]), parts[1])
    with Reader(store) as reader:
        for request_id, body in acknowledged.items():
            stored = reader.request(request_id)
            assert stored is not None, request_id
            assert stored.captured.body.decode().startswith(body)
        assert reader.count() == raw.execute("SELECT count(*) FROM requests").fetchone()[0]
        assert reader.metrics() == metrics_by_scan(raw)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    writer = Writer(store)
    assert await writer.put(captured(), judged()) > max(acknowledged)
    await writer.close()
