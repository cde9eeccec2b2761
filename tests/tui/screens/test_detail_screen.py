from pathlib import Path

from inspector.tui.screens.events_screen import EventsScreen
from tests.tui import grid
from tests.tui.driving import NARROW, AppOf, message, press, running, shown, until
from tests.tui.filled_store import Row, fill


async def test_older_and_newer_requests_are_a_key_away(store: Path, app_of: AppOf) -> None:
    await fill(store, [Row(target=f"/{number}") for number in range(5)])
    app = app_of(store)
    async with running(app, NARROW) as pilot:
        await press(pilot, "enter")
        assert "#5  POST /4" in grid.text(app)
        assert "request 5 of 5" in message(app)
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert "#3  POST /2" in grid.text(app)
        await press(pilot, "left_square_bracket")
        assert "#4  POST /3" in grid.text(app)
        await press(pilot, "escape")
        assert shown(app) is EventsScreen
        assert "row 2 of 5" in message(app)


async def test_the_shown_request_stays_while_others_arrive(store: Path, app_of: AppOf) -> None:
    await fill(store, [Row(target="/mine")])
    app = app_of(store)
    async with running(app, NARROW) as pilot:
        await press(pilot, "enter")
        await fill(store, [Row(target="/other")] * 3)
        await until(pilot, lambda: "of 4" in message(app))
        assert "#1  POST /mine" in grid.text(app)


async def test_its_keys_are_those_of_the_request_and_the_endpoint(
    store: Path, app_of: AppOf
) -> None:
    await fill(store, [Row()])
    app = app_of(store)
    async with running(app, NARROW) as pilot:
        await press(pilot, "enter", "right")
        assert "X-AkuWorks-Signature: sha256=51be02" in grid.text(app)
        await press(pilot, "p")
        assert "body: raw" in message(app)
        await press(pilot, "w")
        assert "run off" in message(app)
        await press(pilot, "v")
        secret = app.session.feed.endpoints[0].secrets[0].reference
        assert secret in message(app)
        await press(pilot, "y")
        assert app.clipboard.startswith("curl ")
        await press(pilot, "f")
        assert "Arm a fault" in grid.text(app)
        await press(pilot, "escape")
        await press(pilot, "f9")
        assert message(app) == "all faults are off"
