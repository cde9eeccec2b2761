from dataclasses import replace
from pathlib import Path

import pytest

from inspector.model.armed_fault import ArmedFault
from inspector.model.endpoint import Endpoint
from inspector.model.fault import Fault
from inspector.store.endpoints import Endpoints
from inspector.store.reader import Reader
from inspector.tui.app import InspectorApp
from inspector.tui.screens.events_screen import EventsScreen
from tests.tui import grid
from tests.tui.driving import AppOf, message, press, running, shown, until

MINUTES = 60 * 1_000_000_000


def armed(store: Path, name: str = "akuworks") -> ArmedFault | None:
    with Reader(store) as reader:
        return next(each.armed_fault for each in reader.endpoints() if each.name == name)


async def arm_with(app: InspectorApp, *keys: str) -> None:
    async with running(app) as pilot:
        await press(pilot, "f", *keys)
        await until(pilot, lambda: "armed on" in message(app))
        assert shown(app) is EventsScreen


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        (["1"], Fault("status", {"status": 500})),
        (["2"], Fault("status", {"status": 503})),
        (["3"], Fault("status", {"status": 429})),
        (["4"], Fault("delay", {"seconds": 3.0})),
        (["5"], Fault("delay", {"seconds": 6.0})),
        (["6"], Fault("hang")),
        (["down", "enter"], Fault("status", {"status": 503})),
        (["j", "j", "k", "enter"], Fault("status", {"status": 503})),
        (["down", "down", "up", "enter"], Fault("status", {"status": 503})),
    ],
)
async def test_a_fault_is_armed_for_five_minutes(
    store: Path, app_of: AppOf, keys: list[str], fault: Fault
) -> None:
    await arm_with(app_of(store), *keys)
    found = armed(store)
    assert found is not None
    assert (found.fault.kind, dict(found.fault.options)) == (fault.kind, dict(fault.options))
    assert found.until is not None
    assert found.until - found.armed_at == 5 * MINUTES


async def test_d_arms_until_it_is_turned_off(store: Path, app_of: AppOf) -> None:
    await arm_with(app_of(store), "d", "1")
    found = armed(store)
    assert found is not None
    assert found.until is None


async def test_d_twice_is_five_minutes_again(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await press(pilot, "f", "d")
        assert "until it is turned off" in grid.text(app)
        await press(pilot, "d")
        assert "for 5 minutes" in grid.text(app)


async def test_e_chooses_another_endpoint(store: Path, endpoint: Endpoint, app_of: AppOf) -> None:
    with Endpoints(store) as endpoints:
        endpoints.add(replace(endpoint, name="other", path="/other"))
    await arm_with(app_of(store), "e", "1")
    assert armed(store) is None
    assert armed(store, "other") is not None


async def test_escape_changes_nothing(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await press(pilot, "f", "escape")
        assert shown(app) is EventsScreen
    assert armed(store) is None


@pytest.mark.parametrize("key", ["0", "f9"])
async def test_faults_can_be_turned_off_from_the_dialog(
    store: Path, app_of: AppOf, key: str
) -> None:
    with Endpoints(store) as endpoints:
        endpoints.arm("akuworks", ArmedFault(Fault("hang"), 1))
    app = app_of(store)
    async with running(app) as pilot:
        assert "↯ fault hang" in grid.text(app)
        await press(pilot, "f", key)
        await until(pilot, lambda: armed(store) is None)


async def test_a_double_click_arms(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await press(pilot, "f")
        await pilot.click("Choices", offset=(8, 1))
        assert "▌ 2" in grid.text(app)
        await pilot.click("Choices", offset=(8, 5), times=2)
        await until(pilot, lambda: "fault hang armed" in message(app))


async def test_a_store_that_takes_nothing_is_told(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await press(pilot, "f")
        app.session.store = store.with_name("gone.db")
        await press(pilot, "1")
        await until(pilot, lambda: "There is no store" in message(app))
