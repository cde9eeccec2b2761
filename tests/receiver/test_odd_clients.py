"""Clients that send damaged requests in odd pieces and leave in odd ways: all is recorded, nothing stays."""

import asyncio
import contextlib
import logging
import random
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from inspector.receiver.limits import Limits
from inspector.receiver.receiver import Receiver
from inspector.store.reader import Reader
from tests.receiver.test_capture_protocol import REFUSED, TAKEN
from tests.receiver.wire_client import WireClient, request, until

ROUNDS, CLIENTS = 5, 50
HASTY = Limits(head_time=1, body_time=0.5, idle_time=0.5, linger_time=0.3)
GOOD = [*TAKEN.values(), *REFUSED.values(), request("/a", b"x" * 5000), request("/b")]
SHORT = [sent for sent in GOOD if len(sent) < 20_000]


def damaged(chance: random.Random) -> bytes:
    data = bytearray(b"".join(chance.choice(SHORT) for _ in range(chance.randint(1, 4))))
    if chance.random() < 0.4:
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(1, len(data) + 1) :]
    return bytes(data)


async def behave_oddly(port: int, chance: random.Random) -> None:
    data, ending = damaged(chance), chance.choice(["reset", "close", "half-close", "wait"])
    with contextlib.suppress(ConnectionError):
        client = await WireClient.connect(port)
        start = 0
        while start < len(data):
            size = chance.choice([1, 7, 50, 1000, 100_000])
            client.writer.write(data[start : start + size])
            start += size
            if chance.random() < 0.5:
                await asyncio.sleep(chance.choice([0, 0, 0.001]))
        if ending == "reset":
            client.reset()
            return
        if ending == "half-close":
            client.half_close()
        if ending != "close":
            # However it went, the receiver ends the connection by itself in the end.
            await client.rest()
        await client.closed()


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_clients_do_all_is_answered_and_nothing_stays(
    receive: Callable[..., Awaitable[Receiver]],
    reader: Reader,
    caplog: pytest.LogCaptureFixture,
    seed: int,
) -> None:
    complaints: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    caplog.set_level(logging.WARNING)
    receiver = await receive(limits=HASTY)
    tasks, chance = len(asyncio.all_tasks()), random.Random(seed)  # noqa: S311 - the same every time
    for _ in range(ROUNDS):
        await asyncio.gather(*(behave_oddly(receiver.port, chance) for _ in range(CLIENTS)))
    await until(lambda: len(asyncio.all_tasks()) <= tasks)
    await until(lambda: len(reader.responses_after(0, 100_000)) == receiver.health().served)
    assert reader.count() == receiver.health().served > ROUNDS * CLIENTS
    assert complaints == []
    assert caplog.records == []
