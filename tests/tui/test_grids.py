"""Whole screens as text, kept beside this file: a change of looks is a change that a review reads.

`UPDATE_GRIDS=1 pytest tests/tui/test_grids.py` writes them anew.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.model.armed_fault import ArmedFault
from inspector.model.fault import Fault
from inspector.model.secret import Secret
from inspector.model.verdict_status import VerdictStatus
from inspector.store.endpoints import Endpoints
from inspector.tui.app import InspectorApp
from inspector.tui.services.receiver_state import ReceiverState
from inspector.tui.services.stage import Stage
from tests.tui import grid
from tests.tui.driving import press, running, until
from tests.tui.filled_store import MILLISECOND, MORNING, SECOND, Row, fill

FOLDER = Path(__file__).parent / "grids"
NOW = MORNING + 600 * SECOND
SIZES = [(120, 36), (80, 24)]
ROWS = [
    Row(event_id="a", body=b'{"event":"verification.success","user":{"id":"9","n":1.0}}'),
    Row(event_id="b", event_type="security.alert", status=503, fault="status 503"),
    Row(event_id="b", event_type="security.alert", duration=1_204 * MILLISECOND),
    Row(event_type=None, endpoint=False, verdict=VerdictStatus.UNCHECKED, reason="No endpoint stands at this path.", target="/health", method="GET", body=b""),
    Row(verdict=VerdictStatus.STALE, reason="The signature is 412 s old; 300 s are allowed.", status=401),
    Row(verdict=VerdictStatus.MALFORMED, reason="The header is no signature.", event_type=None, problem="the body was cut short", status=400, body=b"\x00\x01binary\xff" * 40),
    Row(verdict=VerdictStatus.MISSING, reason="There is no signature.", event_type="config.updated", status=401),
    Row(verdict=VerdictStatus.INVALID, reason="The X-AkuWorks-Signature header does not match the body with secret main.", event_type="verification.failed", status=401, body='{"event":"verification.failed","name":"\u202eevil \U0001f600 日本"}'.encode()),
]  # fmt: skip


@pytest.fixture
def plain(store: Path) -> Path:
    """An empty store whose secret is always the same."""
    with Endpoints(store) as endpoints:
        endpoint = endpoints.ensure_default()
        endpoints.set(replace(endpoint, secrets=(Secret("main", "whsec_for-tests"),)))
    return store


@pytest.fixture
async def filled(plain: Path) -> Path:
    await fill(plain, ROWS)
    return plain


def app_at_noon(store: Path) -> InspectorApp:
    app = InspectorApp(store, clock=lambda: NOW)
    app.session.receiver = ReceiverState(Stage.LISTENING, url="http://127.0.0.1:4665")
    return app


def path_of(name: str, size: tuple[int, int]) -> Path:
    return FOLDER / f"{name}-{size[0]}x{size[1]}.txt"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("events", []),
        ("events-third", ["down", "down"]),
        ("detail", ["enter"]),
        ("detail-headers", ["enter", "right"]),
        ("detail-response", ["end", "up", "enter", "right", "right"]),
        ("detail-attempts", ["end", "up", "enter", "right", "right", "right"]),
        ("detail-schema", ["enter", "left"]),
        ("detail-binary", ["down", "down", "enter"]),
        ("help", ["question_mark"]),
        ("fault", ["f"]),
    ],
)
async def test_a_filled_store(
    filled: Path, name: str, keys: list[str], size: tuple[int, int]
) -> None:
    app = app_at_noon(filled)
    async with running(app, size) as pilot:
        await press(pilot, *keys)
        grid.check(app, path_of(name, size))


@pytest.mark.parametrize("size", [*SIZES, (40, 10)])
async def test_an_empty_store(plain: Path, size: tuple[int, int]) -> None:
    app = app_at_noon(plain)
    async with running(app, size):
        grid.check(app, path_of("empty", size))


@pytest.mark.parametrize("size", SIZES)
async def test_the_send_dialog(plain: Path, size: tuple[int, int]) -> None:
    app = app_at_noon(plain)
    async with running(app, size) as pilot:
        await press(pilot, "s")
        await until(pilot, lambda: "Send a signed sample" in grid.text(app))
        grid.check(app, path_of("send", size))


@pytest.mark.parametrize("size", [*SIZES, (40, 10)])
async def test_a_fault_and_a_problem(filled: Path, size: tuple[int, int]) -> None:
    with Endpoints(filled) as endpoints:
        armed = ArmedFault(Fault("delay", {"seconds": 6.0}), NOW, NOW + 272 * SECOND)
        endpoints.arm("akuworks", armed)
    app = app_at_noon(filled)
    app.session.receiver = replace(
        app.session.receiver, problem="Captures are refused: the disk is full", open_to_all=True
    )
    async with running(app, size):
        grid.check(app, path_of("alerts", size))


@pytest.mark.parametrize("size", [(40, 10), (39, 10), (60, 9), (200, 50)])
async def test_other_sizes(filled: Path, size: tuple[int, int]) -> None:
    app = app_at_noon(filled)
    async with running(app, size):
        grid.check(app, path_of("events", size))
