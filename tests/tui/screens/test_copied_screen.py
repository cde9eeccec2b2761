from pathlib import Path

import pytest

from inspector.tui.screens.copied_screen import CopiedScreen
from inspector.tui.screens.events_screen import EventsScreen
from tests.tui import grid
from tests.tui.driving import AppOf, message, press, running, shown


@pytest.mark.parametrize("away", ["escape", "q"])
async def test_what_was_copied_is_shown_whole_and_visible(
    store: Path, app_of: AppOf, away: str
) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        page = app.screen
        assert isinstance(page, EventsScreen)
        page.copy("one\nt\x1bwo", "a text")
        assert message(app) == (
            "a text copied; it holds control characters · not in your clipboard? ^y shows it"
        )
        assert app.clipboard == "one\nt\x1bwo"
        await press(pilot, "ctrl+y")
        assert shown(app) is CopiedScreen
        assert "t␛wo" in grid.text(app)
        await press(pilot, away)
        assert shown(app) is EventsScreen


async def test_what_no_clipboard_takes_is_not_sent_to_one(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app):
        page = app.screen
        assert isinstance(page, EventsScreen)
        page.copy("x" * 1_000_001, "a text")
        assert "too long" in message(app)
        assert app.clipboard == ""


async def test_lone_surrogates_are_copied_as_question_marks(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app):
        page = app.screen
        assert isinstance(page, EventsScreen)
        page.copy("a\ud800b", "a text")
        assert app.clipboard == "a?b"
