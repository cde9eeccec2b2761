"""Errands with real receivers and real stores."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.model.endpoint import Endpoint
from inspector.model.fault import Fault
from inspector.model.inspector_error import InspectorError
from inspector.model.secret import Secret
from inspector.receiver.receiver import Receiver
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


async def test_what_cannot_be_delivered_is_told_with_its_reason(
    store: Path, endpoint: Endpoint
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        heard: list[str] = []
        words, delivered = await errands.send(
            store, endpoint, f"http://127.0.0.1:{port}/", "security.alert", heard.append
        )
    assert not delivered
    assert "not delivered: refused, given up after 4 attempts" in words
    assert len(heard) == 3
    assert heard[0].startswith("attempt 1: refused, the next in ")


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
