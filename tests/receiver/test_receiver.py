"""A receiver as a whole: starting, being refused, stopping."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from inspector.faults.catalogue import parse
from inspector.model.armed_fault import ArmedFault
from inspector.model.stored_request import StoredRequest
from inspector.model.unavailable_error import UnavailableError
from inspector.receiver.limits import Limits
from inspector.receiver.presence import presence_file, read_presence
from inspector.receiver.receiver import Receiver
from inspector.store.endpoints import Endpoints
from inspector.store.reader import Reader
from tests.receiver.wire_client import WireClient, request, until

Stored = Callable[..., Awaitable[list[StoredRequest]]]
Receive = Callable[..., Awaitable[Receiver]]


async def test_a_new_store_is_made_with_the_default_endpoint(tmp_path: Path) -> None:
    receiver = Receiver(tmp_path / "new" / "inspector.db", port=0)
    await receiver.start()
    with Reader(receiver.store) as reader:
        assert [endpoint.path for endpoint in reader.endpoints()] == ["/hooks/akuworks"]
    presence = read_presence(receiver.store)
    assert presence is not None
    assert presence.url == receiver.url == f"http://127.0.0.1:{receiver.port}"
    await receiver.stop()
    assert not presence_file(receiver.store).exists()
    for path in receiver.store.parent.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


async def test_a_second_receiver_of_a_store_is_refused(receive: Receive, store: Path) -> None:
    first = await receive()
    second = Receiver(store, port=0)
    with pytest.raises(UnavailableError) as caught:
        await second.start()
    assert first.url in caught.value.detail
    async with await WireClient.connect(first.port) as client:
        await client.send(request("/a"))
        assert (await client.response()).status == 200


async def test_a_receiver_that_did_not_come_up_leaves_nothing_behind(
    receive: Receive, store: Path, tmp_path: Path
) -> None:
    first = await receive()
    other = tmp_path / "other" / "inspector.db"
    with pytest.raises(UnavailableError) as caught:
        await Receiver(other, port=first.port).start()
    assert str(store) in caught.value.detail
    assert read_presence(other) is None
    later = Receiver(other, port=0)
    await later.start()
    await later.stop()


async def test_it_can_be_stopped_and_started_on_the_same_port(
    receive: Receive, store: Path
) -> None:
    first = await receive()
    async with await WireClient.connect(first.port) as client:
        await client.send(request("/a"))
        await client.response()
        await first.stop()
        assert await client.rest() == b""
    second = Receiver(store, port=first.port)
    await second.start()
    assert second.port == first.port
    await second.stop()


async def test_stopping_twice_does_no_harm(receive: Receive) -> None:
    receiver = await receive()
    await receiver.stop()
    await receiver.stop()


async def test_open_requests_are_finished_before_it_stops(
    receive: Receive, store: Path, stored: Stored
) -> None:
    receiver = await receive()
    with Endpoints(store) as endpoints:
        endpoints.arm("akuworks", ArmedFault(parse("delay", ["300ms"]), 0))
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/hooks/akuworks"))
        await until(lambda: receiver.health().served == 1)
        stopping = asyncio.ensure_future(receiver.stop())
        answer = await client.response()
        assert (answer.status, answer.header("Connection")) == (401, "close")
        await stopping
    (only,) = await stored()
    assert only.response is not None
    assert only.response.phase == "complete"


async def test_what_takes_longer_than_the_grace_time_is_cut_off_and_recorded(
    receive: Receive, store: Path, stored: Stored
) -> None:
    receiver = await receive(limits=Limits(grace_time=0.2))
    with Endpoints(store) as endpoints:
        endpoints.arm("akuworks", ArmedFault(parse("delay", ["1h"]), 0))
    async with (
        await WireClient.connect(receiver.port) as delayed,
        await WireClient.connect(receiver.port) as halfway,
    ):
        await delayed.send(request("/hooks/akuworks"))
        await halfway.send(request("/half", b"hello")[:-2])
        await until(lambda: receiver.health().served == 1)
        await asyncio.sleep(0.05)
        await receiver.stop()
        assert await delayed.rest() == b""
    first, second = await stored(2)
    assert first.response is not None
    assert first.response.phase == "none"
    assert second.captured.body == b"hel"
    assert second.captured.problem is not None
    assert "receiver stopped" in second.captured.problem


async def test_an_exposed_address_carries_a_warning(receive: Receive, store: Path) -> None:
    receiver = Receiver(store, host="0.0.0.0", port=0)
    await receiver.start()
    assert receiver.health().exposed
    assert receiver.warning is not None
    assert "other machines" in receiver.warning
    await receiver.stop()
    near = await receive()
    assert near.warning is None


async def test_durable_commits_are_answered_as_well(receive: Receive, stored: Stored) -> None:
    receiver = await receive(durable=True)
    async with await WireClient.connect(receiver.port) as client:
        for number in range(5):
            await client.send(request(f"/{number}"))
            assert (await client.response()).status == 200
    assert len(await stored(5)) == 5


async def test_the_clock_is_the_one_that_was_given(receive: Receive, stored: Stored) -> None:
    receiver = await receive(clock=lambda: 1_700_000_000_000_000_000)
    async with await WireClient.connect(receiver.port) as client:
        await client.send(request("/a"))
        await client.response()
    (only,) = await stored()
    assert only.captured.received_at == 1_700_000_000_000_000_000
    assert only.response is not None
    assert only.response.duration == 0


async def test_health_counts_what_was_served(receiver: Receiver, client: WireClient) -> None:
    for _ in range(3):
        await client.send(request("/a"))
        await client.response()
    assert receiver.health().served == 3
    assert json.loads(receiver.health().line())["served"] == 3
