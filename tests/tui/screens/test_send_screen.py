"""Sending samples to a receiver that really listens."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from inspector.model.armed_fault import ArmedFault
from inspector.model.fault import Fault
from inspector.receiver.receiver import Receiver
from inspector.store.endpoints import Endpoints
from inspector.tui.app import InspectorApp
from inspector.tui.screens.events_screen import EventsScreen
from inspector.tui.screens.send_screen import SendScreen
from inspector.tui.services.receiver_state import ReceiverState
from inspector.tui.services.stage import Stage
from tests.tui import grid
from tests.tui.driving import message, press, running, shown, until


@pytest.fixture
async def app(store: Path) -> AsyncIterator[InspectorApp]:
    receiver = Receiver(store, port=0)
    await receiver.start()
    app = InspectorApp(store)
    app.session.receiver = ReceiverState(Stage.LISTENING, url=receiver.url)
    yield app
    await receiver.stop()


@pytest.mark.parametrize(
    ("keys", "event"),
    [
        (["enter"], "verification.success"),
        (["2"], "config.updated"),
        (["down", "down", "enter"], "verification.failed"),
        (["4"], "security.alert"),
    ],
)
async def test_a_sample_arrives_and_is_valid(
    app: InspectorApp, keys: list[str], event: str
) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await until(pilot, lambda: shown(app) is SendScreen)
        assert "/hooks/akuworks" in grid.text(app)
        assert "••••••••" in grid.text(app)
        await press(pilot, *keys)
        await until(pilot, lambda: f"{event} delivered: 200" in message(app))
        await until(pilot, lambda: "✓ valid" in grid.text(app))
        assert event in grid.text(app)
        await until(pilot, lambda: "100.0 % ✓" in grid.text(app))
        await until(pilot, lambda: "Schema ✓" in grid.text(app))


async def test_escape_sends_nothing(app: InspectorApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await until(pilot, lambda: shown(app) is SendScreen)
        await press(pilot, "escape")
        assert shown(app) is EventsScreen
        assert app.session.feed.count == 0


async def test_what_fails_is_tried_again_and_said(app: InspectorApp, store: Path) -> None:
    with Endpoints(store) as endpoints:
        endpoints.arm("akuworks", ArmedFault(Fault("status", {"status": 503}), 1))
    async with running(app) as pilot:
        await press(pilot, "s")
        await until(pilot, lambda: shown(app) is SendScreen)
        await pilot.press("enter")
        await until(pilot, lambda: "attempt 1: 503, the next in" in message(app))
        await until(pilot, lambda: "↯503" in grid.text(app))
        await pilot.press("f9")
        await until(pilot, lambda: "delivered: 200" in message(app))
        await until(pilot, lambda: "↻" in grid.text(app))
