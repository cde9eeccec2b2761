"""What the keys and the mouse do on the events screen."""

from pathlib import Path

import pytest

from inspector.model.verdict_status import VerdictStatus
from inspector.store.reader import Reader
from inspector.tui.app import InspectorApp
from inspector.tui.screens.detail_screen import DetailScreen
from inspector.tui.screens.events_screen import EventsScreen
from inspector.tui.screens.fault_screen import FaultScreen
from inspector.tui.screens.send_screen import SendScreen
from inspector.tui.services.page import Page
from inspector.tui.services.view import View
from inspector.tui.widgets.detail_pane import DetailPane
from inspector.tui.widgets.event_list import EventList
from inspector.tui.widgets.text_view import TextView
from tests.tui import grid
from tests.tui.driving import NARROW, WIDE, AppOf, message, press, running, settle, shown, until
from tests.tui.filled_store import Row, answer, fill

ROWS = 200


@pytest.fixture
async def filled(store: Path) -> Path:
    """A store of 200 requests."""
    rows = [
        Row(
            target=f"/hooks/{number}",
            event_id=f"e{number // 2}",
            verdict=VerdictStatus.VALID if number % 3 else VerdictStatus.INVALID,
            body=b'{"number": %d, "text": "' % number + b"long " * 40 + b'"}',
        )
        for number in range(ROWS)
    ]
    await fill(store, rows)
    return store


def selected(app: InspectorApp) -> str | None:
    summary = app.screen_stack[0].query_one(EventList).selected
    return None if summary is None else summary.target


@pytest.mark.parametrize(
    ("keys", "target"),
    [
        (["down"], 198),
        (["j", "j"], 197),
        (["down", "down", "up"], 198),
        (["j", "k"], 199),
        (["pagedown"], 168),
        (["pagedown", "pagedown", "pageup"], 168),
        (["end"], 0),
        (["G"], 0),
        (["end", "home"], 199),
        (["G", "g"], 199),
        (["end", "down"], 0),
        (["up"], 199),
    ],
)
async def test_keys_move_the_selection(
    filled: Path, app_of: AppOf, keys: list[str], target: int
) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        await press(pilot, *keys)
        assert selected(app) == f"/hooks/{target}"
        assert "▌" in grid.text(app)
        assert f"POST /hooks/{target} " in grid.text(app)


async def test_the_newest_is_followed_until_the_selection_moves(
    filled: Path, app_of: AppOf
) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        await fill(filled, [Row(target="/hooks/new")])
        await until(pilot, lambda: selected(app) == "/hooks/new")
        await press(pilot, "down", "down")
        before = grid.text(app).split("\n")[2:30]
        await fill(filled, [Row(target="/newer")] * 3)
        await until(pilot, lambda: "3 new above" in message(app))
        await settle(pilot)
        assert selected(app) == "/hooks/198"
        after = grid.text(app).split("\n")[2:30]
        assert [line[:59] for line in before] == [line[:59] for line in after]
        await press(pilot, "g")
        assert selected(app) == "/newer"


