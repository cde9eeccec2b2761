from pathlib import Path

from inspector.tui.actions import ACTIONS, BY_ID, of_scopes
from inspector.tui.palette import commands, owner_of, scopes_of
from inspector.tui.screens.events_screen import EventsScreen
from inspector.tui.widgets.event_list import EventList
from tests.tui.driving import AppOf, running
from tests.tui.filled_store import Row, fill


async def test_every_action_of_the_screen_is_a_command(store: Path, app_of: AppOf) -> None:
    await fill(store, [Row()])
    app = app_of(store)
    async with running(app):
        titles = {command.title for command in commands(app.screen)}
        assert scopes_of(app.screen) == EventsScreen.SCOPES
        for action in of_scopes([*EventsScreen.SCOPES, "everywhere"]):
            if action.id != "everywhere.command-palette":
                assert f"{action.help} ({action.key_signs})" in titles


async def test_what_cannot_be_done_is_no_command(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app):
        titles = {command.title for command in commands(app.screen)}
        assert not any(title.startswith("Open the request") for title in titles)
        assert any(title.startswith("Send a signed sample") for title in titles)


async def test_a_command_is_done_by_its_owner_whatever_has_the_focus(
    store: Path, app_of: AppOf
) -> None:
    await fill(store, [Row(), Row()])
    app = app_of(store)
    async with running(app):
        app.screen.focus_next()
        down = next(
            each for each in commands(app.screen) if each.title.startswith("Select the older")
        )
        await down.callback()
        assert app.screen.query_one(EventList).position.row == 1
        assert owner_of(BY_ID["send.send"], app.screen) is None


def test_no_title_holds_markup() -> None:
    assert all(
        "[" not in f"{action.help} ({action.key_signs})"
        for action in ACTIONS
        if action.scope != "detail"
    )
