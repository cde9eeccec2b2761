"""The application around the screens."""

import asyncio
from pathlib import Path

import pytest
from textual import work

from inspector.model.inspector_error import InspectorError
from inspector.tui.app import InspectorApp, run
from inspector.tui.screens.events_screen import EventsScreen
from inspector.tui.services.crash import Crash
from inspector.tui.services.receiver_link import ReceiverLink
from inspector.tui.services.stage import Stage
from tests.tui import grid
from tests.tui.driving import AppOf, message, press, running, shown, until
from tests.tui.filled_store import Row, fill


async def test_ctrl_q_quits(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
    assert not app.return_code


async def test_ctrl_q_quits_from_a_dialog(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await press(pilot, "f")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)


async def test_ctrl_t_switches_dark_and_light(store: Path, app_of: AppOf) -> None:
    await fill(store, [Row()])
    app = app_of(store)
    async with running(app) as pilot:
        assert app.theme == "inspector-dark"
        dark = grid.styles(app)
        text = grid.text(app)
        await press(pilot, "ctrl+t")
        assert app.theme == "inspector-light"
        assert grid.text(app) == text
        await press(pilot, "ctrl+t")
        assert app.theme == "inspector-dark"
        assert grid.styles(app) == dark


def test_an_unknown_theme_of_the_environment_is_passed_over(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", "no-such-theme")
    assert InspectorApp(store).theme == "inspector-dark"


async def test_the_palette_finds_an_action_and_does_it(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await press(pilot, "ctrl+p")
        await until(pilot, lambda: "Leave Inspector" in grid.text(app))
        await pilot.press(*"armfault")
        await until(pilot, lambda: "Leave Inspector" not in grid.text(app))
        await pilot.press("enter")
        await until(pilot, lambda: "status 503" in grid.text(app))


async def test_a_crash_keeps_its_error_and_shows_nothing_of_it(store: Path) -> None:
    class Broken(InspectorApp):
        def action_help(self) -> None:
            raise ValueError("secret")

    app = Broken(store)
    with pytest.raises(Crash) as caught:
        async with running(app) as pilot:
            await press(pilot, "question_mark")
    assert isinstance(app.crash, ValueError)
    assert caught.value.error is app.crash
    assert "secret" not in str(caught.value)


async def test_a_crash_in_a_worker_is_told_as_what_it_was(store: Path) -> None:
    class Broken(InspectorApp):
        def action_help(self) -> None:
            self.fail_later()

        @work
        async def fail_later(self) -> None:
            raise ValueError("secret")

    app = Broken(store)
    with pytest.raises(Crash):
        async with running(app) as pilot:
            await press(pilot, "question_mark")
    assert isinstance(app.crash, ValueError)


def test_it_does_not_run_without_a_terminal(store: Path) -> None:
    with pytest.raises(InspectorError, match="no terminal"):
        run(store, host="127.0.0.1", port=0, keep=False)


async def test_a_receiver_is_started_told_and_a_story_is_played(tmp_path: Path) -> None:
    store = tmp_path / "new" / "inspector.db"
    link = ReceiverLink(store, host="127.0.0.1", port=0, keep=False)
    played: list[tuple[str, Path]] = []

    async def story(url: str, path: Path) -> None:
        played.append((url, path))
        raise InspectorError("the story failed", "in its middle")

    app = InspectorApp(store, link=link, story=story)
    try:
        async with running(app) as pilot:
            await until(pilot, lambda: app.session.receiver.stage is Stage.LISTENING)
            await until(pilot, lambda: "Waiting for webhooks on" in grid.text(app))
            assert message(app) == "the story failed · in its middle"
            assert played == [(app.session.receiver.url, store)]
            assert shown(app) is EventsScreen
    finally:
        await asyncio.to_thread(link.stop)


async def test_a_store_that_is_none_is_told_on_the_screen(tmp_path: Path, app_of: AppOf) -> None:
    path = tmp_path / "inspector.db"
    path.write_bytes(b"this is a letter, not a database " * 50)
    app = app_of(path)
    async with running(app) as pilot:
        await until(pilot, lambda: "is not an Inspector store" in grid.text(app))
