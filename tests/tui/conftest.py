"""Stores and apps for the screen's tests; local time is UTC, and no terminal's wishes count."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector.model.endpoint import Endpoint
from inspector.tui.app import InspectorApp
from inspector.tui.services.receiver_state import ReceiverState
from inspector.tui.services.stage import Stage
from tests.tui import filled_store

LISTENING = ReceiverState(Stage.LISTENING, url="http://127.0.0.1:4665")


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("NO_COLOR", "COLORFGBG", "TEXTUAL_THEME", "INSPECTOR_STORE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """An empty store with the default endpoint."""
    path = tmp_path / "store" / "inspector.db"
    filled_store.make(path)
    return path


@pytest.fixture
def endpoint(store: Path) -> Endpoint:
    """The default endpoint of the store."""
    return filled_store.make(store)


@pytest.fixture
def app_of() -> Callable[[Path], InspectorApp]:
    """Make an app that shows a store, as if a receiver listened."""

    def make(store: Path) -> InspectorApp:
        app = InspectorApp(store)
        app.session.receiver = LISTENING
        return app

    return make
