"""Errands with real receivers and real stores."""

import asyncio
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.model.attempt import Attempt
from inspector.model.delivery import Delivery
from inspector.model.endpoint import Endpoint
from inspector.model.fault import Fault
from inspector.model.inspector_error import InspectorError
from inspector.model.secret import Secret
from inspector.receiver.receiver import Receiver
from inspector.sender.delivery_report import DeliveryReport
from inspector.sender.outcome import Outcome
from inspector.store.reader import Reader
from inspector.tui.services import errands
from inspector.tui.services.fault_order import FaultOrder


async def test_a_sample_is_delivered_and_recorded(store: Path, endpoint: Endpoint) -> None:
    receiver = Receiver(store, port=0)
    await receiver.start()
    try:
        words, delivered = await errands.send(
            store, endpoint, f"{receiver.url}/hooks/akuworks", "security.alert", pytest.fail
        )
    finally:
        await receiver.stop()
    assert delivered
    assert words.startswith("security.alert delivered: 200 in ")
    with Reader(store) as reader:
        assert [each.state for each in reader.deliveries(5)] == ["delivered"]


async def test_every_attempt_that_another_follows_is_heard_of(
    store: Path, endpoint: Endpoint
) -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        sending = asyncio.create_task(
            errands.send(store, endpoint, url, "security.alert", heard.put_nowait)
        )
        assert (await heard.get()).startswith("attempt 1: refused, the next in ")
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
    with Reader(store) as reader:
        assert [each.state for each in reader.deliveries(5)] == ["failed"]


@pytest.mark.parametrize(
    ("state", "statuses", "words"),
    [
        ("delivered", [200], "x delivered: 200 in 2.0 ms"),
        ("delivered", [503, 200], "x delivered: 200 in 2.0 ms at attempt 2"),
        ("failed", [500], "x not delivered: 500"),
        ("failed", [500, None], "x not delivered: timeout, given up after 2 attempts"),
    ],
)
def test_the_end_of_a_delivery_is_told(state: str, statuses: list[int | None], words: str) -> None:
    delivery = Delivery(
        id=1, created_at=0, provider="p", event_type="x", event_id=None, target="t", state=state
    )
    attempts = tuple(
        Attempt(
            id=number,
            delivery_id=1,
            number=number,
            started_at=0,
            duration=2_000_000,
            status=status,
            error=None if status else "timeout",
        )
        for number, status in enumerate(statuses, 1)
    )
    report = DeliveryReport(delivery, attempts, Outcome())
    assert errands.told("x", report) == (words, state == "delivered")


async def test_a_secret_that_does_not_resolve_stops_it(store: Path, endpoint: Endpoint) -> None:
    broken = replace(endpoint, secrets=(Secret("main", "env:NO_SUCH"),))
    with pytest.raises(InspectorError, match="does not resolve"):
        await errands.send(store, broken, "http://127.0.0.1:1/", "security.alert", pytest.fail)


def test_faults_are_armed_and_turned_off(store: Path) -> None:
    order = FaultOrder("akuworks", Fault("status", {"status": 503}), 300.0)
    assert errands.arm(store, order) == (
        "fault status 503 armed on akuworks for 5:00 min: it acts on the next request"
    )
    with Reader(store) as reader:
        assert reader.endpoints()[0].armed_fault is not None
    forever = replace(order, seconds=None)
    assert "until off" in errands.arm(store, forever)
    assert errands.disarm_all(store) == "all faults are off"
    with Reader(store) as reader:
        assert reader.endpoints()[0].armed_fault is None