async def test_space_pauses_and_follows_again(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        assert "following" in message(app)
        await press(pilot, "space")
        await fill(filled, [Row(target="/new")])
        await until(pilot, lambda: "1 new above" in message(app))
        assert selected(app) == "/hooks/199"
        await press(pilot, "space")
        assert selected(app) == "/new"
        assert "following" in message(app)


async def test_a_response_reaches_the_row_and_the_detail(store: Path, app_of: AppOf) -> None:
    await fill(store, [Row(status=None)])
    app = app_of(store)
    async with running(app) as pilot:
        assert "no response yet" in grid.text(app)
        await answer(store, 1, status=503, fault="status 503")
        await until(pilot, lambda: "answered 503" in grid.text(app))
        assert "↯503" in grid.text(app)


async def test_the_mouse_selects_opens_and_scrolls(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        await pilot.click(EventList, offset=(5, 4))
        await settle(pilot)
        assert selected(app) == "/hooks/196"
        await pilot.click(EventList, offset=(5, 0))
        await settle(pilot)
        assert selected(app) == "/hooks/196"
        await pilot.click(EventList, offset=(5, 6), times=2)
        await settle(pilot)
        assert shown(app) is DetailScreen
        assert selected(app) == "/hooks/194"


async def test_scrolling_away_from_the_newest_lets_the_view_stand(
    filled: Path, app_of: AppOf
) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        event_list = app.screen.query_one(EventList)
        event_list.scroll_relative(y=5, animate=False)
        await settle(pilot)
        assert not event_list.position.following
        await fill(filled, [Row()])
        await until(pilot, lambda: "1 new above" in message(app))
        assert event_list.scroll_offset.y == 6


async def test_enter_opens_the_request_and_escape_comes_back(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        await press(pilot, "down", "enter")
        assert shown(app) is DetailScreen
        assert "#199" in grid.text(app)
        await press(pilot, "escape")
        assert shown(app) is EventsScreen


@pytest.mark.parametrize(("key", "back"), [("right", "left"), ("l", "h")])
async def test_tabs_turn_round(filled: Path, app_of: AppOf, key: str, back: str) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        pane = app.screen.query_one(DetailPane)
        seen = []
        for _ in Page:
            seen.append(pane.page)
            await press(pilot, key)
        assert seen == list(Page)
        await press(pilot, back)
        assert pane.page.value == "schema"


async def test_p_goes_through_the_views_of_the_body(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        assert '"number": 199,' in grid.text(app)
        await press(pilot, "p")
        assert message(app) == "body: raw"
        assert '{"number": 199, "text"' in grid.text(app)
        await press(pilot, "p")
        assert "00000000  7b 22 6e 75" in grid.text(app)
        await press(pilot, "p")
        assert app.screen.query_one(DetailPane).view is View.PRETTY


async def test_w_wraps_or_not(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        view = app.screen.query_one(TextView)
        wrapped = view.virtual_size.height
        await press(pilot, "w")
        assert "run off" in message(app)
        assert view.virtual_size.height < wrapped
        await press(pilot, "w")
        assert view.virtual_size.height == wrapped


async def test_tab_moves_to_the_text_whose_keys_scroll_it(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app, (120, 24)) as pilot:
        await press(pilot, "w", "tab")
        view = app.screen.query_one(TextView)
        assert app.focused is view
        await press(pilot, "greater_than_sign")
        assert view.scroll_offset.x == 8
        await press(pilot, "less_than_sign")
        assert view.scroll_offset.x == 0
        await press(pilot, "w", "p", "p")
        for key, back in (
            ("down", "up"),
            ("j", "k"),
            ("pagedown", "pageup"),
            ("end", "home"),
            ("G", "g"),
            ("space", "pageup"),
        ):
            await press(pilot, key)
            assert view.scroll_offset.y > 0, key
            await press(pilot, back)
            assert view.scroll_offset.y == 0, back
        await press(pilot, "shift+tab")
        assert isinstance(app.focused, EventList)


async def test_copying_the_text_says_so_and_shows_it(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        await press(pilot, "p", "Y")
        assert app.clipboard == '{"number": 199, "text": "' + "long " * 40 + '"}'
        assert "the body of the request copied" in message(app)
        assert "^y shows it" in message(app)
        await press(pilot, "ctrl+y")
        assert '{"number": 199' in grid.text(app)
        await press(pilot, "escape")
        assert shown(app) is EventsScreen


async def test_nothing_copied_is_said(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        await press(pilot, "ctrl+y")
        assert message(app) == "nothing was copied yet"
        await press(pilot, "ctrl+c")
        assert "ctrl+q quits" in message(app)


async def test_the_mouse_selects_text_that_is_copied(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        await pilot.mouse_down(TextView, offset=(5, 1))
        await pilot.hover(TextView, offset=(13, 1))
        await pilot.mouse_up(TextView, offset=(13, 1))
        await settle(pilot)
        await press(pilot, "ctrl+c")
        assert app.clipboard in '  "number": 199,'
        assert app.clipboard


async def test_the_secret_is_masked_shown_hidden_and_copied(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        secret = app.session.feed.endpoints[0].secrets[0].reference
        assert secret not in grid.text(app)
        assert "••••••••" in grid.text(app)
        await press(pilot, "v")
        assert secret in grid.text(app)
        assert secret in message(app)
        await press(pilot, "v")
        assert secret not in grid.text(app)
        await press(pilot, "c")
        assert app.clipboard == secret
        assert secret not in grid.text(app)
        assert "secret of akuworks copied" in message(app)


async def test_y_copies_a_signed_curl_line(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await press(pilot, "y")
        assert app.clipboard.startswith("curl -X POST http://127.0.0.1:4665/hooks/akuworks")
        assert "X-AkuWorks-Signature: sha256=" in app.clipboard
        assert "a signed curl line copied" in message(app)


async def test_dialogs_open_by_their_keys(store: Path, app_of: AppOf) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await press(pilot, "f")
        assert shown(app) is FaultScreen
        await press(pilot, "escape", "s")
        await until(pilot, lambda: shown(app) is SendScreen)
        await press(pilot, "escape")
        assert shown(app) is EventsScreen


async def test_without_a_receiver_nothing_that_needs_one_is_offered(store: Path) -> None:
    app = InspectorApp(store)
    async with running(app) as pilot:
        assert "send sample" not in grid.text(app)
        await press(pilot, "s", "y")
        assert shown(app) is EventsScreen
        assert app.clipboard == ""


@pytest.mark.parametrize("key", ["f9", "0"])
async def test_one_key_turns_all_faults_off(store: Path, app_of: AppOf, key: str) -> None:
    app = app_of(store)
    async with running(app) as pilot:
        await press(pilot, "f", "2")
        await until(pilot, lambda: "↯ fault status 503 on akuworks" in grid.text(app))
        await press(pilot, key)
        await until(pilot, lambda: "↯" not in grid.text(app))
        assert message(app) == "all faults are off"
    with Reader(store) as reader:
        assert reader.endpoints()[0].armed_fault is None


async def test_the_keys_of_the_footer_can_be_clicked(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        bottom = grid.text(app).split("\n")[-1]
        await pilot.click("KeyBar", offset=(bottom.index("open"), 0))
        await settle(pilot)
        assert shown(app) is DetailScreen


async def test_a_tab_can_be_clicked(filled: Path, app_of: AppOf) -> None:
    app = app_of(filled)
    async with running(app) as pilot:
        await pilot.click("TabBar", offset=(10, 1))
        await settle(pilot)
        assert app.screen.query_one(DetailPane).page is Page.HEADERS


async def test_from_narrow_to_wide_the_detail_comes_beside_the_list(
    filled: Path, app_of: AppOf
) -> None:
    app = app_of(filled)
    async with running(app, NARROW) as pilot:
        assert not app.screen.query_one(DetailPane).display
        assert "size" in grid.text(app).split("\n")[1]
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        await settle(pilot)
        assert app.screen.query_one(DetailPane).display
        assert "#200" in grid.text(app)
        await pilot.resize_terminal(30, 8)
        await settle(pilot)
        assert "Inspector needs 40 by 10" in grid.text(app)
        await pilot.resize_terminal(40, 10)
        await settle(pilot)
        assert "✓ valid" in grid.text(app)
