from dataclasses import replace
from pathlib import Path

import pytest

from inspector.model.endpoint import Endpoint
from inspector.store.endpoints import Endpoints
from inspector.tui.app import InspectorApp
from inspector.tui.services.receiver_state import ReceiverState
from inspector.tui.services.stage import Stage
from tests.tui import grid
from tests.tui.driving import NARROW, WIDE, AppOf, running


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_it_teaches_the_url_the_keys_and_a_line_to_paste(
    store: Path, app_of: AppOf, size: tuple[int, int]
) -> None:
    async with running(app_of(store), size) as pilot:
        text = grid.text(pilot.app)
        assert "Waiting for webhooks on  http://127.0.0.1:4665/hooks/akuworks" in text
        assert "s  send a signed sample event" in text
        assert "y  copy this line; its signature is right:" in text
        assert "curl -X POST http://127.0.0.1:4665/hooks/akuworks" in text
        assert "v  show the secret main: ••••••••  (c copies it)" in text


async def test_while_the_receiver_starts_it_says_so_and_offers_no_line(store: Path) -> None:
    async with running(InspectorApp(store)) as pilot:
        assert "Starting the receiver …" in grid.text(pilot.app)
        assert "curl" not in grid.text(pilot.app)


async def test_without_a_receiver_it_says_so(store: Path) -> None:
    app = InspectorApp(store)
    app.session.receiver = ReceiverState(Stage.FAILED, problem="Port 4665 is in use")
    async with running(app):
        assert "No receiver is running" in grid.text(app)
        assert "✗ Port 4665 is in use" in grid.text(app)


async def test_an_endpoint_without_secret_or_provider_has_a_plain_line(
    store: Path, endpoint: Endpoint, app_of: AppOf
) -> None:
    with Endpoints(store) as endpoints:
        endpoints.set(replace(endpoint, provider=None, secrets=()))
    async with running(app_of(store)) as pilot:
        text = grid.text(pilot.app)
        assert "signatures are not checked" in text
        assert '{"hello":"inspector"}' in text
