from pathlib import Path

import pytest

from inspector.tui.actions import of_scopes
from inspector.tui.screens.detail_screen import DetailScreen
from inspector.tui.screens.events_screen import EventsScreen
from inspector.tui.screens.help_screen import HelpScreen
from inspector.tui.widgets.text_view import TextView
from tests.tui import grid
from tests.tui.driving import NARROW, AppOf, press, running, shown
from tests.tui.filled_store import Row, fill


@pytest.mark.parametrize("key", ["question_mark", "f1"])
@pytest.mark.parametrize("away", ["escape", "q"])
async def test_help_opens_and_closes(store: Path, app_of: AppOf, key: str, away: str) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await press(pilot, key)
        assert shown(app) is HelpScreen
        text = grid.text(app)
        for action in of_scopes([*EventsScreen.SCOPES, "everywhere"]):
            assert action.help in text
        await press(pilot, away)
        assert shown(app) is EventsScreen


async def test_help_is_that_of_the_screen_and_scrolls_where_it_does_not_fit(
    store: Path, app_of: AppOf
) -> None:
    await fill(store, [Row()])
    app = app_of(store)
    async with running(app, NARROW) as pilot:
        await press(pilot, "enter")
        assert shown(app) is DetailScreen
        await press(pilot, "question_mark")
        assert "Show the older request" in grid.text(app)
        assert "SIGNS" not in grid.text(app)
        await press(pilot, "end")
        assert "SIGNS" in grid.text(app)
        assert app.screen.query_one(TextView).scroll_offset.y > 0
